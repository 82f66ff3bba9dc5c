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
      for (const [object, what] of objectsOf(root)) {
        checkObject(object, what, context);
      }
    },
  },
};

type What = 'policy' | 'statement' | 'condition' | 'operator' | 'element';

/** Every object of a statement, with what it is: each once, though an alias may lead to it twice. */
function objectsOf(statement: ObjectValue): ReadonlyMap<ObjectValue, What> {
  const found = new Map<ObjectValue, What>([[statement, 'statement']]);
  for (const [object, what] of found) {
    for (const { key, value } of object.members) {
      for (const inner of objectsIn(value)) {
        found.set(inner, found.get(inner) ?? whatIsIn(what, key.text));
      }
    }
  }
  return found;
}

function objectsIn(value: Value | undefined): readonly ObjectValue[] {
  return itemsOf(value).filter((item) => item.kind === 'object');
}

function whatIsIn(what: What, key: string): What {
  if (what === 'condition') {
    return 'operator';
  }
  return what === 'statement' && key === 'Condition' ? 'condition' : 'element';
}

function checkObject(value: ObjectValue, what: What, { document, report }: RuleContext): void {
  if (value.members.length < 2) {
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
  if (before.value !== undefined && isSame(before.value, member.value)) {
    return [{ title: `Remove the second \`${member.key.text}\``, safety: 'safe', edits: writer.removeMembers(object, [member]) }];
  }
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

/** Whether both say the same, so that one of them says all; not where something waits for deployment. */
function isSame(a: Value, b: Value | undefined): boolean {
  if (a.kind === 'object' && b?.kind === 'object') {
    return a.members.length === b.members.length && a.members.every((member, index) => isSameMember(member, b.members[index]));
  }
  if (a.kind === 'array' && b?.kind === 'array') {
    return a.items.length === b.items.length && a.items.every((item, index) => isSame(item, b.items[index]));
  }
  if (a.kind === 'string' && b?.kind === 'string') {
    return isStatic(a) && a.text === b.text;
  }
  return a.kind === 'literal' && b?.kind === 'literal' && a.text === b.text;
}

function isSameMember(a: Member, b: Member | undefined): boolean {
  return a.key.text === b?.key.text && isStatic(a.key) && a.value !== undefined && isSame(a.value, b.value);
}
