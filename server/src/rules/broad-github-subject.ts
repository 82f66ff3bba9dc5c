import type { ConditionOperator } from '../policy/condition-operator';
import { hasPlaceholder } from '../policy/placeholder';
import { isStatic } from '../policy/value';
import { fillGitHubSubject } from '../semantics/narrow/fill-wildcards';
import type { RuleModule } from './rule';

export const broadGithubSubject: RuleModule = {
  meta: {
    name: 'broad-github-subject',
    summary: 'A role that GitHub workflows of more than one repository and branch can assume, or of none.',
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
        if (value.kind !== 'string' || !isStatic(value) || hasPlaceholder(value.text)) {
          continue;
        }
        const who = whoMatches(value.text, operator);
        const does =
          who === undefined ? (isNone(value.text, operator) ? 'is the subject of no token, and lets nobody' : undefined) : `lets ${who}`;
        if (does !== undefined) {
          report({
            at: value.span,
            message: `\`${value.text}\` ${does} assume this role. Write the repository and the branch out, as in \`repo:octo-org/octo-repo:ref:refs/heads/main\`.`,
            fixes: () => (who === undefined ? [] : fillGitHubSubject(document, value)),
          });
        }
      }
    },
  },
};

const subjectKey = /^token\.actions\.githubusercontent\.com(\/[^:]+)?:sub$/i;

/** Claims that a subject may begin with where its owner has chosen them, and that say nothing of whose repository it is. */
const anybodys =
  /^(workflow|environment|ref|ref_type|ref_protected|context|head_ref|base_ref|event_name|actor|runner_environment|repository_visibility):/;

/** Claims that say whose repository it is, among those that the subject has after its first. */
const ofAnOwner = /:(repo|repository|repository_owner|repository_id|repository_owner_id|job_workflow_ref|enterprise):[^*?:]*[^*?:/]/;

/** Such a claim as the first, with a wildcard that leaves the owner open. Names go on to the slash, ids to the colon. */
const openOwner =
  /^(?:(?:repository|job_workflow_ref|workflow_ref):[^/:]*[*?]|(?:repository_owner|repository_id|repository_owner_id|enterprise|enterprise_id):[^:]*[*?])/;

/**
 * Who gets in by the value: what its first wildcard leaves open, or what a subject without one does not tell. `undefined` where it is one branch,
 * tag or environment. Source: GitHub, "OpenID Connect reference": a subject is `repo:owner/repository:` and what ran it, unless its owner has
 * chosen other claims.
 */
function whoMatches(text: string, { wildcards }: ConditionOperator): string | undefined {
  const [owner = '', repository] = text.slice('repo:'.length).split(/[/:]/);
  if (anybodys.test(text) || (wildcards && openOwner.test(text))) {
    return ofAnOwner.test(text) ? undefined : "workflows of anybody's repositories";
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

/** Whether it matches no subject: each begins with the name of a claim and a colon. */
function isNone(text: string, { wildcards }: ConditionOperator): boolean {
  const first = (wildcards ? /^[^:*?]*/ : /^[^:]*/).exec(text)?.[0] ?? '';
  return text !== '' && (first === text || /[^a-z_]/.test(first));
}
