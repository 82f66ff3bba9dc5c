import { withoutVariables } from '../policy/arn';
import type { PolicyDocument } from '../policy/ast';
import { scalarText } from '../policy/scalar-text';
import type { Value } from '../policy/value';
import { wildcardsOverlap } from '../policy/wildcard';
import { tabStop } from '../text/tab-stop';
import type { Fix, RuleModule } from './rule';

export const invalidKmsKeyArn: RuleModule = {
  meta: {
    name: 'invalid-kms-key-arn',
    summary: 'A value that is no ARN of a KMS key, for a condition key that always is one.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'INVALID_KMS_KEY_VALUE' }],
  },
  check: {
    ConditionTest({ operator, key, values }, { document, report }) {
      if ((operator?.family !== 'String' && operator?.family !== 'Arn') || !keysOfKmsKeys.has(key.text.toLowerCase())) {
        return;
      }
      for (const value of values) {
        const text = scalarText(value);
        if (text !== undefined && !canBeKeyArn(text)) {
          report({
            at: value.span,
            message: `\`${text}\` is not the ARN of a KMS key, as \`${key.text}\` always is: no request matches it. Write \`arn:aws:kms:Region:account:key/key-id\`; an alias does not do.`,
            fixes: () => (keyId.test(text) ? [writeArn(document, value, text)] : []),
          });
        }
      }
    },
  },
};

/** Keys whose value AWS's own pages say to be the ARN of a KMS key. In lower case. */
const keysOfKmsKeys = new Set(['s3:x-amz-server-side-encryption-aws-kms-key-id', 's3express:x-amz-server-side-encryption-aws-kms-key-id']);

/** As AWS makes them; those of multi-Region keys begin with `mrk-`. */
const keyId = /^(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function writeArn({ writer }: PolicyDocument, value: Value, id: string): Fix {
  const arn = `arn:aws:kms:${tabStop('region')}:${tabStop('account')}:key/${id}`;
  return { title: 'Write the ARN of the key', safety: 'unsafe', edits: [writer.replace(value, arn)] };
}

/** Whether the text, its wildcards and variables filled in, can be `arn:aws:kms:us-east-1:111122223333:key/…`. */
function canBeKeyArn(text: string): boolean {
  return wildcardsOverlap(withoutVariables(text), 'arn:aws*:kms:?*:????????????:key/?*');
}
