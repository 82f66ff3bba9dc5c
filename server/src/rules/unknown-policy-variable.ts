import { expandsVariables, policyVariablesIn } from '../policy/policy-variable';
import { type StringValue, spanWithin } from '../policy/value';
import type { ServiceReference } from '../reference/types';
import { closest } from '../text/closest';
import type { RuleContext, RuleModule } from './rule';
import { visitVariables } from './variable-texts';

export const unknownPolicyVariable: RuleModule = {
  meta: {
    name: 'unknown-policy-variable',
    summary: 'A policy variable of a condition key that AWS does not have.',
    category: 'warning',
    fix: 'sometimes',
    since: '0.1.0',
  },
  check: visitVariables('text', checkText),
};

/** Only global keys: services fill in variables of their own (`${iot:Connection.Thing.ThingName}`) that are no condition keys. */
function checkText(string: StringValue, { document, reference, report }: RuleContext): void {
  if (expandsVariables(document) !== true) {
    return;
  }
  for (const { start, end, closed, name } of policyVariablesIn(string.text)) {
    const key = name.trim();
    if (!closed || !/^aws:[a-z][a-z0-9]*(\/.+)?$/i.test(key) || reference.conditionKey(key) !== undefined || ofServerless.has(key)) {
      continue;
    }
    report({
      at: spanWithin(string, start, end),
      message: `AWS has no condition key \`${key}\` to put in the place of \`${string.text.slice(start, end)}\`, so the text with it matches nothing.`,
      fixes: () =>
        nearKeys(reference, key).map((near) => {
          const edit = { span: spanWithin(string, start, end), newText: document.writer.escape(`\${${near}}`, string) };
          return { title: `Replace with \`\${${near}}\``, safety: 'unsafe', edits: [edit] };
        }),
    });
  }
}

/** Variables of the Serverless Framework, which fills them in before AWS sees the policy. */
const ofServerless: ReadonlySet<string> = new Set(['aws:accountId', 'aws:region']);

/** Of a key with a part of the caller's, that part is kept: `aws:PrincipalTags/team` is near to `aws:PrincipalTag/team`. */
function nearKeys(reference: ServiceReference, key: string): readonly string[] {
  const slash = key.indexOf('/');
  const names = reference.globalConditionKeys().flatMap(({ name, multivalued }) => (multivalued ? [] : [name]));
  return slash < 0
    ? closest(
        key,
        names.filter((name) => !name.includes('/')),
      )
    : closest(
        key.slice(0, slash),
        names.flatMap((name) => (name.includes('/') ? [name.slice(0, name.indexOf('/'))] : [])),
      ).map((near) => near + key.slice(slash));
}
