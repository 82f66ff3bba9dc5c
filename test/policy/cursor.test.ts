import assert from 'node:assert/strict';
import type { HostLanguage } from '../../server/src/hosts/host';
import { iamPolicyHost, jsonHost } from '../../server/src/hosts/json';
import { yamlHost } from '../../server/src/hosts/yaml';
import { cursorAt, type PolicyCursor } from '../../server/src/policy/cursor';
import { hole } from '../../server/src/policy/value';

/** Where the cursor is at `$0`, in few words: what it is at, what of the token is before and after it, what it is part of. */
function at(host: HostLanguage, marked: string): string {
  const offset = marked.indexOf('$0');
  const text = marked.replace('$0', '');
  const [document] = host.findPolicies(text).policies;
  assert.ok(document, text);
  const cursor = cursorAt(document, offset);
  return cursor === undefined ? 'nowhere' : summaryOf(cursor, text, offset);
}

function summaryOf(cursor: PolicyCursor, text: string, offset: number): string {
  const { slot } = cursor;
  const before = slot.before.replaceAll(hole, '○');
  const token = slot.string === undefined ? '(empty)' : `${before}|${text.slice(offset, slot.span.end)}`;
  return [cursor.at, ...contextOf(cursor), token, ...(slot.list === undefined ? [] : ['in a list'])].join(' ');
}

function contextOf(cursor: PolicyCursor): readonly string[] {
  switch (cursor.at) {
    case 'principal':
      return [`of ${cursor.type}`];
    case 'condition-key':
      return [`of ${cursor.operator}`];
    case 'condition-value':
      return [`of ${cursor.operator} ${cursor.key}`];
    case 'element-name':
      return [cursor.statement === undefined ? 'of the document' : 'of a statement'];
    default:
      return [];
  }
}

const inStatement = (members: string) => `{ "Statement": [{ "Effect": "Allow", ${members} }, { "Effect": "Deny" }] }`;

const json: readonly (readonly [string, string])[] = [
  ['{ $0 }', 'element-name of the document (empty)'],
  ['{ "$0" }', 'element-name of the document |'],
  ['{ "Ver$0sion": "2012-10-17" }', 'element-name of the document Ver|sion'],
  ['{ "Version": "2012$0" }', 'version 2012|'],
  ['{ "Version": $0 }', 'version (empty)'],
  ['{ "Version": "2012-10-17", $0', 'element-name of the document (empty)'],
  ['{ "Version": "2012-10-17", "Statement": $0 }', 'statement (empty)'],
  ['{ "Version": "2012-10-17", "Statement": [$0] }', 'statement (empty) in a list'],
  [inStatement('$0'), 'element-name of a statement (empty)'],
  [inStatement('"$0"'), 'element-name of a statement |'],
  [inStatement('"Act$0'), 'element-name of a statement Act|'],
  [inStatement('Act$0'), 'element-name of a statement Act|'],
  [inStatement('"Act$0"\n"Resource": "*"'), 'element-name of a statement Act|'],
  [inStatement('"Sid": "a$0"'), 'sid a|'],
  ['{ "Statement": { "Effect": "$0" } }', 'effect |'],
  ['{ "Statement": { "Effect": $0 } }', 'effect (empty)'],
  [inStatement('"Action": "s3:Get$0Object"'), 'action s3:Get|Object'],
  [inStatement('"Action": s3:Get$0'), 'action s3:Get|'],
  [inStatement('"Action": "$0"'), 'action |'],
  [inStatement('"Action": "s3:*"$0'), 'action s3:*|'],
  [inStatement('"Action": $0'), 'action (empty)'],
  [inStatement('"Action": $0, "Resource": "*"'), 'action (empty)'],
  [inStatement('"Action":\n  $0\n  "Resource": "*"'), 'action (empty)'],
  [inStatement('"Action": [$0]'), 'action (empty) in a list'],
  [inStatement('"Action": ["s3:*", $0]'), 'action (empty) in a list'],
  [inStatement('"Action": ["s3:*",$0 "ec2:*"]'), 'action (empty) in a list'],
  [inStatement('"Action": ["s3:*", "ec2:$0'), 'action ec2:| in a list'],
  [inStatement('"Action": ["s3:\\u0047et$0"]'), 'action s3:Get| in a list'],
  [inStatement('"NotAction": "s3:$0"'), 'action s3:|'],
  [inStatement('"Resource": ["arn:aws:$0"]'), 'resource arn:aws:| in a list'],
  [inStatement('"NotResource": "$0"'), 'resource |'],
  [inStatement('"Principal": "$0"'), 'principal of  |'],
  [inStatement('"Principal": { "$0" }'), 'principal-type |'],
  [inStatement('"Principal": { $0 }'), 'principal-type (empty)'],
  [inStatement('"Principal": { "AWS": ["$0"] }'), 'principal of AWS | in a list'],
  [inStatement('"Principal": { "Service": $0 }'), 'principal of Service (empty)'],
  [inStatement('"Condition": { "$0" }'), 'condition-operator |'],
  [inStatement('"Condition": { $0 }'), 'condition-operator (empty)'],
  [inStatement('"Condition": { "Bool": { "aws:$0" } }'), 'condition-key of Bool aws:|'],
  [inStatement('"Condition": { "Bool": { $0 } }'), 'condition-key of Bool (empty)'],
  [inStatement('"Condition": { "Bool": { "aws:x": "t$0" } }'), 'condition-value of Bool aws:x t|'],
  [inStatement('"Condition": { "Bool": { "aws:x": [$0] } }'), 'condition-value of Bool aws:x (empty) in a list'],
  [inStatement('"Condition": $0'), 'condition-operator (empty)'],
  [inStatement('"Custom": "x$0"'), 'nowhere'],
  [inStatement('"Action": $0["s3:*"]'), 'nowhere'],
  [inStatement('"Action": ["s3:*"] $0'), 'element-name of a statement (empty)'],
  [`${inStatement('"Sid": "a"')} $0`, 'nowhere'],
  ['{ "Statement": [{ "Effect": "Allow" },$0 { "Effect": "Deny" }] }', 'statement (empty) in a list'],
  ['{ "Policy": "{\\"Statement\\":{\\"Action\\":\\"s3:$0\\"}}" }', 'action s3:|'],
  ['{ "Policy": "{\\"Statement\\":{\\"Effect\\":\\"Allow\\",\\"Action\\":$0}}" }', 'action (empty)'],
];

