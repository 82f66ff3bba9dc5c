import type { ActionPattern } from '../../policy/action-pattern';
import type { PolicyDocument, Statement } from '../../policy/ast';
import { type Narrowing, narrowing } from './narrowing';
import { replaceEntry } from './replace-entry';

/** Source: AWS KMS Developer Guide, "Default key policy", what it allows key users and key administrators. */
const use: readonly string[] = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'];
const management: readonly string[] = [
  'kms:Create*',
  'kms:Describe*',
  'kms:Enable*',
  'kms:List*',
  'kms:Put*',
  'kms:Update*',
  'kms:Revoke*',
  'kms:Disable*',
  'kms:Get*',
  'kms:Delete*',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:ScheduleKeyDeletion',
  'kms:CancelKeyDeletion',
];

/**
 * Puts what the users of a key need, or its administrators, in the place of everything.
 *
 * Why that narrows: `kms:*` and `*` cover each of the entries.
 */
export function keepKeyUse(document: PolicyDocument, { effect, action }: Statement, entry: ActionPattern): readonly Narrowing[] {
  if (effect !== 'Allow' || action === undefined || action.negated) {
    return [];
  }
  const choices = [
    ['Keep what using the key needs', use],
    ['Keep what managing the key needs', management],
  ] as const;
  return choices.flatMap(([title, entries]) => {
    const edits = replaceEntry(document, action, entry, entries);
    return edits === undefined ? [] : [narrowing(title, edits)];
  });
}
