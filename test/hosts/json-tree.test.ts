import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readJson } from '../../server/src/hosts/json-tree';
import type { Value } from '../../server/src/policy/value';
import { applyEdits } from '../../server/src/text/edit';
import { arbitraryPolicy } from './arbitrary-policy';
import { arbitraryLayout, layOut } from './json-layout';
import { jsonOf, valuesOf } from './value-json';

describe('JSON tree', () => {
  it('says what the document says', () => {
    fc.assert(
      fc.property(arbitraryPolicy, arbitraryLayout, (policy, layout) => {
        const { roots, syntaxError } = readJson(layOut(policy, layout));
        assert.deepEqual(roots.map(jsonOf), [policy]);
        assert.equal(syntaxError, undefined);
      }),
    );
  });

  it('knows where each character of each string is', () => {
    fc.assert(
      fc.property(arbitraryPolicy, arbitraryLayout, (policy, layout) => {
        const text = layOut(policy, layout);
        const [root] = readJson(text).roots;
        assert.ok(root);
        for (const value of valuesOf(root)) {
          if (value.kind === 'string') {
            assert.equal(JSON.parse(text.slice(value.span.start, value.span.end)), value.text);
            assert.equal(applyEdits(text, [{ span: value.content, newText: text.slice(value.content.start, value.content.end) }]), text);
          }
        }
      }),
    );
  });

  const said = (text: string) => JSON.stringify(readJson(text).roots.map(jsonOf));
  const tolerated: readonly (readonly [string, string, string])[] = [
    ['a key alone', '{ "a" }', '[{"a":null}]'],
    ['a key with its colon', '{ "a": }', '[{"a":null}]'],
    ['a value that is missing before the next member', '{ "a": , "b": 1 }', '[{"a":null,"b":1}]'],
    ['a value that is missing before the next line', '{ "a":\n "b": 1 }', '[{"a":null,"b":1}]'],
    ['texts that touch as not known', '["a/${join("/", x)}", "b"]', '[[{"dynamic":true},{"dynamic":true},{"dynamic":true},"b"]]'],
    ['a comma that is missing', '{ "a": 1 "b": 2 }', '[{"a":1,"b":2}]'],
    ['commas at the ends', '{ "a": [1, 2,], }', '[{"a":[1,2]}]'],
    ['commas too many', '{ , "a": [,1,,2], , }', '[{"a":[1,2]}]'],
    ['a colon that is missing', '{ "a" "b" }', '[{"a":"b"}]'],
    ['a colon that is missing before a list', '{ "a" ["b"] }', '[{"a":["b"]}]'],
    ['an unclosed string', '{ "a": "s3:Get\n}', '[{"a":"s3:Get"}]'],
    ['an unclosed string at the end', '{ "a": "s3:Get', '[{"a":"s3:Get"}]'],
    ['an unclosed string before brackets', '{ "a": ["s3:Get ] }', '[{"a":["s3:Get"]}]'],
    ['an unclosed string before a comma', '{ "a": "b,\n "c": 1 }', '[{"a":"b","c":1}]'],
    ['an unclosed string that ends in a policy variable', '{ "a": "${aws:username}\n}', '[{"a":"${aws:username}"}]'],
    ['an unclosed string before another one', '{ "a": ["s3:Get, "b"], "c": "d }, { "e": 1 }', '[{"a":["s3:Get","b"],"c":"d"},{"e":1}]'],
    ['an unclosed key before its value', '{ "a: "b", "c": 1 }', '[{"a":"b","c":1}]'],
    ['an unclosed key', '{ "a\n "b": 1 }', '[{"a":null,"b":1}]'],
    ['a backslash at the end of a line', '{ "a": "b\\\n "c": 1 }', '[{"a":"b\\\\","c":1}]'],
    ['an unclosed list', '{ "a": ["b",\n "c": 1 }', '[{"a":["b"],"c":1}]'],
    ['an unclosed list with nothing in it', '{ "a": [\n "c": 1 }', '[{"a":[],"c":1}]'],
    ['unclosed brackets', '{ "a": [{ "b": [1', '[{"a":[{"b":[1]}]}]'],
    ['a bracket of the wrong kind', '{ "a": [{ "b": 1 ] }', '[{"a":[{"b":1}]}]'],
    ['a bracket that closes nothing', '] { "a": 1 } }', '[{"a":1}]'],
    ['words', '{ a: s3:Get*, "b": [ec2:, x] }', '[{"a":"s3:Get*","b":["ec2:","x"]}]'],
    ['a word alone on its line', '{ "a": 1,\n b\n "c": 2 }', '[{"a":1,"b":null,"c":2}]'],
    ['words with slashes', '{ "a": arn:aws:s3:::b/* }', '[{"a":"arn:aws:s3:::b/*"}]'],
    ['numbers with leading zeros', '[012, -1.5e3]', '[[12,-1500]]'],
    ['comments', '/* x */ { // y\n "a": 1 /* z */ } // w', '[{"a":1}]'],
    ['an unclosed comment', '{ "a": 1 /* x', '[{"a":1}]'],
    ['a byte order mark', '\ufeff{ "a": 1 }', '[{"a":1}]'],
    ['several documents', '{"a":1}\n{"b":2}', '[{"a":1},{"b":2}]'],
    ['repeated keys', '{"a":1,"a":2}', '[{"a":2}]'],
    ['`__proto__`', '{"__proto__":1}', '[{"__proto__":1}]'],
    ['escapes that JSON does not have', '"\\x \\u12 \\"', '["\\\\x \\\\u12 \\""]'],
    ['nothing', ' \r\n', '[]'],
  ];
  for (const [what, text, expected] of tolerated) {
    it(`reads ${what}`, () => assert.equal(said(text), expected));
  }

  it('keeps a number as it is written', () => {
    const [value] = readJson('012345678901').roots;
    assert.deepEqual(value?.kind === 'literal' && value.text, '012345678901');
  });

  it('names the first thing that is wrong, and where', () => {
    const problem = (text: string) => readJson(text).syntaxError;
    assert.deepEqual(problem('{ "a": 1, // x\n}'), undefined);
    assert.deepEqual(problem('{ "a": }'), { offset: 7, message: 'A value is missing here.' });
    assert.deepEqual(problem('{ "a": 1 "b": x }'), { offset: 9, message: 'A comma is missing before this.' });
    assert.deepEqual(problem('{ "a": x }'), { offset: 7, message: '`x` needs quotes.' });
    assert.deepEqual(problem('{ "a": [1'), { offset: 9, message: 'A `]` is missing at the end.' });
    assert.deepEqual(problem('{ "a": "x'), { offset: 7, message: 'The string is not closed.' });
  });

  it('takes what is nested too deep as not known', () => {
    const depthOf = (value: Value | undefined): number => (value?.kind === 'array' ? 1 + depthOf(value.items[0]) : 0);
    assert.equal(depthOf(readJson('['.repeat(10_000)).roots[0]), 200);
  });
});
