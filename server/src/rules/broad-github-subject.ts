import type { PolicyDocument } from '../policy/ast';
import { hasPlaceholder } from '../policy/placeholder';
import { isStatic, type StringValue } from '../policy/value';
import { tabStop } from '../text/tab-stop';
import type { Fix, RuleModule } from './rule';

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
      if (statement?.effect !== 'Allow' || operator?.wildcards !== true || operator.negated || !subjectKey.test(key.text)) {
        return;
      }
      for (const value of values) {
        if (value.kind === 'string' && isStatic(value) && !hasPlaceholder(value.text) && /[*?]/.test(value.text)) {
          report({
            at: value.span,
            message: `\`${value.text}\` lets ${whoMatches(value.text)} assume this role. Write the repository and the branch out, as in \`repo:octo-org/octo-repo:ref:refs/heads/main\`.`,
            fixes: () => limitToBranch(document, value),
          });
        }
      }
    },
  },
};

const subjectKey = /^token\.actions\.githubusercontent\.com(\/[^:]+)?:sub$/i;

/** Where the owner is known; the repository, where it is not, is for the author to fill in, and so is the branch. */
function limitToBranch({ writer }: PolicyDocument, value: StringValue): readonly Fix[] {
  const [, owner, name = '*'] = /^repo:([^/:*?]+)\/([^/:]*)/.exec(value.text) ?? [];
  const isOpen = /[*?]/.test(name) || name === '';
  const subject = `repo:${owner}/${isOpen ? tabStop('repository') : name}:ref:refs/heads/${tabStop('main')}`;
  const title = isOpen ? 'Let in one branch of one repository' : 'Let in one branch';
  return owner === undefined ? [] : [{ title, safety: 'unsafe', edits: [writer.replace(value, subject)] }];
}

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
