import { isKeyName, policyVariablesIn } from '../policy/policy-variable';
import { isStatic, itemsOf, type StringValue, spanWithin, type Value } from '../policy/value';
import type { RuleContext, RuleModule } from './rule';

export const misplacedPolicyVariable: RuleModule = {
  meta: {
    name: 'misplaced-policy-variable',
    summary: 'A policy variable in an element in which AWS does not replace it.',
    category: 'error',
    fix: 'never',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'VARIABLE_UNSUPPORTED_IN_ELEMENT' }],
  },
  check: {
    Element({ name, value }, context) {
      if (withoutVariables.has(name)) {
        for (const string of stringsIn(value)) {
          checkText(string, name, context);
        }
      }
    },
  },
};

const withoutVariables = new Set(['Action', 'NotAction', 'Principal', 'NotPrincipal', 'Sid', 'Effect', 'Id']);

function stringsIn(value: Value | undefined): readonly StringValue[] {
  const items = value?.kind === 'object' ? value.members.flatMap((member) => itemsOf(member.value)) : itemsOf(value);
  return items.filter((item) => item.kind === 'string').filter(isStatic);
}

function checkText(string: StringValue, element: string, { reference, report }: RuleContext): void {
  for (const { start, end, name } of policyVariablesIn(string.text)) {
    if (isKeyName(name) && reference.conditionKey(name.trim()) !== undefined) {
      report({
        at: spanWithin(string, start, end),
        message: `AWS replaces policy variables in resources and condition values only: in \`${element}\`, \`${string.text.slice(start, end)}\` stays as it is written.`,
      });
    }
  }
}
