import assert from 'node:assert/strict';
import { readSnippets } from '../scripts/yaml-snippets';
import { hostOfLanguage } from '../server/src/hosts/index';
import type { PolicyType } from '../server/src/policy/policy-type';
import { rules } from '../server/src/rules/index';
import { runRules } from '../server/src/rules/run';
import { reference } from './support/reference';
import { root } from './support/repository';

/** What the policies are that do not tell it themselves. */
const types: ReadonlyMap<string, PolicyType> = new Map([
  ['iam-boundary', 'permissions-boundary'],
  ['iam-scp-regions', 'service-control'],
  ['iam-scp-perimeter', 'service-control'],
]);

/** What the others are to be taken for, as they stand. */
const detected: ReadonlyMap<string, PolicyType> = new Map([
  ['iam-bucket-tls', 'resource-based'],
  ['iam-rcp-perimeter', 'resource-control'],
]);

const files = [
  { file: 'iam-policy.json', language: 'json', wrap: (statement: string) => `{"Version":"2012-10-17","Statement":[${statement}]}` },
  {
    file: 'iam-policy-yaml.json',
    language: 'yaml',
    wrap: (statement: string) => `Version: '2012-10-17'\nStatement:\n${statement.replace(/^/gm, '  ')}\n`,
  },
];

/** Right of what a tab stop holds until it is filled in. */
const untilFilledIn: ReadonlySet<string> = new Set(['weak-external-id']);

describe('snippets', () => {
  for (const { file, language, wrap } of files) {
    for (const [name, { prefix, description, body }] of Object.entries(readSnippets(root, file))) {
      it(`${name}, in ${language}: has no finding as it is inserted`, () => {
        const text = expand(body.join('\n'));
        const [document, ...others] =
          hostOfLanguage(language)?.findPolicies(isPolicy(text) ? text : wrap(text), types.get(prefix)).policies ?? [];
        assert.ok(document !== undefined && others.length === 0, 'one policy');
        assert.ok(document.statements.length > 0, 'statements');
        const expected = types.get(prefix) ?? detected.get(prefix) ?? (prefix.startsWith('iam-trust') ? 'trust' : 'identity-based');
        assert.equal(document.type, expected);
        const found = runRules(
          document,
          rules.filter(({ meta }) => !untilFilledIn.has(meta.name)),
          reference,
        ).map(({ rule, message }) => `${rule.name}: ${message}`);
        assert.deepEqual(found, []);
        assert.match(description, /^[A-Z]/);
      });
    }
  }

  it('begin with `iam-`, since other JSON and YAML offers them too, each with a prefix of its own', () => {
    const prefixes = Object.values(readSnippets(root, 'iam-policy.json')).map(({ prefix }) => prefix);
    assert.ok(prefixes.every((prefix) => /^iam-[a-z0-9-]+$/.test(prefix)));
    assert.equal(new Set(prefixes).size, prefixes.length);
  });

  it('keep policy variables, and have tab stops for what only the author knows', () => {
    const { body } = readSnippets(root, 'iam-policy.json')["Manage one's own credentials"] ?? { body: [] };
    assert.match(expand(body.join('\n')), /user\/\$\{aws:username\}/);
    assert.match(body.join('\n'), /\$\{1:111122223333\}/);
  });
});

function isPolicy(text: string): boolean {
  return /^"?Version"?:|^\{\s*"Version"/.test(text);
}

/** As an editor inserts it, before anything is typed: tab stops as their text, escapes resolved. */
function expand(body: string): string {
  const text = body.replace(/(?<!\\)\$\{\d+:([^}]*)\}/g, '$1').replace(/\\([$}\\])/g, '$1');
  assert.doesNotMatch(text, /\$\d|\$\{\d/, 'no tab stop is left');
  return text;
}
