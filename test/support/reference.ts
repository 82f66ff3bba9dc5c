import path from 'node:path';
import { readReferenceFolder } from '../../server/src/node/reference-source';
import { createReference } from '../../server/src/reference/create-reference';

export const root = path.resolve(__dirname, '../../..');

/** The data of the build, read once for all tests. */
export const reference = createReference(readReferenceFolder(path.join(root, 'server/dist/data')));
