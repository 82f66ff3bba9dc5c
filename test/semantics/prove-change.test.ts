import assert from 'node:assert/strict';
import { hostOfLanguage } from '../../server/src/hosts/index';
import { type ChangeProof, proveChange } from '../../server/src/semantics/narrow/prove-change';
import type { Edit } from '../../server/src/text/edit';
import { tabStop } from '../../server/src/text/tab-stop';
import { reference } from '../support/reference';

function proofOf(text: string, edits: readonly Edit[], language = 'json'): ChangeProof {
  const host = hostOfLanguage(language);
  assert.ok(host);
  const reread = (newText: string) => {
    const { policies, syntaxError } = host.findPolicies(newText);
    return syntaxError === undefined ? policies : undefined;
  };
  return proveChange({ text, policies: host.findPolicies(text).policies, edits, reread }, reference);
}

/** Turns `old`, which stands once, into `now`. */
function replacing(text: string, old: string, now: string, language?: string): ChangeProof {
  const start = text.indexOf(old);
  assert.ok(start >= 0 && !text.includes(old, start + 1), `\`${old}\` does not stand once`);
  return proofOf(text, [{ span: { start, end: start + old.length }, newText: now }], language);
}

function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 2);
}

const everything = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
const objects = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::photos/*' };
const bucket = (AWS: string) => ({ Effect: 'Allow', Principal: { AWS }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::photos/*' });
const ofTeam = { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'red' } } };
const stop = tabStop('Name');

describe('the proof of a change', () => {
  const cases: readonly (readonly [string, ChangeProof, object])[] = [
    ['fewer actions', replacing(policy(everything), 's3:*', 's3:Get*'), { verdict: 'narrower', world: 'open' }],
    ['other letters', replacing(policy(objects), 's3:GetObject', 's3:getobject'), { verdict: 'same', world: 'open' }],
    [
      'a wildcard that matches no other action today',
      replacing(policy({ ...objects, Action: 'iam:GetRolePolicy' }), 'iam:GetRolePolicy', 'iam:GetRolePolic*'),
      { verdict: 'same', world: 'known-actions' },
    ],
    [
      'any bucket that is filled in',
      replacing(policy(everything), '"*"', `"arn:aws:s3:::${stop}"`),
      { verdict: 'narrower', world: 'open' },
    ],
    ['any principal, where everyone was', replacing(policy(bucket('*')), '"*"', `"${stop}"`), { verdict: 'narrower', world: 'open' }],
    [
      'one more test with any value',
      replacing(
        policy(objects),
        '"arn:aws:s3:::photos/*"',
        `"arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "aws:PrincipalOrgID": "${stop}" } }`,
      ),
      { verdict: 'narrower', world: 'open' },
    ],
  ];
  for (const [what, proof, expected] of cases) {
    it(`is given for ${what}`, () => {
      assert.deepEqual(proof, expected);
    });
  }

  it('names a request that is allowed besides', () => {
    const proof = replacing(policy(objects), 's3:GetObject', 's3:PutObject');
    assert.equal(proof.verdict, 'broader');
    assert.equal('request' in proof && proof.request.action, 's3:PutObject');
  });

  const unproved: readonly (readonly [string, ChangeProof, RegExp])[] = [
    ['a bucket that is filled in beside another', replacing(policy(objects), 'photos/*', `${stop}/*`), /./],
    ['an action that is filled in', replacing(policy(everything), '"s3:*"', `["s3:GetObject", "${stop}"]`), /./],
    [
      'a tag that is filled in for another',
      replacing(policy({ ...objects, ...ofTeam }), 'aws:PrincipalTag/team', `aws:PrincipalTag/${stop}`),
      /./,
    ],
    ['a text that no longer parses', replacing(policy(objects), '"s3:GetObject"', '"s3:GetObject'), /same policies/],
    [
      'a Deny that does nothing in this policy, and may in another',
      replacing(policy(objects, { Effect: 'Deny', Action: 'iam:*', Resource: '*' }), 'iam:*', 'iam:Get*'),
      /Deny would deny less/,
    ],
    [
      'a role in the place of its account, which needs no permission of its own any more',
      replacing(policy(bucket('arn:aws:iam::111122223333:root')), ':root', ':role/reader'),
      /needs no permission of its own/,
    ],
    [
      'a part that is a repeated key',
      replacing(policy(objects), '"Effect": "Allow"', '"Effect": "Allow", "Effect": "Allow"'),
      /occurs twice/,
    ],
  ];
  for (const [what, proof, reason] of unproved) {
    it(`is not given for ${what}`, () => {
      assert.equal(proof.verdict, 'unproved');
      assert.match('reason' in proof ? proof.reason : '', reason);
    });
  }

  it('holds where a parameter of a template stays', () => {
    const template = `Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: s3:*
            Resource: !Sub "arn:aws:s3:::\${Bucket}/*"
`;
    assert.deepEqual(replacing(template, 's3:*', 's3:GetObject', 'yaml'), { verdict: 'narrower', world: 'open' });
    assert.equal(replacing(template, '${Bucket}', '${Other}', 'yaml').verdict, 'unproved');
  });

  it('looks at every policy that an anchor brings the change into', () => {
    const aliased = `shared: &shared
  Effect: Allow
  Action: s3:*
  Resource: "*"
one:
  Version: "2012-10-17"
  Statement: [*shared]
two:
  Version: "2012-10-17"
  Statement: [*shared]
`;
    assert.equal(replacing(aliased, 's3:*', 's3:Get*', 'yaml').verdict, 'narrower');
    assert.equal(replacing(aliased, 's3:*', '"*"', 'yaml').verdict, 'broader');
  });
});
