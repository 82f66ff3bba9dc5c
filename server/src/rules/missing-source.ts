import type { Statement } from '../policy/ast';
import { isStatic, type StringValue } from '../policy/value';
import { hasKey } from '../semantics/condition-keys-of';
import { deniesServicesBy } from '../semantics/limits-key';
import { serviceName } from '../semantics/named-principals';
import { limitSource } from '../semantics/narrow/limit-source';
import { requireKey } from '../semantics/narrow/require-key';
import { restrictsCallers } from '../semantics/restricts-callers';
import { isSourceKey, restrictsSource } from '../semantics/restricts-source';
import type { RuleModule } from './rule';

export const missingSource: RuleModule = {
  meta: {
    name: 'missing-source',
    summary: 'An AWS service let in on behalf of whoever uses it.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['resource-based'],
    sameAs: [{ tool: 'access-analyzer', code: 'RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL' }],
  },
  // A Deny elsewhere may bound what services are let do.
  looksAround: 'denies',
  check: {
    PrincipalElement({ groups, negated }, { document, statement, report }) {
      if (
        statement?.effect !== 'Allow' ||
        negated ||
        !matters(statement) ||
        isNarrow(statement) ||
        deniesServicesBy(document, isSourceKey)
      ) {
        return;
      }
      const { condition } = statement;
      const services = groups.filter(({ type }) => type.text === 'Service').flatMap(({ principals }) => principals);
      for (const service of services.filter((each) => isDeputy(each, document.service))) {
        report({
          at: service.span,
          message: `\`${service.text}\` acts here for any AWS account: whoever gets it to name this resource gets at it through the service. Compare \`aws:SourceArn\` or \`aws:SourceAccount\`.`,
          fixes: (known) => [
            ...(condition?.tests ?? [])
              .filter(({ key }) => isSourceKey(key.text))
              .flatMap((test) => requireKey(document, statement, test, true)),
            ...limitSource(document, statement, known),
          ],
        });
      }
    },
  },
};

/**
 * Not what acts for nobody in particular: load balancers' log delivery and resource shares, which their guides have one let in without a
 * condition. Nor EventBridge writing to log groups, which sends no source.
 */
function isDeputy(service: StringValue, owner: string | undefined): boolean {
  const { text } = service;
  const name = serviceName(text);
  return isStatic(service) && name !== text && !withoutSource.includes(name) && !(owner === 'logs' && name === 'events');
}

const withoutSource: readonly string[] = ['logdelivery.elasticloadbalancing', 'logdelivery.elb', 'ram'];

/** Whether the service is let do more than look at a key's properties, and not assume a role, which it does with a role of its own account. */
function matters({ action }: Statement): boolean {
  return (
    action?.patterns.some(({ source, servicePrefix }) => servicePrefix !== 'sts' && !/^kms:(describe|get|list)/i.test(source.text)) === true
  );
}

/** Whether the condition says whom the service acts for, or whom it lets in; `aws:Referer`, which once did, is another rule's. */
function isNarrow({ condition }: Statement): boolean {
  return condition !== undefined && (restrictsSource(condition) || restrictsCallers(condition) || hasKey(condition, 'aws:Referer'));
}
