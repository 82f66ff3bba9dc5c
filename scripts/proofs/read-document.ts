import path from 'node:path';
import { jsonHost } from '../../server/src/hosts/json';
import { readReferenceFolder } from '../../server/src/node/reference-source';
import type { PolicyDocument } from '../../server/src/policy/ast';
import { createReference } from '../../server/src/reference/create-reference';

export const reference = createReference(readReferenceFolder(path.resolve(__dirname, '../../../server/dist/data')));

/** The policy in a JSON text; `undefined` when the host finds none. */
export function readDocument(text: string): PolicyDocument | undefined {
  return jsonHost.findPolicies(text).policies[0];
}
