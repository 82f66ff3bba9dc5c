import type { ServiceRow, UseFile, UseRow } from './encoding';
import type { ManagedStatement, ManagedUse } from './types';

/** Decodes the text of `use.json`. `position` is an action's place in its service. */
export function decodeUse(
  text: string,
  services: readonly ServiceRow[],
  position: (prefix: string, name: string) => number | undefined,
): ManagedUse {
  const file: UseFile = JSON.parse(text);
  const firsts = new Map<string, number>();
  let actions = 0;
  for (const [index, [prefix]] of services.entries()) {
    firsts.set(prefix, actions);
    actions += file.counts[index] ?? 0;
  }
  return {
    actions,
    statements: file.statements.map((row) => decodeStatement(row, file)),
    numberOf(prefix, name) {
      const first = firsts.get(prefix.toLowerCase());
      const place = position(prefix, name);
      return first === undefined || place === undefined ? undefined : first + place;
    },
  };
}

const none: readonly never[] = [];

function decodeStatement([steps, tests, types]: UseRow, file: UseFile): ManagedStatement {
  let number = 0;
  const actions = steps.map((step) => {
    number += step;
    return number;
  });
  return {
    actions,
    tests: tests === undefined ? none : decodeTests(tests, file),
    resourceTypes: types === undefined ? none : types.flatMap((type) => file.resourceTypes[type] ?? []),
  };
}

function decodeTests(numbers: readonly number[], { operators, keys }: UseFile): ManagedStatement['tests'] {
  const tests: (readonly [string, string])[] = [];
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    tests.push([operators[numbers[at] ?? 0] ?? '', keys[numbers[at + 1] ?? 0] ?? '']);
  }
  return tests;
}
