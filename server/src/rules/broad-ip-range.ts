import type { ConditionTest } from '../policy/ast';
import { readIpRange } from '../policy/ip-range';
import { isStatic } from '../policy/value';
import type { RuleModule } from './rule';

export const broadIpRange: RuleModule = {
  meta: {
    name: 'broad-ip-range',
    summary: 'A range of addresses that a good part of the internet is in.',
    category: 'security-warning',
    fix: 'never',
    since: '0.1.0',
  },
  check: {
    ConditionTest(test, { statement, report }) {
      if (!isMeantToKeepOut(test, statement?.effect)) {
        return;
      }
      for (const value of test.values) {
        const range = value.kind === 'string' && isStatic(value) ? readIpRange(value.text) : undefined;
        const narrowest = range?.bytes.length === 4 ? 8 : 16;
        // That `/0` is no limit at all is another rule's matter.
        if (value.kind === 'string' && range !== undefined && range.length > 0 && range.length < narrowest) {
          const share = 2 ** range.length;
          const consequence = statement?.effect === 'Deny' ? 'the Deny lets all of it through' : 'anyone there passes the test';
          report({
            at: value.span,
            message: `\`${value.text}\` is one ${share === 2 ? 'half' : `${share}th`} of all IPv${range.bytes.length === 4 ? '4' : '6'} addresses: ${consequence}. Write the ranges of your own networks.`,
          });
        }
      }
    },
  },
};

function isMeantToKeepOut({ operator, key }: ConditionTest, effect: 'Allow' | 'Deny' | undefined): boolean {
  const isAddress = /^aws:(sourceip|vpcsourceip)$/i.test(key.text) && operator?.family === 'IpAddress';
  return isAddress && (effect === 'Allow' ? !operator.negated : effect === 'Deny' && operator.negated);
}
