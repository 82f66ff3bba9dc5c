import type { ConditionOperator } from '../policy/condition-operator';
import { hasPlaceholder } from '../policy/placeholder';
import { isStatic } from '../policy/value';
import { fillGitHubSubject } from '../semantics/narrow/fill-wildcards';
import type { RuleModule } from './rule';

export const broadGithubSubject: RuleModule = {
  meta: {
    name: 'broad-github-subject',
    summary: 'A role that GitHub workflows of more than one repository and branch can assume.',
    category: 'warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['trust'],
    sameAs: [{ tool: 'access-analyzer', code: 'SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED' }],
  },
  check: {
    ConditionTest({ key, operator, values }, { document, statement, report }) {
      if (statement?.effect !== 'Allow' || operator?.family !== 'String' || operator.negated || !subjectKey.test(key.text)) {
        return;
      }
      for (const value of values) {
        const who =
          value.kind === 'string' && isStatic(value) && !hasPlaceholder(value.text) ? whoMatches(value.text, operator) : undefined;
        if (who !== undefined && value.kind === 'string') {
          report({
            at: value.span,
            message: `\`${value.text}\` lets ${who} assume this role. Write the repository and the branch out, as in \`repo:octo-org/octo-repo:ref:refs/heads/main\`.`,
            fixes: () => fillGitHubSubject(document, value),
          });
        }
      }
    },
  },
};

const subjectKey = /^token\.actions\.githubusercontent\.com(\/[^:]+)?:sub$/i;

/** Claims that a subject may begin with where its owner has chosen them, and that say nothing of whose repository it is. */
const anybodys = /^(workflow|environment|ref|context|head_ref|base_ref|event_name|actor):/;

/**
 * Who gets in by the value: what its first wildcard leaves open, or what a subject without one does not tell. `undefined` where it is one branch,
 * tag or environment. Source: GitHub, "OpenID Connect reference": a subject is `repo:owner/repository:` and what ran it, unless its owner has
 * chosen other claims.
 */
function whoMatches(text: string, { wildcards }: ConditionOperator): string | undefined {
  const [owner = '', repository] = text.slice('repo:'.length).split(/[/:]/);
  if (anybodys.test(text)) {
    return "workflows of anybody's repositories";
  }
  if (!wildcards || !/[*?]/.test(text)) {
    return /^repo:[^:]+:pull_request$/.test(text)
      ? `whoever opens a pull request in \`${owner}/${repository}\`, with what its code does in the workflow,`
      : undefined;
  }
  if (!text.startsWith('repo:') || /[*?]/.test(owner) || repository === undefined) {
    return text.startsWith('repo:') || /^.{0,5}[*?]/.test(text) ? "workflows of anybody's repositories" : undefined;
  }
  return /[*?]/.test(repository)
    ? `workflows of several repositories of \`${owner}\``
    : `workflows of any matching branch, tag or pull request of \`${owner}/${repository}\``;
}
