import assert from 'node:assert/strict';
import { unfitForUse } from '../../server/src/semantics/narrow/keep-used';
import type { KeepOptions } from '../../server/src/semantics/narrow/used-parts';
import { call, dropAll, evidenceOf, keepAll, narrow, role } from '../support/narrow-by-use';

function narrowed(statements: unknown, calls: readonly object[], options?: KeepOptions): unknown {
  const { text } = narrow(JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 2), evidenceOf(calls), options);
  return JSON.parse(text).Statement;
}

const allow = (Action: unknown, Resource: unknown = '*', more: object = {}) => ({ Effect: 'Allow', Action, Resource, ...more });

describe('keeping what was used', () => {
  it('writes the used actions in the place of a wildcard', () => {
    assert.deepEqual(narrowed([allow('sns:*')], [call('sns:ListTopics'), call('sns:CreateTopic')], dropAll), [
      allow(['sns:CreateTopic', 'sns:ListTopics']),
    ]);
  });

  it('leaves entries out, and statements of which nothing was used', () => {
    const before = [
      allow(['sns:ListTopics', 'sns:DeleteTopic']),
      allow('sqs:ListQueues'),
      { Effect: 'Deny', Action: 'iam:*', Resource: '*' },
    ];
    assert.deepEqual(narrowed(before, [call('sns:ListTopics')]), [allow(['sns:ListTopics']), before[2]]);
  });

  it('changes nothing where all was used', () => {
    const { kept } = narrow(JSON.stringify({ Statement: [allow('sns:ListTopics')] }), evidenceOf([call('sns:ListTopics')]));
    assert.deepEqual(kept.edits, []);
    assert.equal(kept.nothingLeft, false);
  });

  it('leaves no policy that allows nothing', () => {
    const { kept } = narrow(JSON.stringify({ Statement: allow('sns:ListTopics') }), evidenceOf([call('sqs:ListQueues')]));
    assert.deepEqual([kept.edits, kept.nothingLeft], [[], true]);
  });

  it('gives actions used on different resources a statement each, with its conditions', () => {
    const Condition = { Bool: { 'aws:SecureTransport': 'true' } };
    const calls = [call('s3:GetObject', ['arn:aws:s3:::in/a']), call('s3:PutObject', ['arn:aws:s3:::out/b']), call('s3:ListBuckets')];
    assert.deepEqual(narrowed([allow('s3:*', '*', { Sid: 'Files', Condition })], calls, dropAll), [
      { Sid: 'Files', ...allow('s3:ListAllMyBuckets', '*', { Condition }) },
      { Sid: 'FilesS3', ...allow('s3:GetObject', 'arn:aws:s3:::in/a', { Condition }) },
      { Sid: 'FilesS32', ...allow('s3:PutObject', 'arn:aws:s3:::out/b', { Condition }) },
    ]);
  });

  it('takes the part of a Resource that was used, and leaves out what was used elsewhere', () => {
    const before = [
      allow('s3:GetObject', ['arn:aws:s3:::in/*', 'arn:aws:s3:::other/*']),
      allow('s3:GetObject', 'arn:aws:s3:::third/*'),
      allow('s3:GetObject', 'arn:aws:s3:::in/${aws:username}/*'),
    ];
    assert.deepEqual(narrowed(before, [call('s3:GetObject', ['arn:aws:s3:::in/a'])]), [
      allow('s3:GetObject', 'arn:aws:s3:::in/a'),
      before[2],
    ]);
  });

  it('keeps the resources as they are where that is asked for', () => {
    const calls = [call('s3:GetObject', ['arn:aws:s3:::in/a'])];
    assert.deepEqual(narrowed([allow('s3:Get*')], calls, { ...dropAll, resources: false }), [allow('s3:GetObject')]);
  });

  it('keeps what would not show, and says why', () => {
    const { text, kept } = narrow(
      JSON.stringify({ Statement: [allow(['iam:PassRole', 'lambda:*', 'logs:PutLogEvents'])] }),
      evidenceOf([call('lambda:ListFunctions')]),
      { ...keepAll, dropUnseen: ({ name }) => name === 'InvokeFunctionUrl' },
    );
    const [statement] = JSON.parse(text).Statement;
    for (const action of ['iam:PassRole', 'lambda:ListFunctions', 'lambda:InvokeAsync', 'lambda:InvokeFunction', 'logs:PutLogEvents']) {
      assert.ok(statement.Action.includes(action), `${action} in ${text}`);
    }
    const fates = new Map(kept.statements.flatMap(({ judged }) => judged.map(({ action, fate, why }) => [action.name, `${fate}: ${why}`])));
    assert.equal(fates.get('InvokeFunction'), 'unseen: data events of Lambda functions');
    assert.equal(fates.get('InvokeFunctionUrl'), 'dropped: data events of Lambda functions');
    assert.equal(fates.get('CreateFunction'), 'unused: undefined');
  });

  it('keeps passing roles under a wildcard over all services, and other permissions of services in use only', () => {
    const Statement = [allow('*')];
    const { kept } = narrow(JSON.stringify({ Statement }), evidenceOf([call('lambda:ListFunctions')]));
    const fates = new Map(
      kept.statements.flatMap(({ judged }) => judged.map(({ action, fate }) => [`${action.servicePrefix}:${action.name}`, fate])),
    );
    const names = ['iam:PassRole', 'lambda:PassCapacityProvider', 'ecs:Poll', 'sqs:SendMessage', 'iam:CreateRole'];
    assert.deepEqual(
      names.map((name) => fates.get(name)),
      ['unseen', 'unseen', 'unused', 'unseen', 'unused'],
    );
  });

  it('trusts data events once the log has one of the kind, reading and writing apart', () => {
    const before = [allow(['s3:GetObject', 's3:DeleteObject', 's3:PutObject'])];
    assert.deepEqual(narrowed(before, [call('s3:ListBuckets'), call('s3:PutObject')]), [allow(['s3:GetObject', 's3:PutObject'])]);
    assert.deepEqual(narrowed(before, [call('s3:ListBuckets'), call('s3:PutObject'), call('s3:GetObjectAcl')]), [allow(['s3:PutObject'])]);
  });

  it('keeps what only reads where the log has no such event at all', () => {
    const before = [allow(['sns:ListTopics', 'sns:DeleteTopic', 'sns:CreateTopic'])];
    assert.deepEqual(narrowed(before, [call('sns:CreateTopic', [], { readOnly: false })]), [allow(['sns:ListTopics', 'sns:CreateTopic'])]);
  });

  it('does not count what AWS refused', () => {
    const denied = { errorCode: 'AccessDenied' };
    assert.deepEqual(
      narrowed([allow(['sns:ListTopics', 'sns:CreateTopic'])], [call('sns:ListTopics'), call('sns:CreateTopic', [], denied)]),
      [allow(['sns:ListTopics'])],
    );
    const failed = { errorCode: 'InvalidParameterException' };
    assert.deepEqual(narrowed([allow(['sns:ListTopics', 'sns:CreateTopic'])], [call('sns:CreateTopic', [], failed)]), [
      allow(['sns:CreateTopic']),
    ]);
  });

  it('leaves NotAction and Deny as they are, and tells of the first', () => {
    const before = [
      { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
      { Effect: 'Deny', Action: 's3:*', Resource: '*' },
      allow(['sns:ListTopics', 'sqs:ListQueues']),
    ];
    const { kept, text } = narrow(JSON.stringify({ Statement: before }), evidenceOf([call('sns:ListTopics')]));
    assert.deepEqual(JSON.parse(text).Statement, [before[0], before[1], allow(['sns:ListTopics'])]);
    assert.deepEqual(
      kept.leftAlone.map(({ statement }) => statement.index),
      [0],
    );
  });

  it('keeps what is known at deployment only, comments, and the rest as it is written', () => {
    const yaml = `Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action:
              - sns:ListTopics # for the page
              - sns:DeleteTopic
            Resource: !Sub arn:aws:sns:*:*:\${Name}
          - Effect: Allow
            Action: sqs:ListQueues
            Resource: '*'
          - Effect: Allow
            Action: [sqs:ListQueues, !Ref Extra]
            Resource: '*'
`;
    const { text, kept } = narrow(yaml, evidenceOf([call('sns:ListTopics')]), keepAll, 'yaml');
    assert.equal(
      text,
      yaml.replace('              - sns:DeleteTopic\n', '').replace(/ {10}- Effect: Allow\n {12}Action: sqs:ListQueues\n.*\n/, ''),
    );
    assert.deepEqual(
      kept.leftAlone.map(({ statement }) => statement.index),
      [2],
    );
  });

  it('limits only the actions of a resource-based policy', () => {
    const policy = { Statement: [{ ...allow(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::b/*'), Principal: { AWS: role } }] };
    const calls = [call('s3:GetObject', ['arn:aws:s3:::b/k'])];
    const { text } = narrow(JSON.stringify(policy), evidenceOf([...calls, call('s3:PutObjectAcl', [])]), keepAll, 'json', 'resource-based');
    assert.deepEqual(JSON.parse(text).Statement, [{ ...policy.Statement[0], Action: ['s3:GetObject'] }]);
  });

  it('is for policies that hang on a principal, or on what it calls', () => {
    assert.equal(unfitForUse('identity-based'), undefined);
    for (const type of ['trust', 'service-control', 'resource-control', 'vpc-endpoint'] as const) {
      assert.match(unfitForUse(type) ?? '', /says nothing of an? /);
    }
  });
});
