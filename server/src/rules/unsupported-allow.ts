import type { Statement } from '../policy/ast';
import { everyPrincipal } from '../semantics/covers-every-principal';
import type { RuleModule } from './rule';

export const unsupportedAllow: RuleModule = {
  meta: {
    name: 'unsupported-allow',
    summary: 'An Allow in a resource control policy.',
    category: 'error',
    fix: 'never',
    since: '0.1.0',
    appliesTo: ['resource-control'],
    sameAs: [{ tool: 'access-analyzer', code: 'RCP_SYNTAX_ERROR_ALLOW' }],
  },
  check: {
    Statement(statement, { report }) {
      const effect = statement.elements.findLast(({ name }) => name === 'Effect')?.value;
      if (statement.effect !== 'Allow' || effect === undefined || allowsEverything(statement)) {
        return;
      }
      report({
        at: effect.span,
        message:
          'A resource control policy allows nothing, it only takes away: AWS rejects it with this Allow. Deny what shall not be, with a condition that leaves out the rest.',
      });
    },
  },
};

/** As in `RCPFullAWSAccess`, which AWS attaches itself: everything is allowed that is not denied. */
function allowsEverything({ principal, action, resource, condition }: Statement): boolean {
  return (
    principal !== undefined &&
    everyPrincipal(principal) !== undefined &&
    action?.negated === false &&
    action.patterns.some(({ source }) => source.text === '*') &&
    resource?.negated === false &&
    resource.patterns.some(({ source }) => source.text === '*') &&
    condition === undefined
  );
}
