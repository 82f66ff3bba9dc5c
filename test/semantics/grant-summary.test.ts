import assert from 'node:assert/strict';
import { hostOfLanguage } from '../../server/src/hosts/index';
import { summariseStatement } from '../../server/src/semantics/grant-summary';
import { everyAction } from '../../server/src/semantics/matching-actions';
import { summarisePolicy } from '../../server/src/semantics/summarise-policy';
import { readPolicy, readStatement } from '../support/read-policy';
import { reference } from '../support/reference';

function counts(statement: object): readonly string[] {
  const summary = summariseStatement(reference, readStatement(statement));
  return (summary?.services ?? []).map(
    ({ service, granted, of, levels }) =>
      `${service.prefix} ${granted}/${of}: ${levels.map((level) => `${level.level} ${level.granted}/${level.of}`).join(', ')}`,
  );
}

const size = (prefix: string) => reference.actions(prefix)?.length ?? 0;

describe('what a statement covers', () => {
  it('is counted by service and access level', () => {
    const [only, ...others] = counts({ Action: ['sqs:SendMessage', 'SQS:receivemessage', 'sqs:Send*', 'sqs:NoSuch'] });
    assert.deepEqual(others, []);
    assert.match(
      only ?? '',
      new RegExp(`^sqs 2/${size('sqs')}: Read 1/\\d+, Write 1/\\d+, Tagging 0/\\d+, Permissions management 0/\\d+$`),
    );
  });

  it('is everything there is for `*`, and everything else for NotAction', () => {
    const all = summariseStatement(reference, readStatement({ Action: '*' }));
    assert.equal(all?.granted, everyAction(reference).length);
    assert.equal(all?.granted, all?.of);
    assert.equal(all?.levels.length, 5);
    const rest = summariseStatement(reference, readStatement({ Action: undefined, NotAction: ['iam:*', 'sqs:SendMessage'] }));
    assert.equal(rest?.granted, everyAction(reference).length - size('iam') - 1);
    assert.equal(rest?.services.find(({ service }) => service.prefix === 'sqs')?.granted, size('sqs') - 1);
  });

  it('is nothing for an unknown service, and not known without an Action', () => {
    assert.deepEqual(counts({ Action: 'nosuch:*' }), []);
    assert.equal(summariseStatement(reference, readStatement({ Action: undefined })), undefined);
  });

  it('says so where a part is not known before deployment', () => {
    const text = [
      'Version: 2012-10-17',
      'Statement:',
      '  - Effect: Allow',
      '    Action: [sqs:SendMessage, !Ref Other]',
      "    Resource: '*'",
    ];
    const [document] = hostOfLanguage('yaml')?.findPolicies(text.join('\n'), 'identity-based').policies ?? [];
    const [statement] = document?.statements ?? [];
    const summary = statement && summariseStatement(reference, statement);
    assert.deepEqual({ granted: summary?.granted, known: summary?.known }, { granted: 1, known: false });
  });
});

describe('what a policy covers', () => {
  const allow = (Action: string | string[]) => ({ Effect: 'Allow', Action, Resource: '*' });
  const granted = (...Statement: object[]) => summarisePolicy(reference, readPolicy({ Version: '2012-10-17', Statement })).granted;

  it('is what its statements cover together, each action once', () => {
    assert.equal(granted(allow('sqs:SendMessage'), allow(['sqs:Send*', 'sns:Publish'])), 2);
  });

  it('is less by what it denies whatever the request, and by nothing else', () => {
    const deny = { Effect: 'Deny', Action: 'sqs:SendMessage', Resource: '*' };
    assert.equal(granted(allow(['sqs:SendMessage', 'sns:Publish']), deny), 1);
    assert.equal(granted(allow(['sqs:SendMessage', 'sns:Publish']), { ...deny, Resource: 'arn:aws:sqs:*:*:a' }), 2);
    assert.equal(
      granted(allow(['sqs:SendMessage', 'sns:Publish']), { ...deny, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      2,
    );
  });
});
