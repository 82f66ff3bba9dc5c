import { headerKeys } from '../reference/header-keys';
import type { RuleModule } from './rule';

export const untrustworthyConditionKey: RuleModule = {
  meta: {
    name: 'untrustworthy-condition-key',
    summary: 'A condition on something that the caller can set freely.',
    category: 'security-warning',
    fix: 'never',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'UNTRUSTWORTHY_CONDITION_KEY' }],
  },
  check: {
    ConditionTest({ key }, { statement, report }) {
      const header = headerKeys.get(key.text.toLowerCase());
      if (header !== undefined) {
        const consequence = statement?.effect === 'Deny' ? 'so the denial is easy to get around' : 'so the condition keeps nobody out';
        report({
          at: key.span,
          message: `\`${key.text}\` is the \`${header}\` header, which the caller writes freely, ${consequence}. Test who calls or from where instead, as with \`aws:PrincipalArn\` or \`aws:SourceVpce\`.`,
        });
      }
    },
  },
};
