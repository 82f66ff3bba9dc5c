import path from 'node:path';
import { jsonHost } from '../../server/src/hosts/json';
import { readReferenceFolder } from '../../server/src/node/reference-source';
import { createReference } from '../../server/src/reference/create-reference';
import { rules } from '../../server/src/rules/index';
import { runRules } from '../../server/src/rules/run';
import { joinedPolicy } from '../managed-policies';

/** What one rule needs for a policy, in milliseconds, and its share of what all together need. */
export interface RuleTime {
  readonly name: string;
  readonly milliseconds: number;
  readonly share: number;
}

const rounds = 25;

/**
 * The time of each rule on a policy of so many lines, slowest first: each alone, once what AWS publishes has been read. The fastest of
 * several rounds counts, which whatever else the machine does disturbs least.
 */
export function measureRules(lines: number): readonly RuleTime[] {
  const reference = createReference(readReferenceFolder(path.resolve(__dirname, '../../../server/dist/data')));
  const { policies } = jsonHost.findPolicies(joinedPolicy(lines));
  const times = rules.map((rule) => {
    const run = () => policies.map((policy) => runRules(policy, [rule], reference));
    run();
    const milliseconds = Array.from({ length: rounds }, () => {
      const begun = performance.now();
      run();
      return performance.now() - begun;
    });
    return { name: rule.meta.name, milliseconds: Math.min(...milliseconds) };
  });
  const whole = times.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return times.map((time) => ({ ...time, share: time.milliseconds / whole })).sort((a, b) => b.milliseconds - a.milliseconds);
}
