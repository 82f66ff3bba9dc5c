import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { listed, newRule } from '../../scripts/new-rule';
import { root } from '../support/repository';

describe('npm run new-rule', () => {
  const index = readFileSync(path.join(root, 'server/src/rules/index.ts'), 'utf8');

  it('puts the rule into the list, in its place', () => {
    const grown = listed(index, 'missing-thing').split('\n');
    const before = index.split('\n');
    assert.deepEqual(
      grown.filter((line) => !before.includes(line)),
      ["import { missingThing } from './missing-thing';", '  missingThing,'],
    );
    assert.deepEqual(
      grown.filter((line) => line.startsWith('  ')),
      grown.filter((line) => line.startsWith('  ')).toSorted(byName),
    );
  });

  it('refuses a name that is no name, and one that is taken', () => {
    assert.throws(() => newRule('MissingThing'), /is not a name for a rule/);
    assert.throws(() => newRule('unknown-action'), /is there already/);
  });
});

function byName(a: string, b: string): number {
  const file = (line: string) => line.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return file(a) < file(b) ? -1 : 1;
}
