import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { yamlHost } from '../../server/src/hosts/yaml';
import { applyEdits } from '../../server/src/text/edit';
import { arbitraryChange, makeChange } from './arbitrary-change';
import { arbitraryPolicy, type JsonObject } from './arbitrary-policy';
import { arbitraryLayout, layOut } from './json-layout';
import { arbitraryYamlLayout, layOutYaml } from './yaml-layout';

describe('YAML writer', () => {
  it('makes the intended change and no other, however the policy is laid out', () => {
    fc.assert(
      fc.property(arbitraryPolicy, arbitraryYamlLayout, arbitraryChange, fc.boolean(), (policy, layout, change, nested) => {
        const text = nested ? layOutYaml({ Other: 1, PolicyDocument: policy, Last: 'x' }, layout) : layOutYaml(policy, layout);
        const whole = read(text);
        fc.pre(whole !== undefined);
        const [document] = yamlHost.findPolicies(text).policies;
        assert.ok(document, text);
        const json = nested ? whole['PolicyDocument'] : whole;
        assert.ok(typeof json === 'object' && json !== null && !Array.isArray(json));
        const changed = applyEdits(text, makeChange(change, document.root, json, document.writer));
        assert.deepEqual(read(changed), whole, `${text}\n=====\n${changed}`);
      }),
      { numRuns: 600 },
    );
  }).timeout(60_000);

  it('keeps to the style of the policy, quotes only what needs it, and keeps comments', () => {
    const text = `Statement:
# first
- Effect: Allow # everyone
  Action: s3:* # everything
  # to be narrowed
  Resource:
  - "*"
`;
    const [document] = yamlHost.findPolicies(text).policies;
    const [statement] = document?.statements ?? [];
    const list = document?.statement?.value;
    assert.ok(document && statement?.action?.element.value && list?.kind === 'array');
    const { writer } = document;
    assert.equal(
      applyEdits(text, [
        writer.insertMember(statement.root, 'Sid', '123', 'start'),
        writer.replace(statement.action.element.value, ['s3:Get*', '*']),
        writer.insertItems(list, 1, [{ Effect: 'Deny', Condition: { Bool: { 'aws:x': 'true' } } }]),
      ]),
      `Statement:
# first
- Sid: "123"
  Effect: Allow # everyone
  Action:
  - s3:Get*
  - "*" # everything
  # to be narrowed
  Resource:
  - "*"
- Effect: Deny
  Condition:
    Bool:
      aws:x: "true"
`,
    );
    assert.equal(
      applyEdits(text, writer.removeMembers(statement.root, [statement.action.element.member])),
      `Statement:
# first
- Effect: Allow # everyone
  # to be narrowed
  Resource:
  - "*"
`,
    );
    assert.equal(applyEdits(text, writer.removeItems(list, [0])), 'Statement: []\n# first\n');
  });

  it('makes it in a policy held as JSON in a string', () => {
    const style = fc.constantFrom('QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED');
    fc.assert(
      fc.property(arbitraryPolicy, arbitraryLayout, arbitraryChange, style, (policy, layout, change, defaultStringType) => {
        const json: JsonObject = structuredClone(policy);
        const inner = layOut(policy, { ...layout, comments: false, trailingCommas: false, unit: '  ' });
        const text = stringify({ A: { Policy: inner, B: 'x' }, C: 1 }, { defaultStringType, defaultKeyType: 'PLAIN', lineWidth: 0 });
        const [document] = yamlHost.findPolicies(text).policies;
        assert.ok(document, text);
        const changed = applyEdits(text, makeChange(change, document.root, json, document.writer));
        const outer: { A: { Policy: string; B: string } } = parse(changed);
        assert.equal(outer.A.B, 'x');
        assert.deepEqual(JSON.parse(outer.A.Policy), json, `${text}\n=====\n${changed}`);
      }),
      { numRuns: 300 },
    );
  }).timeout(60_000);

  it('makes it in JSON that `Fn::Sub` completes, and leaves what that fills in', () => {
    const filledIn = fc.constantFrom('arn:${AWS::Partition}:s3:::${Bucket}/*', '${A}${B}', 'x${A.Arn}');
    const tag = fc.constantFrom('!Sub |', '!Sub >-', '!Sub', 'Fn::Sub: |');
    fc.assert(
      fc.property(arbitraryPolicy, filledIn, arbitraryLayout, arbitraryChange, tag, (policy, resource, layout, change, style) => {
        const json: JsonObject = { ...policy, Statement: [policy['Statement'] ?? {}, { Effect: 'Allow', Resource: [resource] }].flat() };
        const inner = layOut(json, { ...layout, comments: false, trailingCommas: false, unit: '  ', lineBreak: '\n' });
        fc.pre(!/[^\x20-\x7e\n]|\$\{aws/.test(inner));
        const text = `A:\n  Policy:\n    ${style}${style === '!Sub' ? ` '${inner.replaceAll("'", "''").replace(/\n */g, ' ')}'` : `\n      ${inner.replaceAll('\n', '\n      ')}`}\nB: 1\n`;
        const [document] = yamlHost.findPolicies(text).policies;
        assert.ok(document, text);
        const changed = applyEdits(text, makeChange(change, document.root, json, document.writer));
        const outer: { A: { Policy: string | { 'Fn::Sub': string } }; B: number } = parse(changed, { logLevel: 'error' });
        assert.equal(outer.B, 1, changed);
        const sub = typeof outer.A.Policy === 'string' ? outer.A.Policy : outer.A.Policy['Fn::Sub'];
        assert.deepEqual(JSON.parse(sub.replaceAll('${!', '${')), json, `${text}\n=====\n${changed}`);
      }),
      { numRuns: 300 },
    );
  }).timeout(60_000);
});

function read(text: string): JsonObject | undefined {
  try {
    return parse(text, { logLevel: 'error' });
  } catch {
    return undefined;
  }
}
