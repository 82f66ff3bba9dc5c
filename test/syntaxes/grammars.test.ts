import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../support/repository';
import { isThere, realJson, standInJson, type Token, tokensOf } from './tokens';

const policy = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "s3:Get",
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::111122223333:role/deployer" },
      "Action": [
        "s3:Get*",
        "sqs:SendMessage"
      ],
      "Resource": ["arn:aws:s3:::amzn-example/\${aws:username}/*", "*"],
      "Condition": {
        "ForAnyValue:StringLikeIfExists": { "aws:TagKeys": ["team", "*"] }
      }
    }
  ],
  "Other": "s3:GetObject"
}`;

/** A word of the policy, and the scope that marks it. */
const marks: readonly (readonly [text: string, scope: string])[] = [
  ['Allow', 'constant.language.effect.allow.iam-policy'],
  ['s3', 'entity.name.type.service.iam-policy'],
  ['SendMessage', 'entity.name.function.action.iam-policy'],
  ['*', 'keyword.control.wildcard.iam-policy'],
  ['arn', 'storage.type.arn.iam-policy'],
  ['aws:username', 'variable.other.policy-variable.iam-policy'],
  ['ForAnyValue', 'storage.modifier.set-operator.iam-policy'],
  ['StringLike', 'keyword.control.condition-operator.iam-policy'],
  ['TagKeys', 'variable.other.condition-key.iam-policy'],
];

/** JSON in which nothing is a policy's. */
const strangers: readonly string[] = [
  '{ "Action": "click", "Resource": "button", "Effect": "fade", "Condition": "IsProduction", "Principal": "school" }',
  '{ "command": "s3:GetObject", "url": "arn:aws:s3:::amzn-example", "glob": "**/*.ts", "text": "${name}" }',
  '{ "Action": { "Ref": "Name" }, "Resource": ["a", "b"], "Condition": { "Fn::Equals": ["a", "b"] } }',
  '{ "scripts": { "Action": "npm run a" }, "list": ["Action", "s3:Get*"] }',
];

describe('the grammar of the language', () => {
  for (const [text, scope] of marks) {
    it(`marks ${text} as ${scope}`, async () => {
      assert.ok(hasMark(await tokensOf(policy, 'source.iam-policy'), text, scope));
    });
  }
});

for (const json of [standInJson, realJson]) {
  describe(`the injection into ${path.basename(json)}`, () => {
    before(function () {
      if (!isThere(json)) {
        this.skip(); // It comes with the VS Code of the end-to-end tests.
      }
    });

    for (const [text, scope] of marks) {
      it(`marks ${text} as ${scope}`, async () => {
        assert.ok(hasMark(await tokensOf(policy, 'source.json', json), text, scope));
      });
    }

    it('leaves names, other values and the rest of the document as they are', async () => {
      const tokens = await tokensOf(policy, 'source.json', json);
      assert.ok(tokens.filter(({ text }) => text === 's3:Get' || text === 's3:GetObject').every((token) => !isOurs(token)));
      assert.ok(
        tokens.some(
          ({ text, scopes }) => text.includes('Action') && scopes.some((scope) => scope.startsWith('support.type.property-name.json')),
        ),
      );
      assert.deepEqual(
        tokens.filter(({ scopes }) => scopes.some((scope) => scope.startsWith('invalid'))),
        [],
      );
      assert.ok(tokens.at(-1)?.scopes.at(-1)?.includes('dictionary'), 'the last brace ends the document');
    });

    for (const text of strangers) {
      it(`marks nothing in ${text}`, async () => {
        const tokens = await tokensOf(text, 'source.json', json);
        assert.deepEqual(tokens.filter(isOurs), []);
        assert.deepEqual(
          tokens.filter(({ scopes }) => scopes.some((scope) => scope.startsWith('invalid'))),
          [],
        );
      });
    }
  });
}

it('the manifest names the grammars that are there', () => {
  const manifest: { readonly contributes: { readonly grammars: readonly { readonly path: string; readonly scopeName: string }[] } } =
    JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  for (const { path: file, scopeName } of manifest.contributes.grammars) {
    assert.equal(JSON.parse(readFileSync(path.join(root, file), 'utf8')).scopeName, scopeName);
  }
});

function hasMark(tokens: readonly Token[], text: string, scope: string): boolean {
  return tokens.some((token) => token.text === text && token.scopes.includes(scope));
}

/** Marked as a part of a policy, by a scope that colours it. */
function isOurs({ scopes }: Token): boolean {
  return scopes.some((scope) => scope.endsWith('.iam-policy') && !scope.startsWith('meta.'));
}
