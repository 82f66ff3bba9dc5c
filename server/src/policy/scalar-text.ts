import { isStatic, type Value } from './value';

/**
 * What a scalar says as IAM compares it: `true` and `"true"` alike. `undefined` for lists, objects, null, and what is not wholly known
 * now; a lone `$` is what a JSON parser makes of another tool's `${…}` outside quotes.
 */
export function scalarText(value: Value): string | undefined {
  if (value.kind === 'string') {
    return isStatic(value) && value.text !== '$' ? value.text : undefined;
  }
  return value.kind === 'literal' && value.value !== null ? value.text : undefined;
}

/** Whether some of the values, or a part of one, is not known before deployment. */
export function someUnknown(values: readonly Value[]): boolean {
  return values.some((value) => value.kind === 'dynamic' || (value.kind === 'string' && !isStatic(value)));
}
