import assert from 'node:assert/strict';
import type { HostLanguage, HostText } from '../../server/src/hosts/host';
import type { PolicyDocument } from '../../server/src/policy/ast';
import { cursorAt, type Slot } from '../../server/src/policy/cursor';
import { placeOf } from '../../server/src/policy/place';
import { type StringValue, spanWithin } from '../../server/src/policy/value';
import type { Span } from '../../server/src/text/span';
import { valuesOf } from './value-json';

/** Reads a text, asserts that every span lies in it, and asks for the cursor at each offset that `at` names. */
export function assertReads(host: HostLanguage, text: string, at: 'everywhere' | 'nowhere' | readonly number[]): HostText {
  const found = host.findPolicies(text);
  for (const document of found.policies) {
    assertSpans(document, text);
    const offsets = at === 'everywhere' ? [...Array(text.length + 1).keys()] : at === 'nowhere' ? [] : at;
    for (const offset of offsets) {
      const slot = cursorAt(document, offset)?.slot;
      if (slot !== undefined) {
        assertSlot(slot, text);
      }
    }
  }
  const offset = found.syntaxError?.offset ?? 0;
  assert.ok(offset >= 0 && offset <= text.length, `the syntax error is at ${offset}`);
  return found;
}

function assertSlot({ span, string, before }: Slot, text: string): void {
  assertInside(span, text);
  assert.ok(string === undefined ? before === '' : string.text.startsWith(before));
}

function assertSpans(document: PolicyDocument, text: string): void {
  assertInside(document.span, text);
  for (const statement of document.statements) {
    assertInside(statement.focus, text);
  }
  let placed = 0;
  for (const value of valuesOf(document.root)) {
    assertInside(value.span, text);
    if (placed++ < 300) {
      placeOf(document, value.span);
    }
    if (value.kind === 'string') {
      assertString(value, text);
    }
    for (const member of value.kind === 'object' ? value.members : []) {
      assertInside(member.span, text);
    }
  }
}

function assertString(string: StringValue, text: string): void {
  assertInside(string.content, text);
  assert.ok(string.span.start <= string.content.start && string.content.end <= string.span.end);
  let last = string.content.start;
  for (let index = 0; index < string.text.length; index++) {
    const { start, end } = spanWithin(string, index, index + 1);
    assert.ok(last <= start && start <= end && end <= string.content.end, `character ${index} at ${start}-${end}`);
    last = start;
  }
}

function assertInside({ start, end }: Span, text: string): void {
  assert.ok(0 <= start && start <= end && end <= text.length, `${start}-${end} in a text of ${text.length}`);
}
