/** Stands in for `node:assert/strict` in a web worker: the part of it that these tests call. */

export function ok(value: unknown, message = 'expected a truthy value'): asserts value {
  if (!value) {
    throw new Error(message);
  }
}

export function equal(actual: unknown, expected: unknown, message = ''): void {
  ok(Object.is(actual, expected), `${message} expected ${show(expected)}, got ${show(actual)}`);
}

export function deepEqual(actual: unknown, expected: unknown, message = ''): void {
  ok(show(actual) === show(expected), `${message} expected ${show(expected)}, got ${show(actual)}`);
}

export function match(text: string, pattern: RegExp): void {
  ok(pattern.test(text), `expected ${pattern} in ${show(text)}`);
}

export function doesNotMatch(text: string, pattern: RegExp): void {
  ok(!pattern.test(text), `expected no ${pattern} in ${show(text)}`);
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}
