import assert from 'node:assert/strict';
import { hostOfLanguage } from '../../server/src/hosts/index';
import type { PolicyDocument } from '../../server/src/policy/ast';

function read(language: string, text: string): PolicyDocument {
  const [document] = hostOfLanguage(language)?.findPolicies(text).policies ?? [];
  assert.ok(document, 'no policy found');
  return document;
}

/** The comments around the value of the first statement's Resource. */
function around(language: string, text: string) {
  const document = read(language, text);
  const span = document.statements[0]?.resource?.element.value?.span;
  assert.ok(span);
  return document.writer.comments(span);
}

const json = (resource: string) =>
  `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":${resource}\n}]}`;
const yaml = (resource: string) =>
  `Version: "2012-10-17"\nStatement:\n  - Effect: Allow\n    Action: s3:GetObject\n    Resource:${resource}\n`;

describe('the comments around a value', () => {
  const cases: readonly (readonly [string, string, string, readonly string[], string | undefined])[] = [
    ['in a list of JSON', 'jsonc', json('["a", // one\n "b" /* two */]'), ['// one', '/* two */'], undefined],
    ['after it, past its comma', 'jsonc', json('["a"], // one'), [], '// one'],
    ['not on the next line', 'jsonc', json('["a"]\n// one'), [], undefined],
    ['not in a string of JSON', 'jsonc', json('["https://a", "a /* b */", "\\"// c"]'), [], undefined],
    ['without an end', 'jsonc', json('["a" /* one'), ['/* one\n}]}'], undefined],
    ['in a list of YAML', 'yaml', yaml('\n      - a # one\n      # two\n      - b # three'), ['# one', '# two'], '# three'],
    [
      'not in the words of YAML',
      'yaml',
      yaml('\n      - a#b\n      - \'c # d\'\n      - "e # \\" # f"\n      - don\'t # one'),
      [],
      '# one',
    ],
    ['in brackets of YAML', 'yaml', yaml(' [a, # one\n      b]'), ['# one'], undefined],
  ];
  for (const [what, language, text, within, after] of cases) {
    it(`are found ${what}`, () => {
      assert.deepEqual(around(language, text), { within, after });
    });
  }

  it('are found in a policy that is a string, as they are written there', () => {
    const text = JSON.stringify({ PolicyDocument: json('["a", // "one"\n "b"]') });
    assert.deepEqual(around('json', text), { within: ['// \\"one\\"'], after: undefined });
  });
});
