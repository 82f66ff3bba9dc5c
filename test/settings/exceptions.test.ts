import assert from 'node:assert/strict';
import { jsonHost } from '../../server/src/hosts/json';
import { rules } from '../../server/src/rules/index';
import { runRules } from '../../server/src/rules/run';
import { exceptionFor, isInForce } from '../../server/src/settings/exceptions';
import { readSettings } from '../../server/src/settings/read-settings';
import { loadReference } from '../reference/load-reference';

const reference = loadReference();
const rule = 'unknown-action';
const ruleNames = rules.map(({ meta }) => meta.name);

const misspelt = `{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "NotAction": "s3:Nothing", "Resource": "*" },
  { "Sid": "Read", "Effect": "Allow", "Action": ["s3:ListBucket", "s3:GetObejct"], "Resource": "arn:aws:s3:::photos" }
] }`;
const broad = `{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:PutObject", "sqs:SendMessage"], "Resource": "*" } }`;

/** The names of the rules whose findings in the text the exception covers, in the order of the text. */
function covered(text: string, exception: object): readonly string[] {
  const { exceptions, problems } = readSettings({ exceptions: [{ reason: 'Judged.', ...exception }] }, { ruleNames });
  assert.deepEqual(problems, []);
  return jsonHost
    .findPolicies(text)
    .policies.flatMap((policy) =>
      runRules(policy, rules, reference).flatMap((finding) => (exceptionFor(finding, policy, exceptions) === undefined ? [] : [finding])),
    )
    .map((finding) => `${finding.rule.name} ${text.slice(finding.at.start, finding.at.end)}`);
}

describe('an exception covers', () => {
  const both = ['unknown-action "s3:Nothing"', 'unknown-action "s3:GetObejct"'];
  const first = both.slice(0, 1);
  const second = both.slice(1);
  const cases: readonly (readonly [string, object, readonly string[]])[] = [
    ['a rule', {}, both],
    ['several rules', { rule: undefined, rules: ['public-principal', rule] }, both],
    ['no other rule', { rule: 'public-principal' }, []],
    ['the statement of a Sid', { sid: 'Read' }, second],
    ['no Sid in another letter case', { sid: 'read' }, []],
    ['an action, in any letter case', { action: 'S3:getObejct' }, second],
    ['the actions of a pattern', { action: 's3:Get*' }, second],
    ['an entry of NotAction', { action: 's3:Noth*' }, first],
    ['no other action', { action: 's3:Put*' }, []],
    ['a place', { place: 'Statement/1/Action/1' }, second],
    ['all below a place', { place: 'Statement/0' }, first],
    ['no place whose name begins alike', { place: 'Statement/1/Act' }, []],
    ['what meets all that it asks for', { sid: 'Read', action: 's3:*', place: 'Statement' }, second],
    ['nothing that misses one', { sid: 'Read', action: 's3:*', place: 'Version' }, []],
  ];
  for (const [title, exception, expected] of cases) {
    it(title, () => assert.deepEqual(covered(misspelt, { rule, ...exception }), expected));
  }

  it('what is about a statement as a whole only where it covers all of its actions', () => {
    const found = (action: string) => covered(broad, { rule: 'broad-write-access', action });
    assert.deepEqual(found('*').length > 0, true);
    assert.deepEqual(found('s3:*'), []);
  });

  it('nothing after its last day', () => {
    const [exception] = readSettings({ exceptions: [{ rule, reason: 'Judged.', expires: '2026-02-28' }] }, { ruleNames }).exceptions;
    assert.ok(exception);
    assert.deepEqual(
      ['2026-02-27', '2026-02-28', '2026-03-01'].map((day) => isInForce(exception, day)),
      [true, true, false],
    );
  });
});
