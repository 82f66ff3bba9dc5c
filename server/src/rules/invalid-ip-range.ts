import { readIpRange } from '../policy/ip-range';
import { scalarText } from '../policy/scalar-text';
import type { RuleModule } from './rule';

export const invalidIpRange: RuleModule = {
  meta: {
    name: 'invalid-ip-range',
    summary: 'A value that is no IP address or range, where one is compared.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [
      { tool: 'access-analyzer', code: 'TYPE_MISMATCH_IP_RANGE' },
      { tool: 'parliament', code: 'MISMATCHED_TYPE' },
    ],
  },
  check: {
    ConditionTest({ operator, values }, { document, report }) {
      for (const value of operator?.family === 'IpAddress' ? values : []) {
        const text = scalarText(value);
        if (text === undefined || text.includes('${') || readIpRange(text) !== undefined) {
          continue;
        }
        const trimmed = text.trim();
        report({
          at: value.span,
          message: `\`${text}\` is no IP address and no range in CIDR notation, such as \`203.0.113.0/24\` or \`2001:db8::/32\`: AWS rejects the policy.`,
          fixes: () =>
            trimmed !== text && readIpRange(trimmed) !== undefined
              ? [{ title: `Replace with \`${trimmed}\``, safety: 'safe', edits: [document.writer.replace(value, trimmed)] }]
              : [],
        });
      }
    },
  },
};
