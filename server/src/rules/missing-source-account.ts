import { readArn } from '../policy/arn';
import { isStatic } from '../policy/value';
import { deniesServicesBy, limitsKey } from '../semantics/limits-key';
import { principalsOf } from '../semantics/named-principals';
import { limitSource } from '../semantics/narrow/limit-source';
import { tellsSourceAccount } from '../semantics/restricts-source';
import type { RuleModule } from './rule';

export const missingSourceAccount: RuleModule = {
  meta: {
    name: 'missing-source-account',
    summary: 'A source named by an ARN without an account, which somebody else may have one day.',
    category: 'warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['resource-based', 'trust'],
  },
  // A Deny elsewhere may bound what services are let do.
  looksAround: 'denies',
  check: {
    ConditionTest({ key, operator, values }, { document, statement, report }) {
      const [service] = principalsOf(statement?.principal, 'Service');
      if (
        statement?.effect !== 'Allow' ||
        service === undefined ||
        key.text.toLowerCase() !== 'aws:sourcearn' ||
        operator?.negated !== false
      ) {
        return;
      }
      if (limitsKey(statement.condition, tellsSourceAccount) || deniesServicesBy(document, tellsSourceAccount)) {
        return;
      }
      for (const value of values) {
        const arn = value.kind === 'string' ? readArn(value.text) : undefined;
        if (value.kind === 'string' && isStatic(value) && arn?.account === '' && arn.service === 's3' && !/^[*?]+$/.test(arn.resource)) {
          report({
            at: value.span,
            message: `The ARN of a bucket has no account. Once \`${arn.resource}\` is deleted, anybody can make a bucket of that name, and \`${service.text}\` acts here for it. Compare \`aws:SourceAccount\` as well.`,
            fixes: (known) => limitSource(document, statement, known),
          });
        }
      }
    },
  },
};
