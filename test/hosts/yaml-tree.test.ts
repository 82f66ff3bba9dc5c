import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { readYaml } from '../../server/src/hosts/yaml-tree';
import { applyEdits } from '../../server/src/text/edit';
import { arbitraryPolicy, type Json } from './arbitrary-policy';
import { jsonOf, valuesOf } from './value-json';
import { arbitraryYamlLayout, layOutYaml } from './yaml-layout';

describe('YAML tree', () => {
  it('says what the document says, in whatever style', () => {
    fc.assert(
      fc.property(arbitraryPolicy, arbitraryYamlLayout, (policy, layout) => {
        const text = layOutYaml(policy, layout);
        const expected = parseOr(text, undefined);
        fc.pre(expected !== undefined);
        const tree = readYaml(text);
        assert.deepEqual(jsonOf(tree.roots[0]), expected, text);
        assert.equal(tree.syntaxError, undefined, text);
      }),
      { numRuns: 500 },
    );
  }).timeout(60_000);

  it('decodes scalars over several lines', () => {
    const piece = fc.constantFrom(
      'a',
      'b c',
      ' ',
      '  ',
      '\n',
      '\n  ',
      '\n   ',
      '\n    ',
      '\\\n  ',
      '\\n',
      '\\u0041',
      "''",
      '\t',
      '-',
      '#',
      'é',
    );
    const body = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    const head = fc.constantFrom('"', "'", 'x', '|\n  ', '>\n  ', '|-\n  ', '>+\n  ', '|2\n  ', '>-2\n  ', '|+\n\n  ');
    fc.assert(
      fc.property(head, body, fc.constantFrom('', '\n', '\n\n', '\nb: 1\n'), fc.boolean(), (start, middle, end, windows) => {
        // Without its last line break, what `+` keeps is anybody's guess.
        fc.pre(!start.includes('+') || end !== '');
        // Lines that are not indented end the value for some readers.
        fc.pre(!/\n\S/.test(middle));
        // Of an escaped line break before a blank line, or before a carriage return, the parser compared with makes a space.
        fc.pre(!/\\\n\s*\n/.test(middle) && !(windows && middle.includes('\\\n')));
        const unix = `a: ${start}${middle}${start === '"' || start === "'" ? start : ''}${end}`;
        const text = windows ? unix.replaceAll('\n', '\r\n') : unix;
        const expected = parseOr(text, undefined);
        fc.pre(expected !== undefined);
        const tree = readYaml(text);
        assert.deepEqual(jsonOf(tree.roots[0]), expected, JSON.stringify(text));
      }),
      { numRuns: 2000 },
    );
  }).timeout(60_000);

  it('knows where each string is: to write the same in its place changes nothing', () => {
    fc.assert(
      fc.property(arbitraryPolicy, arbitraryYamlLayout, (policy, layout) => {
        const text = layOutYaml(policy, layout);
        const [root] = readYaml(text).roots;
        assert.ok(root);
        for (const value of valuesOf(root)) {
          if (value.kind === 'string') {
            const same = applyEdits(text, [{ span: value.content, newText: text.slice(value.content.start, value.content.end) }]);
            assert.equal(same, text);
            assert.equal((value.offsets ?? [...Array(value.text.length + 1).keys()]).length, value.text.length + 1);
          }
        }
      }),
      { numRuns: 100 },
    );
  }).timeout(60_000);
});

function parseOr(text: string, otherwise: undefined): Json | undefined {
  try {
    return parse(text, { logLevel: 'error' });
  } catch {
    return otherwise;
  }
}
