import { isStatic } from '../policy/value';
import { accessAnalyzer } from './access-analyzer';
import type { RuleModule } from './rule';

export const principalById: RuleModule = {
  meta: {
    name: 'principal-by-id',
    summary: 'A role or user named by its unique ID instead of its ARN.',
    category: 'warning',
    fix: 'never',
    since: '0.1.0',
    appliesTo: ['resource-based', 'trust'],
    sameAs: ['INVALID_ROLE_REFERENCE', 'INVALID_USER_REFERENCE'].map(accessAnalyzer),
  },
  check: {
    PrincipalElement({ groups }, { report }) {
      for (const principal of groups.filter(({ type }) => type.text === 'AWS').flatMap(({ principals }) => principals)) {
        const kind = isStatic(principal) ? kindOf(principal.text) : undefined;
        if (kind === undefined) {
          continue;
        }
        report({
          at: principal.span,
          message: `\`${principal.text}\` is the ID of a ${kind.noun}. AWS shows it in place of the ARN when the ${kind.noun} was deleted, and a new one of the same name does not match it. Write the ARN: AWS looks up the ID when it saves the policy.`,
          sameAs: [accessAnalyzer(kind.code)],
        });
      }
    },
  },
};

interface Kind {
  readonly noun: string;
  readonly code: string;
}

/** Source: IAM User Guide, "IAM identifiers", the prefixes of unique IDs. */
function kindOf(text: string): Kind | undefined {
  const prefix = /^(AROA|AIDA)[A-Z0-9]{12,}(:.*)?$/.exec(text)?.[1];
  switch (prefix) {
    case 'AROA':
      return { noun: 'role', code: 'INVALID_ROLE_REFERENCE' };
    case 'AIDA':
      return { noun: 'user', code: 'INVALID_USER_REFERENCE' };
    default:
      return undefined;
  }
}
