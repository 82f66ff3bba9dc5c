import type { ActionElement } from '../policy/ast';
import type { ArrayValue, StringValue, Value } from '../policy/value';
import { carry, type PolicyWriter } from '../policy/writer';
import type { Fix } from './rule';

/** Another text in the place of a value. */
export function replaceValue(writer: PolicyWriter, old: StringValue, text: string, safety: Fix['safety']): Fix {
  return { title: `Replace with \`${text}\``, safety, edits: [writer.replace(old, text)] };
}

/** Another name in the place of a member's. */
export function renameKey(writer: PolicyWriter, key: StringValue, name: string, safety: Fix['safety']): Fix {
  return { title: `Replace with \`${name}\``, safety, edits: [{ span: key.content, newText: writer.escape(name, key) }] };
}

/** Takes an entry out of its list, where others are left in it. */
export function removeFromList(writer: PolicyWriter, list: Value | undefined, entry: StringValue, safety: Fix['safety']): readonly Fix[] {
  return list?.kind === 'array' && list.items.length > 1
    ? [{ title: `Remove \`${entry.text}\``, safety, edits: writer.removeItems(list, [list.items.indexOf(entry)]) }]
    : [];
}

/** Adds actions to those that the element lists; none to `NotAction`, where they would be taken away. */
export function addActions(writer: PolicyWriter, action: ActionElement | undefined, missing: readonly string[]): readonly Fix[] {
  const value = action?.negated ? undefined : action?.element.value;
  const title = `Add ${missing.map((each) => `\`${each}\``).join(' and ')}`;
  if (value?.kind === 'array') {
    return [{ title, safety: 'unsafe', edits: [writer.insertItems(value, value.items.length, missing)] }];
  }
  return value?.kind === 'string' ? [{ title, safety: 'unsafe', edits: [writer.replace(value, [carry(value), ...missing])] }] : [];
}

/** Takes a redundant entry out of a list, or all of them. */
export function removeRedundant(
  writer: PolicyWriter,
  list: ArrayValue,
  entry: { readonly index: number; readonly text: string },
  all: readonly { readonly index: number }[],
  safety: Fix['safety'],
): readonly Fix[] {
  const one: Fix = { title: `Remove \`${entry.text}\``, safety, edits: writer.removeItems(list, [entry.index]) };
  const indexes = all.map(({ index }) => index);
  const title = `Remove the ${all.length} redundant entries of this list`;
  return all.length < 2 ? [one] : [one, { title, safety, settlesOthers: true, edits: writer.removeItems(list, indexes) }];
}
