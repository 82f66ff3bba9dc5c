import type { PolicyDocument, Statement } from '../policy/ast';
import { isStatic, type StringValue } from '../policy/value';
import { hasKey } from '../semantics/condition-keys-of';
import { coversEveryPrincipal } from '../semantics/covers-every-principal';
import { addCondition } from '../semantics/narrow/add-condition';
import { restrictsCallers } from '../semantics/restricts-callers';
import { restrictsSource, sourceKeys } from '../semantics/restricts-source';
import { tabStop } from '../text/tab-stop';
import type { Fix, RuleModule } from './rule';

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
  looksAround: true,
  check: {
    PrincipalElement({ groups, negated }, { document, statement, report }) {
      if (
        statement?.effect !== 'Allow' ||
        negated ||
        !matters(statement) ||
        isNarrow(statement) ||
        document.statements.some(deniesBySource)
      ) {
        return;
      }
      const services = groups.filter(({ type }) => type.text === 'Service').flatMap(({ principals }) => principals);
      for (const service of services.filter((each) => isDeputy(each, document.service))) {
        report({
          at: service.span,
          message: `\`${service.text}\` acts here for any AWS account: whoever gets it to name this resource gets at it through the service. Compare \`aws:SourceArn\` or \`aws:SourceAccount\`.`,
          fixes: () => (groups.some(({ type }) => type.text !== 'Service') ? [] : fixesFor(document, statement)),
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
  const name = text.replace(/\.amazonaws\.com(\.cn)?$/, '');
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

/** A Deny for everyone that tests the source bounds what the statements beside it allow. */
function deniesBySource({ effect, principal, condition }: Statement): boolean {
  return (
    effect === 'Deny' &&
    principal !== undefined &&
    (coversEveryPrincipal(principal) || principal.groups.some(({ type }) => type.text === 'Service')) &&
    condition !== undefined &&
    (!condition.known || hasKey(condition, ...sourceKeys))
  );
}

function fixesFor(document: PolicyDocument, statement: Statement): readonly Fix[] {
  const tests = [
    ['StringEquals', 'aws:SourceAccount', tabStop('account')],
    ['ArnLike', 'aws:SourceArn', `arn:aws:${tabStop('service')}:${tabStop('region')}:${tabStop('account')}:${tabStop('resource')}`],
  ] as const;
  return tests.flatMap(([operator, key, value]): Fix[] => {
    const edit = addCondition(document, statement, operator, key, value);
    return edit === undefined ? [] : [{ title: `Compare \`${key}\``, safety: 'unsafe', narrows: true, edits: [edit] }];
  });
}
