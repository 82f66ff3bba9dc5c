import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import { jsonHost } from '../../server/src/hosts/json';
import { applyEdits } from '../../server/src/text/edit';
import { arbitraryChange, makeChange } from './arbitrary-change';
import { arbitraryPolicy, type Json, type JsonObject } from './arbitrary-policy';
import { arbitraryLayout, layOut } from './json-layout';

describe('JSON writer', () => {
  it('makes the intended change and no other, however the policy is laid out', () => {
    fc.assert(
      fc.property(arbitraryPolicy, arbitraryLayout, arbitraryChange, (policy, layout, change) => {
        const text = layOut(policy, layout);
        const [document] = jsonHost.findPolicies(text).policies;
        assert.ok(document);
        const json = read(text);
        assert.deepEqual(json, policy);
        const changed = applyEdits(text, makeChange(change, document.root, json, document.writer));
        assert.deepEqual(read(changed), json, changed);
        assert.deepEqual(
          commentsOf(changed).filter((comment) => !commentsOf(text).includes(comment)),
          [],
        );
      }),
      { numRuns: 1000 },
    );
  }).timeout(60_000);

  it('fills a list that holds only a comment', () => {
    const text = '{"Version": "2012-10-17", "Statement": [ // none yet\n]}';
    const [document] = jsonHost.findPolicies(text).policies;
    const list = document?.statement?.value;
    assert.ok(document && list?.kind === 'array');
    const changed = applyEdits(text, [document.writer.insertItems(list, 0, [{ Effect: 'Deny' }])]);
    assert.deepEqual(read(changed)['Statement'], [{ Effect: 'Deny' }], changed);
  });

  it('keeps to the style of the policy, and comments with what they are about', () => {
    const text = `{
    "Statement": [
        {
            "Effect": "Allow", // everyone
            "Action": ["s3:*"], // everything
            // to be narrowed
            "Resource": "*"
        }
    ]
}`;
    const [document] = jsonHost.findPolicies(text).policies;
    const [statement] = document?.statements ?? [];
    const list = document?.statement?.value;
    assert.ok(document && statement?.action && list?.kind === 'array');
    const { writer } = document;
    const action = statement.action.element;
    const sid = writer.insertMember(statement.root, 'Sid', 'A', 'start');
    const condition = writer.insertMember(statement.root, 'Condition', { Bool: { 'aws:SecureTransport': 'true' } });
    assert.equal(
      applyEdits(text, [sid, writer.replace(action.value ?? list, ['s3:Get*', 's3:List*']), condition]),
      `{
    "Statement": [
        {
            "Sid": "A",
            "Effect": "Allow", // everyone
            "Action": ["s3:Get*", "s3:List*"], // everything
            // to be narrowed
            "Resource": "*",
            "Condition": {
                "Bool": {
                    "aws:SecureTransport": "true"
                }
            }
        }
    ]
}`,
    );
    assert.equal(
      applyEdits(text, writer.removeMembers(statement.root, [action.member])),
      `{
    "Statement": [
        {
            "Effect": "Allow", // everyone
            // to be narrowed
            "Resource": "*"
        }
    ]
}`,
    );
  });

  it('makes it in a policy held as a string', () => {
    fc.assert(
      fc.property(arbitraryPolicy, arbitraryLayout, arbitraryChange, (policy, layout, change) => {
        const text = JSON.stringify({ Name: 'x', Policy: layOut(policy, layout) }, undefined, 2);
        const [document] = jsonHost.findPolicies(text).policies;
        assert.ok(document);
        const json = read(layOut(policy, layout));
        const changed = applyEdits(text, makeChange(change, document.root, json, document.writer));
        const outer = read(changed);
        assert.equal(outer['Name'], 'x');
        assert.deepEqual(read(String(outer['Policy'])), json, changed);
      }),
      { numRuns: 500 },
    );
  }).timeout(60_000);
});

function read(text: string): JsonObject {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  assert.deepEqual(errors, [], text);
  const json = tree === undefined ? null : jsonIn(tree);
  assert.ok(typeof json === 'object' && json !== null && !Array.isArray(json), text);
  return json;
}

/** As `parse` would, but with a member named `__proto__` among the others. */
function jsonIn(node: Node): Json {
  const children = node.children ?? [];
  switch (node.type) {
    case 'object':
      return Object.fromEntries(
        children.map(({ children: [name, value] = [] }) => [String(name?.value), value === undefined ? null : jsonIn(value)]),
      );
    case 'array':
      return children.map(jsonIn);
    default:
      return node.value;
  }
}

function commentsOf(text: string): readonly string[] {
  return text.match(/\/\/ c\d+/g) ?? [];
}
