import type { ConditionTest } from '../policy/ast';
import { moveTest } from '../semantics/move-test';
import { privateValues, testsSourceIp } from '../semantics/private-addresses';
import { accessAnalyzer } from './access-analyzer';
import type { RuleModule } from './rule';

export const privateSourceIp: RuleModule = {
  meta: {
    name: 'private-source-ip',
    summary: 'Only private addresses for `aws:SourceIp`, which is always a public one.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: ['PRIVATE_IP_ADDRESS', 'PRIVATE_NOT_IP_ADDRESS'].map(accessAnalyzer),
  },
  check: {
    ConditionTest(test: ConditionTest, { document, statement, report }) {
      const { operator, key, values } = test;
      if (!testsSourceIp(test) || values.length === 0 || privateValues(test).length < values.length) {
        return;
      }
      const result = operator?.negated ? 'holds for every request and restricts nothing' : 'never holds';
      report({
        at: key.span,
        message: `\`${key.text}\` is the public address of the caller, and all the addresses here are private: the test ${result}. Inside a VPC, requests through an endpoint have \`aws:VpcSourceIp\`.`,
        sameAs: [accessAnalyzer(operator?.negated ? 'PRIVATE_NOT_IP_ADDRESS' : 'PRIVATE_IP_ADDRESS')],
        fixes: () => {
          const edits = statement && moveTest(document, statement, test, { key: 'aws:VpcSourceIp' });
          return edits === undefined ? [] : [{ title: 'Replace with `aws:VpcSourceIp`', safety: 'unsafe', edits }];
        },
      });
    },
  },
};
