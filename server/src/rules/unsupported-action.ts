import { hasWildcard } from '../policy/action-pattern';
import type { PolicyDocument } from '../policy/ast';
import { isStatic } from '../policy/value';
import { removeFromList } from './repair';
import type { RuleModule } from './rule';

export const unsupportedAction: RuleModule = {
  meta: {
    name: 'unsupported-action',
    summary: 'An action of another service than the one whose resource the policy is attached to.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['resource-based', 'trust'],
    sameAs: [{ tool: 'access-analyzer', code: 'UNSUPPORTED_ACTION_IN_POLICY' }],
  },
  check: {
    ActionElement({ element, patterns }, { document, reference, report }) {
      const own = prefixFor(document);
      for (const { source, servicePrefix, name } of own === undefined ? [] : patterns) {
        const foreign = name !== undefined && servicePrefix !== own && isStatic(source) && !hasWildcard(servicePrefix);
        if (!foreign || reference.service(servicePrefix) === undefined) {
          continue;
        }
        report({
          at: source.span,
          message: `${placeOf(document)} takes actions of \`${own}\` only: with \`${source.text}\` AWS rejects the policy.`,
          fixes: () => removeFromList(document.writer, element.value, source, 'safe'),
        });
      }
    },
  },
};

/** Services whose resources' policies are about their own actions and nothing else. */
const services: ReadonlySet<string> = new Set([
  'dynamodb',
  'ecr',
  'elasticfilesystem',
  'kms',
  'lambda',
  's3',
  's3-object-lambda',
  'secretsmanager',
  'sns',
  'sqs',
]);

/** The prefix that the actions of the policy must have; `undefined` where it is not known which resource it is attached to. */
function prefixFor({ type, service }: PolicyDocument): string | undefined {
  if (type === 'trust') {
    return 'sts';
  }
  return service !== undefined && services.has(service) ? service : undefined;
}

function placeOf({ type, service }: PolicyDocument): string {
  return type === 'trust' ? 'A role trust policy' : `The policy of a resource of \`${service}\``;
}
