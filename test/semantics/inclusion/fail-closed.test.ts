import assert from 'node:assert/strict';
import { hostOfLanguage } from '../../../server/src/hosts/index';
import type { PolicyDocument } from '../../../server/src/policy/ast';
import type { Certificate, Step } from '../../../server/src/semantics/inclusion/certificate';
import { checkCertificate } from '../../../server/src/semantics/inclusion/check/check-certificate';
import { includes } from '../../../server/src/semantics/inclusion/includes';
import { provesNarrower } from '../../support/proves-narrower';
import { readPolicy } from '../../support/read-policy';
import { reference } from '../../support/reference';
import { policy, verdictOf } from './verdict-of';

function read(language: string, text: string): PolicyDocument {
  return hostOfLanguage(language)?.findPolicies(text).policies[0] ?? assert.fail('no policy found');
}

const raw = (statement: string): PolicyDocument => read('json', `{ "Version": "2012-10-17", "Statement": [${statement}] }`);
const allow = '"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"';

describe('inclusion is unknown, even of a policy in itself,', () => {
  const strange: Readonly<Record<string, PolicyDocument>> = {
    'with a key twice in one object': raw(`{ ${allow}, "Action": "s3:*" }`),
    'with an element that IAM does not know': raw(`{ ${allow}, "Conditions": {} }`),
    'without an Effect': raw('{ "Action": "s3:GetObject", "Resource": "*" }'),
    'without an Action': raw('{ "Effect": "Allow", "Resource": "*" }'),
    'with Action and NotAction': raw(`{ ${allow}, "NotAction": "s3:PutObject" }`),
    'with a Condition that is a list': raw(`{ ${allow}, "Condition": [] }`),
    'with a number for an action': raw('{ "Effect": "Allow", "Action": [1], "Resource": "*" }'),
    'with a Version of its own': readPolicy({ Version: '2020-01-01', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }),
    'with a statement that is a string': raw(`"all", { ${allow} }`),
  };
  for (const [what, document] of Object.entries(strange)) {
    it(what, () => assert.equal(includes(document, document, reference).verdict, 'unknown'));
  }
});

describe('inclusion of what is not understood', () => {
  const unknownOperator = { Condition: { StringSounds: { 's3:prefix': 'a' } } };

  it('is proved where it stands in both policies', () => {
    assert.equal(verdictOf(policy(unknownOperator), policy(unknownOperator)), 'proved');
    assert.equal(verdictOf(policy(unknownOperator), policy({})), 'proved');
  });

  it('is never proved to be met', () => {
    assert.equal(verdictOf(policy({}), policy(unknownOperator)), 'unknown');
    assert.equal(verdictOf(policy({}), policy({}, { ...unknownOperator, Effect: 'Deny' })), 'unknown');
  });

  it('is known by its source where it is filled in at deployment', () => {
    const template = (name: string, action: string): string =>
      [
        'Resources:',
        '  P:',
        '    Type: AWS::IAM::ManagedPolicy',
        '    Properties:',
        '      PolicyDocument:',
        '        Version: "2012-10-17"',
        '        Statement:',
        '          - Effect: Allow',
        `            Action: ${action}`,
        `            Resource: !Sub "arn:\${AWS::Partition}:s3:::\${${name}}/*"`,
      ].join('\n');
    const texts = new Map<PolicyDocument, string>();
    const document = (text: string): PolicyDocument => {
      const found = read('yaml', text);
      texts.set(found, text);
      return found;
    };
    const [wide, narrow, other] = [template('Bucket', 's3:*'), template('Bucket', 's3:GetObject'), template('Other', 's3:GetObject')].map(
      document,
    );
    assert.ok(wide && narrow && other);
    const sourceOf = (owner: PolicyDocument, { span }: { span: { start: number; end: number } }): string | undefined =>
      texts.get(owner)?.slice(span.start, span.end);
    assert.equal(provesNarrower(narrow, wide, reference, { sourceOf }), true);
    assert.equal(provesNarrower(other, wide, reference, { sourceOf }), false);
    assert.equal(provesNarrower(narrow, wide, reference), false);
  });
});

describe('inclusion within a budget', () => {
  const letters = Array.from('abcdefghijklmnopqr');
  const containing = letters.map((letter) => ({ Resource: `arn:aws:s3:::*${letter}*` }));
  const several = policy({ Resource: `arn:aws:s3:::${letters.map((letter) => `*${letter}`).join('')}*` });

  it('ends in unknown when there is too little of it', () => {
    const newer = policy({ Resource: 'arn:aws:s3:::a?c' }, { Effect: 'Deny', Resource: ['arn:aws:s3:::aa*', 'arn:aws:s3:::?b?'] });
    const older = policy({ Action: 's3:Get*', Resource: 'arn:aws:s3:::a*' }, { Effect: 'Deny', Resource: 'arn:aws:s3:::*b*' });
    for (const budget of [
      { steps: 0, branches: 4000 },
      { steps: 4_000_000, branches: 0 },
    ]) {
      assert.equal(includes(newer, older, reference, { budget }).verdict, 'unknown');
    }
    assert.equal(includes(newer, older, reference).verdict, 'proved');
  });

  it('is not proved for conditions too entangled to be followed', () => {
    const deny = containing.map((statement) => ({ ...statement, Effect: 'Deny' }));
    assert.notEqual(
      verdictOf(policy({ Resource: 'arn:aws:s3:::*' }, ...deny.slice(1)), policy({ Resource: 'arn:aws:s3:::*' }, ...deny)),
      'proved',
    );
    assert.equal(verdictOf(several, policy(...containing)), 'proved');
  });
});

describe('the checker of certificates', () => {
  const newer = policy({ Resource: 'arn:aws:s3:::a/*', Condition: { StringEquals: { 's3:prefix': 'x' } } });
  const older = policy(
    { Resource: ['arn:aws:s3:::a*', 'arn:aws:s3:::b*'] },
    { Effect: 'Deny', Condition: { StringEquals: { 's3:prefix': 'y' } } },
  );
  const wider = policy({ Resource: 'arn:aws:s3:::*' });

  it('accepts a proof for its own policies only', () => {
    const { certificate } = proved(newer, older);
    assert.equal(checkCertificate(newer, older, reference, certificate), true);
    assert.equal(checkCertificate(wider, older, reference, certificate), false);
    assert.equal(checkCertificate(newer, policy({ Resource: 'arn:aws:s3:::b*' }), reference, certificate), false);
  });

  it('accepts none that says less, or more, than is so', () => {
    const { certificate } = proved(newer, older);
    const change = (alter: (step: Step) => Step): Certificate => ({
      ...certificate,
      proofs: certificate.proofs.map(({ reading, goals }) => ({
        reading,
        goals: goals.map((goal) => ({ ...goal, cases: goal.cases.map(alter) })),
      })),
    });
    const forged: readonly Certificate[] = [
      { ...certificate, proofs: [] },
      { ...certificate, proofs: certificate.proofs.map(({ reading, goals }) => ({ reading, goals: goals.slice(1) })) },
      change(() => ({ kind: 'contradiction', dimension: 'resource' })),
      change((step) => (step.kind === 'split' ? { ...step, branches: [] } : { kind: 'contradiction', dimension: 'key aws:username' })),
    ];
    for (const one of forged) {
      assert.equal(checkCertificate(newer, older, reference, one), false);
    }
  });

  function proved(a: PolicyDocument, b: PolicyDocument): { readonly certificate: Certificate } {
    const answer = includes(a, b, reference);
    return answer.verdict === 'proved' ? answer : assert.fail(answer.verdict);
  }
});
