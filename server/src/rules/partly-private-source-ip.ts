import type { ConditionTest } from '../policy/ast';
import { scalarText, someUnknown } from '../policy/scalar-text';
import { privateValues, testsSourceIp } from '../semantics/private-addresses';
import { accessAnalyzer } from './access-analyzer';
import type { RuleModule } from './rule';

export const partlyPrivateSourceIp: RuleModule = {
  meta: {
    name: 'partly-private-source-ip',
    summary: 'A private address among the public ones for `aws:SourceIp`.',
    category: 'suggestion',
    fix: 'always',
    since: '0.1.0',
    sameAs: ['PRIVATE_IP_ADDRESS_SUBSET', 'PRIVATE_NOT_IP_ADDRESS_SUBSET'].map(accessAnalyzer),
  },
  check: {
    ConditionTest(test: ConditionTest, { document, report }) {
      const { operator, key, values, member } = test;
      const list = member.value;
      const strays = testsSourceIp(test) && !someUnknown(values) ? privateValues(test) : [];
      if (list?.kind !== 'array' || strays.length === 0 || strays.length === values.length) {
        return;
      }
      for (const stray of strays) {
        report({
          at: stray.span,
          message: `\`${scalarText(stray)}\` is a private address, and \`${key.text}\` is always a public one: the entry does nothing. For addresses inside a VPC, test \`aws:VpcSourceIp\`.`,
          sameAs: [accessAnalyzer(operator?.negated ? 'PRIVATE_NOT_IP_ADDRESS_SUBSET' : 'PRIVATE_IP_ADDRESS_SUBSET')],
          fixes: () => [
            {
              title: `Remove \`${scalarText(stray)}\``,
              safety: 'unsafe',
              edits: document.writer.removeItems(list, [list.items.indexOf(stray)]),
            },
          ],
        });
      }
    },
  },
};
