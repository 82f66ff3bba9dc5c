import fc from 'fast-check';
import type { ArrayValue, ObjectValue, Value } from '../../server/src/policy/value';
import { carry, type PolicyWriter } from '../../server/src/policy/writer';
import type { Edit } from '../../server/src/text/edit';
import { arbitraryValue, type Json, type JsonObject, trickyString } from './arbitrary-policy';

/** A change to a policy, told by numbers that are taken modulo what there is to choose from. */
export interface Change {
  readonly kind: 'replace' | 'insert' | 'carry' | 'remove';
  readonly target: number;
  readonly at: number;
  readonly name: string;
  readonly values: readonly Json[];
  readonly picks: readonly boolean[];
}

export const arbitraryChange: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('replace', 'insert', 'carry', 'remove'),
  target: fc.nat(1000),
  at: fc.nat(1000),
  name: trickyString,
  values: fc.array(arbitraryValue, { minLength: 1, maxLength: 3 }),
  picks: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
});

interface Slot {
  readonly value: Value;
  readonly json: Json;
  readonly set: (json: Json) => void;
}

/** Makes the change to `json`, which is what `root` says, and returns the edits that are to make it to the text. */
export function makeChange(change: Change, root: ObjectValue, json: JsonObject, writer: PolicyWriter): readonly Edit[] {
  const slots = slotsOf(root, json);
  const slot = slots[change.target % slots.length];
  const containers: readonly Slot[] = [{ value: root, json, set: () => undefined }, ...slots].filter(
    ({ value }) => value.kind === 'object' || value.kind === 'array',
  );
  const container = containers[change.target % containers.length];
  if (slot === undefined || container === undefined) {
    return [];
  }
  const carried = slots[change.at % slots.length];
  switch (change.kind) {
    case 'replace':
      slot.set(change.values[0] ?? null);
      return [writer.replace(slot.value, change.values[0] ?? null)];
    case 'carry':
      return carried === undefined ? [] : insert(container, change, writer, [[structuredClone(carried.json), carry(carried.value)]]);
    case 'insert':
      return insert(
        container,
        change,
        writer,
        change.values.map((value) => [value, value]),
      );
    case 'remove':
      return remove(container, change, writer);
  }
}

/** Every value below the root, with what it says. */
function slotsOf(value: Value, json: Json): readonly Slot[] {
  if (value.kind === 'object' && isObject(json)) {
    return value.members.flatMap((member) => {
      const name = member.key.text;
      const inner = Object.hasOwn(json, name) ? json[name] : undefined;
      if (member.value === undefined || inner === undefined) {
        return [];
      }
      return [{ value: member.value, json: inner, set: (next: Json) => define(json, name, next) }, ...slotsOf(member.value, inner)];
    });
  }
  if (value.kind === 'array' && Array.isArray(json)) {
    return value.items.flatMap((item, index) => {
      const inner = json[index];
      return inner === undefined
        ? []
        : [{ value: item, json: inner, set: (next: Json) => json.splice(index, 1, next) }, ...slotsOf(item, inner)];
    });
  }
  return [];
}

type Written = Parameters<PolicyWriter['replace']>[1];

function insert(
  { value, json }: Slot,
  change: Change,
  writer: PolicyWriter,
  values: readonly (readonly [Json, Written])[],
): readonly Edit[] {
  if (value.kind === 'array' && Array.isArray(json)) {
    const at = change.at % (value.items.length + 1);
    json.splice(at, 0, ...values.map(([said]) => said));
    return [
      writer.insertItems(
        value,
        at,
        values.map(([, written]) => written),
      ),
    ];
  }
  if (value.kind === 'object' && isObject(json)) {
    return insertMember(value, json, change, writer, values);
  }
  return [];
}

function insertMember(
  value: ObjectValue,
  json: JsonObject,
  change: Change,
  writer: PolicyWriter,
  [first]: readonly (readonly [Json, Written])[],
): readonly Edit[] {
  if (first === undefined || Object.hasOwn(json, change.name)) {
    return [];
  }
  const after =
    change.picks[0] === true
      ? change.picks[1] === true
        ? 'start'
        : undefined
      : value.members[change.at % Math.max(1, value.members.length)];
  define(json, change.name, first[0]);
  return [writer.insertMember(value, change.name, first[1], after)];
}

function remove({ value, json }: Slot, change: Change, writer: PolicyWriter): readonly Edit[] {
  const picked = (index: number) => change.picks[index % change.picks.length] === true;
  if (value.kind === 'array' && Array.isArray(json)) {
    const indexes = [...json.keys()].filter(picked);
    const gone = removeItems(value, indexes, writer);
    json.splice(0, json.length, ...json.filter((_, index) => !picked(index)));
    return gone;
  }
  if (value.kind === 'object' && isObject(json)) {
    const members = value.members.filter((_, index) => picked(index));
    for (const member of members) {
      delete json[member.key.text];
    }
    return members.length === 0 ? [] : writer.removeMembers(value, members);
  }
  return [];
}

function removeItems(array: ArrayValue, indexes: readonly number[], writer: PolicyWriter): readonly Edit[] {
  return indexes.length === 0 ? [] : writer.removeItems(array, indexes);
}

function isObject(json: Json): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** `json[name] = value`, for `__proto__` too. */
function define(json: JsonObject, name: string, value: Json): void {
  Object.defineProperty(json, name, { value, enumerable: true, configurable: true, writable: true });
}
