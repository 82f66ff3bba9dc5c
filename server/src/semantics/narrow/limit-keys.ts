import type { PolicyDocument, Statement } from '../../policy/ast';
import { listed } from '../../policy/writer';
import type { ServiceReference } from '../../reference/types';
import { hasKey } from '../condition-keys-of';
import { knownStop, stopWith } from '../known-stops';
import type { ValuesInUse } from '../values-in-use';
import { resourceOfType } from './arn-to-fill';
import { guardActions } from './guard-actions';
import { type Narrowing, narrowing } from './narrowing';

const uses = new Set('Decrypt Encrypt GenerateDataKey GenerateDataKeyWithoutPlaintext ReEncryptFrom ReEncryptTo'.split(' '));

/**
 * Keeps the use of KMS keys to what one service does for the caller, and to one key where any is allowed. Whoever encrypts with an SDK
 * of their own calls KMS directly, and needs the ARN alone.
 *
 * Why that narrows: see `guardActions`; the entry of Resource that is replaced covers the key whatever is filled in.
 */
export function limitKeys(
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
  known: ValuesInUse,
): readonly Narrowing[] {
  const { resource, condition } = statement;
  if (resource === undefined || resource.negated || (condition && hasKey(condition, 'kms:ViaService'))) {
    return [];
  }
  const key = resourceOfType(reference, 'kms', 'key', known, resource);
  const ofKeys = resource.patterns.map(({ arn }) => arn?.region ?? '').filter((region) => /^[a-z]+-/.test(region));
  const region = knownStop('Region', known, 'region', ofKeys);
  const edits = guardActions(reference, document, statement, {
    isGuarded: ({ servicePrefix, name }) => servicePrefix === 'kms' && uses.has(name),
    tests: [['StringEquals', 'kms:ViaService', `${stopWith('s3', [])}.${region}.amazonaws.com`]],
    resource: key && listed(key),
    word: 'Keys',
  });
  return edits === undefined ? [] : [narrowing(`Limit the use of ${key === undefined ? 'keys' : 'one key'} to one service`, edits)];
}
