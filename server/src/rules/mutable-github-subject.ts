import { isStatic } from '../policy/value';
import { isGitHub, isSubjectOf } from '../semantics/token-issuers';
import type { RuleModule } from './rule';

export const mutableGithubSubject: RuleModule = {
  meta: {
    name: 'mutable-github-subject',
    summary: 'A subject of GitHub by names, which the tokens of newer repositories do not match.',
    category: 'suggestion',
    severity: 'off',
    fix: 'never',
    since: '0.1.0',
    appliesTo: ['trust'],
  },
  check: {
    ConditionTest({ key, operator, values }, { statement, report }) {
      if (statement?.effect !== 'Allow' || operator?.family !== 'String' || operator.negated || !isSubjectOf(key.text, isGitHub)) {
        return;
      }
      for (const value of values) {
        if (value.kind === 'string' && isStatic(value) && /^repo:[^/@*?]+\//.test(value.text)) {
          report({
            at: value.span,
            message: `Tokens of repositories that were made, renamed or transferred since July 2026 have the form \`repo:OWNER@ID/REPOSITORY@ID:…\`, which \`${value.text}\` does not match: their workflows are refused. Adding that form lets more in; \`repository_id\` and \`repository_owner_id\` stay the same in both.`,
          });
        }
      }
    },
  },
};
