import type { PolicyDocument, PrincipalElement, Statement } from '../policy/ast';
import { isStatic } from '../policy/value';
import type { RuleModule } from './rule';

export const unenforcedLogPermission: RuleModule = {
  meta: {
    name: 'unenforced-log-permission',
    summary: 'A permission in a resource policy of CloudWatch Logs that it does not heed.',
    category: 'warning',
    fix: 'never',
    since: '0.1.0',
    appliesTo: ['resource-based'],
  },
  looksAround: true,
  check: {
    ActionPattern({ source, name }, { document, statement, report }) {
      const heeded = name === undefined || heededActions.has(name.toLowerCase()) || /[*?]/.test(name);
      if (isLogPolicy(document) && statement?.effect === 'Allow' && !statement.action?.negated && !heeded && isStatic(source)) {
        report({
          at: source.span,
          message: `CloudWatch Logs heeds only \`logs:PutLogEvents\` and \`logs:CreateLogStream\` in such a policy: \`${source.text}\` allows nothing here.`,
        });
      }
    },
    PrincipalElement(principal, { document, statement, report }) {
      if (isLogPolicy(document) && statement?.effect === 'Allow') {
        for (const { span, text } of callersIn(principal)) {
          report({
            at: span,
            message: `CloudWatch Logs heeds such a policy for AWS services only: \`${text}\` is allowed nothing by it. Use an identity-based policy.`,
          });
        }
      }
    },
  },
};

/** OpenSearch Service asks for the third one in its own instructions. */
const heededActions: ReadonlySet<string> = new Set(['putlogevents', 'createlogstream', 'putlogeventsbatch']);

/**
 * Whether the policy is one that lets services write logs. Destinations of CloudWatch Logs have policies too, which are about other actions
 * and other accounts. Source: CloudWatch Logs API Reference, `PutResourcePolicy`.
 */
function isLogPolicy({ service, statements }: PolicyDocument): boolean {
  return service === 'logs' && statements.some(letsWrite);
}

function letsWrite({ action }: Statement): boolean {
  return action?.patterns.some(({ name }) => name?.toLowerCase() === 'putlogevents' || name?.toLowerCase() === 'createlogstream') === true;
}

/** Principals that are no services. `*` stands for those too. */
function callersIn({ negated, groups }: PrincipalElement): PrincipalElement['groups'][number]['principals'] {
  const named = negated ? [] : groups.filter(({ type }) => type.text === 'AWS' || type.text === 'Federated');
  return named.flatMap(({ principals }) => principals.filter((principal) => isStatic(principal) && principal.text !== '*'));
}
