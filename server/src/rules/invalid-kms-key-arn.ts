import { withoutVariables } from '../policy/arn';
import { scalarText } from '../policy/scalar-text';
import { wildcardsOverlap } from '../policy/wildcard';
import type { RuleModule } from './rule';

export const invalidKmsKeyArn: RuleModule = {
  meta: {
    name: 'invalid-kms-key-arn',
    summary: 'A value that is no ARN of a KMS key, for a condition key that always is one.',
    category: 'error',
    fix: 'never',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'INVALID_KMS_KEY_VALUE' }],
  },
  check: {
    ConditionTest({ operator, key, values }, { report }) {
      if ((operator?.family !== 'String' && operator?.family !== 'Arn') || !keysOfKmsKeys.has(key.text.toLowerCase())) {
        return;
      }
      for (const value of values) {
        const text = scalarText(value);
        if (text !== undefined && !canBeKeyArn(text)) {
          report({
            at: value.span,
            message: `\`${text}\` is not the ARN of a KMS key, as \`${key.text}\` always is: no request matches it. Write \`arn:aws:kms:Region:account:key/key-id\`; an alias does not do.`,
          });
        }
      }
    },
  },
};

/** Keys whose value AWS's own pages say to be the ARN of a KMS key. In lower case. */
const keysOfKmsKeys = new Set(['s3:x-amz-server-side-encryption-aws-kms-key-id', 's3express:x-amz-server-side-encryption-aws-kms-key-id']);

/** Whether the text, its wildcards and variables filled in, can be `arn:aws:kms:us-east-1:111122223333:key/…`. */
function canBeKeyArn(text: string): boolean {
  return wildcardsOverlap(withoutVariables(text), 'arn:aws*:kms:?*:????????????:key/?*');
}
