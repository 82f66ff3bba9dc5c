import { emptySlot } from '../policy/cursor';
import type { HostSlot } from '../policy/host-slot';
import type { PolicyType } from '../policy/policy-type';
import type { ObjectValue } from '../policy/value';
import type { PolicyWriter } from '../policy/writer';
import { touches } from '../text/span';

/** Longer white space is nobody's beginning. */
const longestBlank = 1000;

/** The place for a whole policy in a text without anything, or with a word that is being typed; `undefined` in any other text. */
export function blankSlot(
  text: string,
  offset: number,
  type: PolicyType | undefined,
  writerOf: (root: ObjectValue) => PolicyWriter,
): HostSlot | undefined {
  const [, before = '', word = ''] = /^(\s*)([A-Za-z-]*)\s*$/.exec(text.slice(0, longestBlank)) ?? [];
  if (text.length > longestBlank || before + word !== text.slice(0, before.length + word.length) || text.trim() !== word) {
    return undefined;
  }
  const span = word === '' ? { start: offset, end: offset } : { start: before.length, end: before.length + word.length };
  const slot = { ...emptySlot(offset), span };
  const writer = writerOf({ kind: 'object', span, members: [] });
  return touches(span, offset)
    ? { at: 'policy', type, service: undefined, slot, typed: text.slice(span.start, offset), writer }
    : undefined;
}
