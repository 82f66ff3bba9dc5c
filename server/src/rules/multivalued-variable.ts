import { expandsVariables, isKeyName, policyVariablesIn } from '../policy/policy-variable';
import { type StringValue, spanWithin } from '../policy/value';
import type { RuleContext, RuleModule } from './rule';
import { visitVariables } from './variable-texts';

export const multivaluedVariable: RuleModule = {
  meta: {
    name: 'multivalued-variable',
    summary: 'A condition key with several values, used as a policy variable.',
    category: 'warning',
    fix: 'never',
    since: '0.1.0',
  },
  check: visitVariables('any', checkText),
};

function checkText(string: StringValue, { document, reference, report }: RuleContext): void {
  const { text } = string;
  if (expandsVariables(document) !== true) {
    return;
  }
  for (const { start, end, name, closed } of policyVariablesIn(text)) {
    if (closed && isKeyName(name) && reference.conditionKey(name.trim())?.multivalued === true) {
      report({
        at: spanWithin(string, start, end),
        message: `\`${name.trim()}\` may have several values in one request, so AWS does not put it in the place of \`${text.slice(start, end)}\`. Use a key with one value.`,
      });
    }
  }
}
