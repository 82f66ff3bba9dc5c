import type { PolicyDocument } from '../policy/ast';
import { mayHaveMore } from '../policy/opening';
import { tabStop } from '../text/tab-stop';
import type { RuleModule } from './rule';

export const missingResource: RuleModule = {
  meta: {
    name: 'missing-resource',
    summary: 'A statement without `Resource` or `NotResource`, in a policy that needs one.',
    category: 'error',
    fix: 'always',
    since: '0.1.0',
    appliesTo: [
      'identity-based',
      'resource-based',
      'service-control',
      'resource-control',
      'permissions-boundary',
      'session',
      'vpc-endpoint',
    ],
    sameAs: [
      { tool: 'access-analyzer', code: 'MISSING_RESOURCE' },
      { tool: 'parliament', code: 'MALFORMED' },
    ],
  },
  check: {
    Statement({ elements, effect, focus, span, root, resource, action }, { document, report }) {
      if (resource !== undefined || mayHaveMore(elements) || isImplied(document)) {
        return;
      }
      const add = (value: string) => document.writer.insertMember(root, 'Resource', value, action?.element.member);
      report({
        at: focus,
        about: span,
        message: 'This statement has neither `Resource` nor `NotResource`: AWS rejects the policy. Say which resources it is about.',
        fixes: () => [
          ...(effect === 'Deny' ? [{ title: 'Add `Resource` `*`', safety: 'safe' as const, edits: [add('*')] }] : []),
          {
            title: 'Add `Resource`',
            safety: 'unsafe',
            edits: [add(tabStop(`arn:aws:${document.service ?? 'service'}:region:account:resource`))],
          },
        ],
      });
    },
  },
};

/** Services whose resource policies speak of the resource they hang on without naming it. */
const implied: ReadonlySet<string> = new Set(['ecr', 'ecr-public', 'elasticfilesystem', 'iam', 'sts']);

/** Where the service is not known, it may be one of those. */
function isImplied({ type, service }: PolicyDocument): boolean {
  return type === 'resource-based' && (service === undefined || implied.has(service));
}
