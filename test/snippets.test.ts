import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../server/src/rules/index';
import { runRules } from '../server/src/rules/run';
import { readPolicy } from './support/read-policy';
import { reference } from './support/reference';
import { root } from './support/repository';

interface Snippet {
  readonly prefix: readonly string[];
  readonly body: readonly string[];
}

const snippets: Readonly<Record<string, Snippet>> = JSON.parse(readFileSync(path.join(root, 'snippets/iam-policy.json'), 'utf8'));

describe('snippets', () => {
  for (const [name, { prefix, body }] of Object.entries(snippets)) {
    it(`${name}: has no finding as it is inserted`, () => {
      const inserted = JSON.parse(withDefaults(body.join('\n')));
      const policy = 'Statement' in inserted ? inserted : { Version: '2012-10-17', Statement: [inserted] };
      const document = readPolicy(policy, prefix.some((word) => word.startsWith('scp')) ? 'service-control' : undefined);
      const found = runRules(document, rules, reference).map(({ rule, message }) => `${rule.name}: ${message}`);
      assert.deepEqual(found, []);
    });
  }
});

/** `${1:text}` as its text; a policy variable, which has no number, stays. */
function withDefaults(body: string): string {
  return body.replace(/\$\{\d+:([^}]*)\}/g, '$1');
}
