import { hasKey } from '../semantics/condition-keys-of';
import { addCondition } from '../semantics/narrow/add-condition';
import { tabStop } from '../text/tab-stop';
import type { RuleModule } from './rule';

export const missingPairedConditionKey: RuleModule = {
  meta: {
    name: 'missing-paired-condition-key',
    summary: 'A private IP address without the VPC in which it is that address.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'MISSING_PAIRED_CONDITION_KEYS' }],
  },
  check: {
    ConditionTest({ key, operator }, { document, statement, report }) {
      const pair = pairs.get(key.text.toLowerCase());
      const condition = statement?.condition;
      if (pair === undefined || operator?.family === 'Null' || statement === undefined || condition === undefined) {
        return;
      }
      if (hasKey(condition, ...pair.keys) || (pair.allowOnly && statement.effect !== 'Allow')) {
        return;
      }
      const [first = ''] = pair.keys;
      report({
        at: key.span,
        message: `\`${key.text}\` is unique within one VPC only: somebody else's VPC can have the same addresses. Test \`${first}\` beside it.`,
        fixes: () => {
          const edit = addCondition(document, statement, 'StringEquals', first, tabStop('vpc-1a2b3c4d5e6f7a8b9'));
          return edit === undefined ? [] : [{ title: `Test \`${first}\` too`, safety: 'unsafe', edits: [edit] }];
        },
      });
    },
  },
};

interface Pair {
  /** One of these has to be there; the first is proposed. */
  readonly keys: readonly string[];
  readonly allowOnly: boolean;
}

/** By the key that needs another, in lower case. Source: IAM User Guide, "AWS global condition context keys". */
const pairs: ReadonlyMap<string, Pair> = new Map([
  ['aws:vpcsourceip', { keys: ['aws:SourceVpc', 'aws:SourceVpce', 'aws:SourceVpcArn'], allowOnly: false }],
  ['aws:ec2instancesourceprivateipv4', { keys: ['aws:Ec2InstanceSourceVpc'], allowOnly: true }],
]);
