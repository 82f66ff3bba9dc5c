import assert from 'node:assert/strict';
import { hostOfLanguage } from '../../server/src/hosts/index';
import { rules } from '../../server/src/rules/index';
import { runRules } from '../../server/src/rules/run';
import { reference } from '../support/reference';

/** What is related to the findings about paths, each with the text it stands at. */
function related(policy: object): readonly string[] {
  const text = JSON.stringify(policy);
  const [document] = hostOfLanguage('json')?.findPolicies(text).policies ?? [];
  assert.ok(document);
  const found = runRules(document, rules, reference).filter(({ rule }) => rule.name === 'privilege-escalation');
  return found.flatMap(({ related = [] }) => related.map(({ at, message }) => `${text.slice(at.start, at.end)} ${message}`));
}

describe('a finding of privilege escalation', () => {
  it('shows where each action of the path is granted, and on what', () => {
    const Statement = [
      { Effect: 'Allow', Action: 'lambda:*', Resource: 'arn:aws:lambda:*:*:function:app-*' },
      {
        Effect: 'Allow',
        NotAction: 's3:*',
        NotResource: 'arn:aws:s3:::*',
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      },
      { Effect: 'Allow', Action: ['iam:GetRole', 'iam:PassRole'], Resource: ['arn:aws:iam::*:role/*'] },
    ];
    assert.deepEqual(related({ Version: '2012-10-17', Statement }), [
      '"iam:PassRole" Allows `iam:PassRole`.',
      '"arn:aws:iam::*:role/*" What `iam:PassRole` is allowed on.',
      '"lambda:*" Allows `lambda:CreateFunction`.',
      '"arn:aws:lambda:*:*:function:app-*" What `lambda:CreateFunction` is allowed on.',
      '"lambda:*" Allows `lambda:InvokeFunction`.',
      '"arn:aws:lambda:*:*:function:app-*" What `lambda:InvokeFunction` is allowed on.',
      '"iam:PassRole" Could also act with the permissions of any role that trusts `lambda.amazonaws.com` by giving it to a function and replacing that function\'s code: `iam:PassRole`, `lambda:UpdateFunctionConfiguration` and `lambda:UpdateFunctionCode`.',
    ]);
  });

  it('names the other paths that begin in the statement', () => {
    const Statement = { Effect: 'Allow', Action: ['iam:Attach*', 'iam:C*', 'iam:P*', 'iam:U*'], Resource: '*' };
    const others = related({ Version: '2012-10-17', Statement }).filter((note) => note.includes('Could also'));
    assert.ok(others.includes('"iam:C*" Could also act as any user by creating an access key for it: `iam:CreateAccessKey`.'));
    assert.ok(others.length > 10);
  });
});
