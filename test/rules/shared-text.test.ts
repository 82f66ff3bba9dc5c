import assert from 'node:assert/strict';
import { hostOfLanguage } from '../../server/src/hosts/index';
import { rules } from '../../server/src/rules/index';
import type { Fix } from '../../server/src/rules/rule';
import { runRules } from '../../server/src/rules/run';
import { noValues } from '../../server/src/semantics/values-in-use';
import { applyEdits } from '../../server/src/text/edit';
import { reference } from '../support/reference';

function fixesOf(text: string): readonly Fix[] {
  const [document] = hostOfLanguage('yaml')?.findPolicies(text).policies ?? [];
  assert.ok(document, 'no policy found');
  return runRules(document, rules, reference).flatMap(({ fixes }) => fixes?.(noValues) ?? []);
}

const narrowing = (text: string) => fixesOf(text).filter(({ narrows }) => narrows);

const policy = (...statements: readonly string[]) => ["Version: '2012-10-17'", 'Statement:', ...statements, ''].join('\n');

describe('fixes of text that YAML shares', () => {
  it('narrow no Allow whose condition a Deny has too', () => {
    const deny = '  - {Effect: Deny, Action: s3:*, Resource: "*", Condition: *c}';
    const allow =
      '  - {Effect: Allow, Action: iam:PassRole, Resource: "*", Condition: &c {StringEquals: {aws:RequestedRegion: eu-west-1}}}';
    assert.deepEqual(narrowing(policy(allow, deny)), []);
    assert.equal(narrowing(policy(allow)).length, 1);
  });

  it('narrow no Allow whose actions and resources a Deny has too, by an alias or merged in', () => {
    const deny = '  - {Effect: Deny, Action: &a sqs:*, Resource: &r "*", Condition: {Bool: {aws:SecureTransport: false}}}';
    assert.deepEqual(narrowing(policy(deny, '  - {Effect: Allow, Action: *a, Resource: *r}')), []);
    assert.deepEqual(narrowing(policy('  - &b {Effect: Deny, Action: sqs:*, Resource: "*"}', '  - {<<: *b, Effect: Allow}')), []);
  });

  it('narrow no Allow written with text from elsewhere in the file', () => {
    const elsewhere = 'actions: &a sqs:*\n';
    assert.deepEqual(narrowing(elsewhere + policy('  - {Effect: Allow, Action: *a, Resource: "*"}')), []);
  });

  it('leave no alias without its anchor', () => {
    const text = policy(
      '  - {Effect: Allow, Action: ["sqs:SendMessage", &x "sqs:SendMessage"], Resource: "*"}',
      '  - {Effect: Deny, Action: *x, Resource: "*"}',
    );
    for (const { title, edits } of fixesOf(text)) {
      assert.ok(applyEdits(text, edits).includes('&x'), title);
    }
  });

  it('repair shared text all the same', () => {
    const text = policy(
      '  - {Effect: Allow, Action: &a s3:GetObejct, Resource: &r "arn:aws:s3:::b/*"}',
      '  - {Effect: Deny, Action: *a, Resource: *r}',
    );
    assert.ok(fixesOf(text).some(({ edits }) => applyEdits(text, edits).includes('&a s3:GetObject')));
  });
});

describe('the fix of iam:PassRole', () => {
  const allow = (resource: string) => policy('  - Effect: Allow', '    Action: iam:PassRole', `    Resource: ${resource}`);

  it('keeps an account that is known in part', () => {
    const text = allow('arn:aws:iam::1*:role/*');
    assert.match(applyEdits(text, narrowing(text)[0]?.edits ?? []), /Resource: ["']?arn:aws:iam::1\*:role\/RoleName/);
  });

  it('leaves an ARN as it is that is not known before deployment', () => {
    const text = allow('!Sub arn:aws:iam::${AWS::AccountId}:role/*');
    const [fix] = narrowing(text);
    assert.equal(fix?.title, 'Limit `iam:PassRole` to one service');
    assert.ok(applyEdits(text, fix.edits).startsWith(text.trimEnd()));
  });
});
