import { hasPlaceholder } from '../policy/placeholder';
import { isStatic } from '../policy/value';
import { fillServiceAccount } from '../semantics/narrow/fill-wildcards';
import { isEks, isSubjectOf } from '../semantics/token-issuers';
import type { RuleModule } from './rule';

export const broadServiceAccount: RuleModule = {
  meta: {
    name: 'broad-service-account',
    summary: 'A role that pods of more than one Kubernetes service account can assume.',
    category: 'warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['trust'],
  },
  check: {
    ConditionTest({ key, operator, values }, { document, statement, report }) {
      if (statement?.effect !== 'Allow' || operator?.family !== 'String' || !operator.wildcards || operator.negated) {
        return;
      }
      if (!isSubjectOf(key.text, isEks)) {
        return;
      }
      for (const value of values) {
        const who = value.kind === 'string' && isStatic(value) && !hasPlaceholder(value.text) ? whoMatches(value.text) : undefined;
        if (who !== undefined && value.kind === 'string') {
          report({
            at: value.span,
            message: `\`${value.text}\` lets ${who} assume this role: whoever may make one in the cluster has it. Write the namespace and the service account out.`,
            fixes: () => fillServiceAccount(document, value),
          });
        }
      }
    },
  },
};

/** `undefined` where it is one service account, and where a wildcard stands so early that another rule speaks of it. */
function whoMatches(text: string): string | undefined {
  const [, namespace = '', account = ''] = /^system:serviceaccount:([^:]*):(.*)$/.exec(text) ?? [];
  if (!/[*?]/.test(text) || /^.{0,5}[*?]/.test(text) || /[*?].{0,5}[*?]/.test(text)) {
    return undefined;
  }
  if (/[*?]/.test(namespace) || account === '') {
    return 'service accounts of several namespaces';
  }
  return /^[*?]+$/.test(account) ? `every service account of \`${namespace}\`` : `several service accounts of \`${namespace}\``;
}
