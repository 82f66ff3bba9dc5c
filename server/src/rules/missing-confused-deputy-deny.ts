import type { Statement } from '../policy/ast';
import { mayHaveMore, openingOf } from '../policy/opening';
import { knowsKeys } from '../semantics/limits-key';
import { isSourceKey } from '../semantics/restricts-source';
import type { RuleModule } from './rule';

export const missingConfusedDeputyDeny: RuleModule = {
  meta: {
    name: 'missing-confused-deputy-deny',
    summary: 'A resource control policy that lets AWS services act on behalf of anybody.',
    category: 'suggestion',
    severity: 'off',
    fix: 'never',
    since: '0.1.0',
    appliesTo: ['resource-control'],
  },
  check: {
    PolicyDocument({ statements, root, elements }, { report }) {
      if (statements.length > 0 && !mayHaveMore(elements) && !statements.some(deniesBySource)) {
        report({
          at: openingOf(root),
          about: root.span,
          message:
            'Whoever has an AWS service act on a resource of the organization by its name can do so from any account, where the policy of the resource lets the service in. Deny services with an `aws:SourceOrgID` other than yours, where `aws:SourceAccount` is there and `aws:PrincipalIsAWSService` is `true`.',
        });
      }
    },
  },
};

function deniesBySource({ effect, condition }: Statement): boolean {
  return (
    effect === 'Deny' && condition !== undefined && (!knowsKeys(condition) || condition.tests.some(({ key }) => isSourceKey(key.text)))
  );
}
