import type { Value } from '../../server/src/policy/value';
import type { Json } from './arbitrary-policy';

/** What a tree says, as JSON; what is not known before deployment as its kind. */
export function jsonOf(value: Value | undefined): Json {
  switch (value?.kind) {
    case undefined:
      return null;
    case 'object':
      return Object.fromEntries(value.members.map((member) => [member.key.text, jsonOf(member.value)]));
    case 'array':
      return value.items.map(jsonOf);
    case 'string':
      return value.text;
    case 'literal':
      return value.value;
    case 'dynamic':
      return { dynamic: true };
  }
}

/** Every value of a tree, and every name. */
export function* valuesOf(value: Value): Generator<Value> {
  yield value;
  if (value.kind === 'object') {
    for (const member of value.members) {
      yield member.key;
      if (member.value !== undefined) {
        yield* valuesOf(member.value);
      }
    }
  } else if (value.kind === 'array') {
    for (const item of value.items) {
      yield* valuesOf(item);
    }
  }
}
