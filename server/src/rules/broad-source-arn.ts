import { readArn } from '../policy/arn';
import { hasPlaceholder } from '../policy/placeholder';
import { isStatic } from '../policy/value';
import { limitsKey } from '../semantics/limits-key';
import { principalsOf } from '../semantics/named-principals';
import { limitSource } from '../semantics/narrow/limit-source';
import { tellsSourceAccount } from '../semantics/restricts-source';
import type { RuleModule } from './rule';

export const broadSourceArn: RuleModule = {
  meta: {
    name: 'broad-source-arn',
    summary: 'An AWS service let in on behalf of resources of any account.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['resource-based', 'trust'],
  },
  check: {
    ConditionTest({ key, operator, values }, { document, statement, report }) {
      const [service] = principalsOf(statement?.principal, 'Service');
      if (statement?.effect !== 'Allow' || service === undefined || key.text.toLowerCase() !== 'aws:sourcearn') {
        return;
      }
      if (operator?.wildcards !== true || operator.negated || limitsKey(statement.condition, tellsAccount)) {
        return;
      }
      for (const value of values) {
        if (value.kind === 'string' && isStatic(value) && !hasPlaceholder(value.text) && isOfAnyAccount(value.text)) {
          report({
            at: value.span,
            message: `\`${value.text}\` leaves the account open: \`${service.text}\` acts here for whoever has such a resource, in any account. Write the account, or compare \`aws:SourceAccount\` as well.`,
            fixes: (known) => limitSource(document, statement, known),
          });
        }
      }
    },
  },
};

/** Keys beside which the ARN need not tell the account. In lower case. */
function tellsAccount(key: string): boolean {
  return tellsSourceAccount(key) || key === 'kms:calleraccount';
}

/** Whether the pattern matches ARNs of every account; for those that have none, as of buckets, whether it matches every name. */
function isOfAnyAccount(text: string): boolean {
  const arn = readArn(text);
  if (arn === undefined) {
    return /^[*?:]*\*$|^arn(:[^:]*)?:?\*$/.test(text);
  }
  return arn.account === '' ? /^[*?]+$/.test(arn.resource) : /^[*?]+$/.test(arn.account);
}
