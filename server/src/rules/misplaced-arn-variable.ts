import type { ResourcePattern } from '../policy/arn';
import { expandsVariables, isKeyName, policyVariablesIn } from '../policy/policy-variable';
import { isStatic, spanWithin } from '../policy/value';
import type { RuleModule } from './rule';

export const misplacedArnVariable: RuleModule = {
  meta: {
    name: 'misplaced-arn-variable',
    summary: 'A policy variable in the place of the partition or the service of an ARN.',
    category: 'warning',
    fix: 'never',
    since: '0.1.0',
  },
  check: {
    ResourcePattern({ source }: ResourcePattern, { document, reference, report }) {
      const { text } = source;
      if (!text.startsWith('arn:') || !text.includes('${') || !isStatic(source) || expandsVariables(document) !== true) {
        return;
      }
      let colons = 0;
      let from = 0;
      for (const { start, end, name } of policyVariablesIn(text)) {
        colons += text.slice(from, start).split(':').length - 1;
        from = end;
        const place = places.get(colons);
        if (place !== undefined && isKeyName(name) && reference.conditionKey(name.trim()) !== undefined) {
          report({
            at: spanWithin(source, start, end),
            message: `AWS replaces a policy variable after the fifth colon of an ARN only: as the ${place}, \`${text.slice(start, end)}\` stays as it is written and the ARN matches nothing.`,
          });
        }
      }
    },
  },
};

/** By the number of colons before them. */
const places: ReadonlyMap<number, string> = new Map([
  [1, 'partition'],
  [2, 'service'],
]);
