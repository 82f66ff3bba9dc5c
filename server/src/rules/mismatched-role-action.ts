import type { PrincipalElement } from '../policy/ast';
import { isStatic } from '../policy/value';
import { federatedProviders, knowsProviders } from '../semantics/federated-provider';
import { replaceValue } from './repair';
import type { RuleModule } from './rule';

export const mismatchedRoleAction: RuleModule = {
  meta: {
    name: 'mismatched-role-action',
    summary: 'An action by which none of the principals of the statement can assume the role.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['trust'],
    sameAs: [{ tool: 'access-analyzer', code: 'MISMATCHED_ACTION_FOR_PRINCIPAL' }],
  },
  check: {
    Statement({ principal, action }, { document, report }) {
      if (principal === undefined || principal.negated || action === undefined || action.negated) {
        return;
      }
      for (const { source } of action.patterns) {
        const way = ways.find(({ name }) => name.toLowerCase() === source.text.toLowerCase());
        if (way === undefined || !isStatic(source) || mayUse(principal, way.principals)) {
          continue;
        }
        const others = ways.filter((other) => other !== way && mayUse(principal, other.principals));
        const written = action.patterns.map((pattern) => pattern.source.text.toLowerCase());
        report({
          at: source.span,
          message: `\`${source.text}\` is for ${way.whom}. The statement names none, so nobody assumes the role by it.${advice(others)}`,
          related: [{ at: principal.element.key.span, message: 'Who may assume the role.' }],
          fixes: () =>
            others
              .filter(({ name }) => !written.includes(name.toLowerCase()))
              .map(({ name }) => replaceValue(document.writer, source, name, 'unsafe')),
        });
      }
    },
  },
};

interface Way {
  readonly name: string;
  readonly principals: 'caller' | 'saml' | 'oidc';
  /** Who assumes a role by it. */
  readonly whom: string;
}

/** Source: AWS STS API Reference, the pages of the three operations. */
const ways: readonly Way[] = [
  { name: 'sts:AssumeRole', principals: 'caller', whom: 'AWS accounts, their users and roles, and AWS services' },
  { name: 'sts:AssumeRoleWithSAML', principals: 'saml', whom: 'SAML providers' },
  { name: 'sts:AssumeRoleWithWebIdentity', principals: 'oidc', whom: 'OpenID Connect providers' },
];

/** Whether some principal is of the kind, or may be: what is not known counts, and so does everyone. */
function mayUse(principal: PrincipalElement, kind: Way['principals']): boolean {
  const { everyone, groups } = principal;
  if (everyone !== undefined || groups.length === 0) {
    return true;
  }
  if (kind === 'caller') {
    return groups.some(({ type }) => type.text !== 'Federated');
  }
  return (
    !knowsProviders(principal) ||
    federatedProviders(principal).some((provider) => provider.kind === kind) ||
    groups.some(({ type, principals }) => !isStatic(type) || principals.some(({ text }) => text === '*'))
  );
}

function advice(others: readonly Way[]): string {
  const [only] = others;
  return only !== undefined && others.length === 1 ? ` Its principals use \`${only.name}\`.` : '';
}