const yaml: readonly (readonly [string, string])[] = [
  ['Action: s3:Get$0', 'action s3:Get|'],
  ['Action: s3:$0', 'action s3:|'],
  ['Action: s3:$0\nResource: "*"', 'action s3:|'],
  ['Action: "s3:$0"', 'action s3:|'],
  ['Action: "s3:$0\nResource: "*"', 'action s3:|'],
  ['Action:$0', 'action (empty)'],
  ['Action: $0\nResource: "*"', 'action (empty)'],
  ['Action:\n  - s3:$0\n  - ec2:Run*', 'action s3:| in a list'],
  ['Action:\n  - $0', 'action (empty) in a list'],
  ['Action:\n- a:b\n- $0\nSid: a', 'action (empty) in a list'],
  ['Action: [$0]', 'action (empty) in a list'],
  ['Action: [a:b, s3:$0]', 'action s3:| in a list'],
  ['Action: [a:b, s3:$0\nSid: a', 'action s3:| in a list'],
  ['$0', 'element-name of a statement (empty)'],
  ['Act$0', 'element-name of a statement Act|'],
  ['Act$0\nResource: "*"', 'element-name of a statement Act|'],
  ['Resource: *$0', 'resource *|'],
  ['Resource: !Sub "${Bucket}/$0x"', 'resource ○/|x'],
  ['Resource: !Ref Bu$0cket', 'nowhere'],
  ['Principal:\n  $0', 'principal-type (empty)'],
  ['Principal:\n  AWS: $0', 'principal of AWS (empty)'],
  ['Condition:\n  $0', 'condition-operator (empty)'],
  ['Condition:\n  Str$0', 'condition-operator Str|'],
  ['Condition:\n  Bool: {aws:x: 1}\n  $0', 'condition-operator (empty)'],
  ['Condition:\n  Bool:\n    $0', 'condition-key of Bool (empty)'],
  ['Condition:\n  Bool:\n    aws$0', 'condition-key of Bool aws|'],
  ['Condition:\n  Bool:\n    aws:$0', 'condition-key of Bool aws:|'],
  ['Condition:\n  Bool:\n    aws:x: $0', 'condition-value of Bool aws:x (empty)'],
  ['Condition:\n  Bool:\n    aws:x:\n      - $0', 'condition-value of Bool aws:x (empty) in a list'],
];

const yamlDocuments: readonly (readonly [string, string])[] = [
  ['Version: "2012-10-17"\nStatement:\n  - $0', 'element-name of a statement (empty)'],
  ['Version: "2012-10-17"\nStatement:\n  - Eff$0', 'element-name of a statement Eff|'],
  ['Version: "2012-10-17"\nStatement:\n  - Effect: $0\n', 'effect (empty)'],
  ['Version: $0\nStatement:\n  - Effect: Allow\n', 'version (empty)'],
  ['Version: "2012-10-17"\n$0\nStatement:\n  - Effect: Allow\n', 'element-name of the document (empty)'],
  ['Version: "2012-10-17"\nSta$0\n', 'element-name of the document Sta|'],
  ['Statement:\n  - Effect: Allow\n    $0\n  - Effect: Deny\n', 'element-name of a statement (empty)'],
  ['Statement:\n  - Effect: Allow\n  $0\n  - Effect: Deny\n', 'statement (empty) in a list'],
  ['Policy: |\n  {\n    "Statement": {\n      "Action": "s3:$0"\n    }\n  }\n', 'action s3:|'],
];

describe('cursor', () => {
  for (const [text, expected] of json) {
    const host = text.startsWith('{ "Statement"') || text.startsWith('{ "Policy"') ? jsonHost : iamPolicyHost;
    it(`is found in JSON: ${text}`, () => assert.equal(at(host, text), expected));
  }
  for (const [statement, expected] of yaml) {
    const text = `Version: "2012-10-17"\nStatement:\n  - Effect: Allow\n    ${statement.replaceAll('\n', '\n    ')}\n  - Effect: Deny\n`;
    it(`is found in YAML: ${statement}`, () => assert.equal(at(yamlHost, text), expected));
  }
  for (const [text, expected] of yamlDocuments) {
    it(`is found in YAML: ${text}`, () => assert.equal(at(yamlHost, text), expected));
  }
});
