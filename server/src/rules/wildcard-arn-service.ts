import { arnPartSpan } from '../policy/arn';
import type { RuleModule } from './rule';

export const wildcardArnService: RuleModule = {
  meta: {
    name: 'wildcard-arn-service',
    summary: 'An ARN with a wildcard in place of the service.',
    category: 'suggestion',
    fix: 'never',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'WILDCARD_IN_SERVICE_NAME' }],
  },
  check: {
    ResourcePattern({ source, arn }, { report }) {
      if (arn !== undefined && /[*?]/.test(arn.service)) {
        report({
          at: arnPartSpan(source, 'service'),
          message: `\`${arn.service}\` stands for every service with a name like it, those to come too. Name the service.`,
        });
      }
    },
  },
};
