import assert from 'node:assert/strict';
import fc from 'fast-check';
import { iamPolicyHost, jsonHost } from '../../server/src/hosts/json';
import { yamlHost } from '../../server/src/hosts/yaml';
import type { Value } from '../../server/src/policy/value';
import { carry, type PolicyWriter } from '../../server/src/policy/writer';
import type { Edit } from '../../server/src/text/edit';
import { jsonSamples, yamlSamples } from './samples';
import { assertReads } from './spans';
import { valuesOf } from './value-json';

const samples = [
  ...jsonSamples.flatMap((text) => [jsonHost, iamPolicyHost, yamlHost].map((host) => ({ host, text }))),
  ...yamlSamples.map((text) => ({ host: yamlHost, text })),
];

describe('hosts on text that is broken', () => {
  it('read every beginning of a text, with the cursor at its end', () => {
    for (const { host, text } of samples) {
      for (let end = 0; end <= text.length; end++) {
        assertReads(
          host,
          text.slice(0, end),
          [end, end - 1, Math.floor(end / 2)].filter((offset) => offset >= 0),
        );
      }
    }
  }).timeout(60_000);

  it('read a whole text, with the cursor everywhere', () => {
    for (const { host, text } of samples) {
      assert.notEqual(assertReads(host, text, 'everywhere').policies.length, 0);
    }
  }).timeout(60_000);

  it('read text with pieces taken out, doubled and put in', () => {
    const piece = fc.constantFrom(
      ...[
        '"',
        "'",
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        ': ',
        '- ',
        '\n',
        '\r\n',
        '  ',
        '\t',
        '#',
        '&a ',
        '*a',
        '<<: ',
        '!Sub ',
        '|\n',
        '? ',
        '\\',
      ],
      ...['\0', '\ud800', '\udc00', '\ufeff', '\u2028', '__proto__', '"__proto__":', '{{', '}}', '${', '//', '/*', '*/', '---\n', '%', '@'],
    );
    const mutation = fc.record({
      sample: fc.nat(samples.length - 1),
      at: fc.nat(3000),
      length: fc.nat(30),
      put: fc.array(piece, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), fc.array(fc.nat(3000), { maxLength: 4 }), (mutations, cursors) => {
        const { host, text: whole } = samples[mutations[0]?.sample ?? 0] ?? { host: jsonHost, text: '' };
        let text = whole;
        for (const { at, length, put } of mutations) {
          const start = at % (text.length + 1);
          text = text.slice(0, start) + put.join('') + text.slice(start + length);
        }
        assertReads(
          host,
          text,
          cursors.map((offset) => offset % (text.length + 1)),
        );
      }),
      { numRuns: 1500 },
    );
  }).timeout(60_000);

  it('write within a text that is not finished', () => {
    for (const { host, text } of samples) {
      for (let end = 0; end <= text.length; end += 7) {
        const beginning = text.slice(0, end);
        for (const document of host.findPolicies(beginning).policies) {
          for (const value of valuesOf(document.root)) {
            assertEdits(writeEverything(document.writer, value), beginning);
          }
        }
      }
    }
  }).timeout(60_000);

  it('read nesting and repetition beyond any sense', () => {
    const hostile = [
      ...[
        '[',
        '{',
        '{"a":',
        '[{"a":',
        '- ',
        '? ',
        'a: ',
        '!Sub ',
        '&a ',
        '*a ',
        '"',
        "'",
        '\\',
        '{{',
        '}',
        ']',
        ',',
        ':',
        '\n',
        '#\n',
        '---\n',
        'a\n',
        'a:\n',
      ],
      ...['|\n', '\0', '\ud800', '"__proto__":{', ' ', '\t', '<<: ', '${', '/*', '//\n'],
    ];
    for (const piece of hostile) {
      const many = piece.repeat(10_000);
      for (const text of [many, `{"Version":"2012-10-17","Statement":${many}`, `Version: 2012-10-17\nStatement:\n  ${many}`]) {
        for (const host of [jsonHost, iamPolicyHost, yamlHost]) {
          assertReads(host, text, [text.length]);
        }
      }
    }
    const deep = [...Array(3000).keys()].map((depth) => `${' '.repeat(depth)}a:\n`).join('');
    assertReads(yamlHost, `Statement:\n${deep}`, [10]);
  }).timeout(60_000);

  it('do not expand aliases without bound', () => {
    const names = [...'abcdefghij'];
    const bomb = names.map((name, index) => `${name}: &${name} [${`*${names[index - 1] ?? 'x'},`.repeat(9)}]\n`).join('');
    assertReads(yamlHost, `${bomb}Version: 2012-10-17\nStatement: *j\n`, []);
    const loop = 'Version: 2012-10-17\nStatement: &a\n  - Effect: Allow\n    Condition: *a\n    <<: *a\n';
    assertReads(yamlHost, loop, 'everywhere');
    const merges = names
      .map((name, index) => `${name}: &${name}\n  <<: [${`*${names[index - 1] ?? 'x'},`.repeat(9)}]\n  ${name}: 1\n`)
      .join('');
    assertReads(yamlHost, `${merges}Version: 2012-10-17\nStatement:\n  - <<: *j\n    Effect: Allow\n`, 'everywhere');
    const chain = [...Array(300).keys()]
      .map((index) => `a${index}: &a${index} ${'['.repeat(150)}*a${index - 1}${']'.repeat(150)}\n`)
      .join('');
    assertReads(yamlHost, `${chain}Version: 2012-10-17\nStatement:\n  - Effect: Allow\n    Action: *a299\n`, [20]);
  }).timeout(60_000);
});

function writeEverything(writer: PolicyWriter, value: Value): readonly (readonly Edit[])[] {
  const replaced = [writer.replace(value, ['s3:*', { a: 1 }])];
  if (value.kind === 'object') {
    const [first] = value.members;
    const inserted = [writer.insertMember(value, 'a', carry(value)), writer.insertMember(value, 'a', 'b', 'start')];
    const after = first === undefined ? [] : [[writer.insertMember(value, 'a', {}, first)], writer.removeMembers(value, [first])];
    return [replaced, ...inserted.map((edit) => [edit]), ...after, writer.removeMembers(value, value.members)];
  }
  if (value.kind === 'array') {
    const indexes = [...value.items.keys()];
    const inserted = [0, 1, value.items.length].map((index) => [writer.insertItems(value, index, [{ Effect: 'Allow' }, 'x'])]);
    return [replaced, ...inserted, writer.removeItems(value, indexes.slice(0, 1)), writer.removeItems(value, indexes)];
  }
  return [replaced];
}

function assertEdits(changes: readonly (readonly Edit[])[], text: string): void {
  for (const edits of changes) {
    let last = 0;
    for (const { span } of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
      assert.ok(last <= span.start && span.start <= span.end && span.end <= text.length, JSON.stringify(edits));
      last = span.end;
    }
  }
}
