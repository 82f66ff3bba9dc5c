import { readConditionOperator } from '../policy/condition-operator';
import { isStatic, itemsOf, type Member, type ObjectValue, type Value } from '../policy/value';
import { carry, type Plain, type PolicyWriter } from '../policy/writer';
import type { Fix, RuleContext, RuleModule } from './rule';

export const duplicateElement: RuleModule = {
  meta: {
    name: 'duplicate-element',
    summary: 'A key that stands twice in one object of a policy; only one of the two can count.',
    category: 'error',
    fix: 'always',
    since: '0.1.0',
    sameAs: [{ tool: 'cfn-lint', code: 'E0000' }],
  },
  check: {
    PolicyDocument({ root }, context) {
      checkObject(root, 'policy', context);
    },
    Statement({ root }, context) {
      checkObject(root, 'statement', context);
    },
    PrincipalElement({ element }, context) {
      checkObject(element.value, 'element', context);
    },
    ConditionElement({ element }, context) {
      checkObject(element.value, 'condition', context);
      for (const operator of element.value?.kind === 'object' ? element.value.members : []) {
        checkObject(operator.value, 'operator', context);
      }
    },
  },
};

function checkObject(value: Value | undefined, what: string, { document, report }: RuleContext): void {
  if (value?.kind !== 'object') {
    return;
  }
  const first = new Map<string, Member>();
  for (const member of value.members.filter(({ key }) => isStatic(key) && /\w/.test(key.text))) {
    const before = first.get(member.key.text);
    if (before === undefined) {
      first.set(member.key.text, member);
      continue;
    }
    report({
      at: member.key.span,
      message: `\`${member.key.text}\` stands twice in this ${what}: AWS rejects that, and other readers drop the first in silence. Keep one.`,
      related: [{ at: before.key.span, message: 'The first one.' }],
      fixes: () => fixesFor(document.writer, value, before, member),
    });
  }
}

function fixesFor(writer: PolicyWriter, object: ObjectValue, before: Member, member: Member): readonly Fix[] {
  const merged = mergedValue(before, member);
  const removed = writer.removeMembers(object, [before]);
  const removal: Fix = { title: `Remove the first \`${before.key.text}\``, safety: 'unsafe', edits: removed };
  if (merged === undefined || member.value === undefined) {
    return [removal];
  }
  return [
    { title: `Merge both \`${member.key.text}\``, safety: 'unsafe', edits: [...removed, writer.replace(member.value, merged)] },
    removal,
  ];
}

/** Keys whose value may be a list. Values of a condition key are not merged: that would hold more often than either. */
const listed = new Set(['Statement', 'Action', 'NotAction', 'Resource', 'NotResource', 'AWS', 'Service', 'Federated', 'CanonicalUser']);

/** Both values in one; `undefined` where that is not possible, or not certainly what was meant. */
function mergedValue({ value: before }: Member, { key, value: after }: Member): Plain | undefined {
  if (before === undefined || after === undefined) {
    return undefined;
  }
  if (listed.has(key.text)) {
    return [...itemsOf(before), ...itemsOf(after)].map(carry);
  }
  if (before.kind !== 'object' || after.kind !== 'object' || readConditionOperator(key.text) === undefined) {
    return undefined;
  }
  const entries = [...before.members, ...after.members].flatMap(({ key, value }) =>
    value === undefined ? [] : [[key.text, carry(value)] as const],
  );
  const names = new Set(entries.map(([name]) => name.toLowerCase()));
  return names.size === before.members.length + after.members.length ? Object.fromEntries(entries) : undefined;
}
