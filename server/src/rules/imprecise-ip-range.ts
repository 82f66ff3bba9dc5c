import { ipRangeText, networkOf, readIpRange } from '../policy/ip-range';
import { scalarText } from '../policy/scalar-text';
import type { RuleModule } from './rule';

export const impreciseIpRange: RuleModule = {
  meta: {
    name: 'imprecise-ip-range',
    summary: 'A range of IP addresses with digits that its length cuts off.',
    category: 'suggestion',
    fix: 'always',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'IMPROVE_IP_RANGE' }],
  },
  check: {
    ConditionTest({ operator, values }, { document, report }) {
      for (const value of operator?.family === 'IpAddress' ? values : []) {
        const text = scalarText(value);
        const range = text === undefined ? undefined : readIpRange(text);
        const network = range && networkOf(range);
        if (range === undefined || network === undefined || network.bytes.join() === range.bytes.join()) {
          continue;
        }
        const better = ipRangeText(network);
        report({
          at: value.span,
          message: `Of \`${text}\`, AWS compares the first ${range.length} bits only: it means all of \`${better}\`, not the one address.`,
          fixes: () => [{ title: `Replace with \`${better}\``, safety: 'safe', edits: [document.writer.replace(value, better)] }],
        });
      }
    },
  },
};
