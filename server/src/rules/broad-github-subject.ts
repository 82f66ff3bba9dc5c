import { hasPlaceholder } from '../policy/placeholder';
import { isStatic } from '../policy/value';
import type { RuleModule } from './rule';

export const broadGithubSubject: RuleModule = {
  meta: {
    name: 'broad-github-subject',
    summary: 'A role that GitHub workflows of more than one repository and branch can assume.',
    category: 'warning',
    fix: 'never',
    since: '0.1.0',
    appliesTo: ['trust'],
    sameAs: [{ tool: 'access-analyzer', code: 'SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED' }],
  },
  check: {
    ConditionTest({ key, operator, values }, { statement, report }) {
      if (statement?.effect !== 'Allow' || operator?.wildcards !== true || operator.negated || !subjectKey.test(key.text)) {
        return;
      }
      for (const value of values) {
        if (value.kind === 'string' && isStatic(value) && !hasPlaceholder(value.text) && /[*?]/.test(value.text)) {
          report({
            at: value.span,
            message: `\`${value.text}\` lets ${whoMatches(value.text)} assume this role. Write the repository and the branch out, as in \`repo:octo-org/octo-repo:ref:refs/heads/main\`.`,
          });
        }
      }
    },
  },
};

const subjectKey = /^token\.actions\.githubusercontent\.com(\/[^:]+)?:sub$/i;

/** What the first wildcard leaves open. Source: GitHub, "OpenID Connect reference": a subject is `repo:owner/repository:` and what ran it. */
function whoMatches(text: string): string {
  const [owner = '', repository] = text.slice('repo:'.length).split(/[/:]/);
  if (!text.startsWith('repo:') || /[*?]/.test(owner) || repository === undefined) {
    return "workflows of anybody's repositories";
  }
  return /[*?]/.test(repository)
    ? `workflows of several repositories of \`${owner}\``
    : `workflows of any matching branch, tag or pull request of \`${owner}/${repository}\``;
}
