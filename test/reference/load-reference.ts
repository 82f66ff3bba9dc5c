import path from 'node:path';
import { readReferenceFolder } from '../../server/src/node/reference-source';
import { createReference } from '../../server/src/reference/create-reference';
import type { ServiceReference } from '../../server/src/reference/types';

/** The folder of the generated data, as a build leaves it. */
export const dataFolder = path.join(__dirname, '../../../server/dist/data');

/** A reference over the generated data. */
export function loadReference(): ServiceReference {
  return createReference(readReferenceFolder(dataFolder));
}
