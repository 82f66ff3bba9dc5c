import assert from 'node:assert/strict';
import { type Outcome, runOn } from './command-line';

const account = '111122223333';
const ann = `arn:aws:iam::${account}:user/ann`;

function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

const read = { Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::photos/*' };
const tls = { Effect: 'Deny', Action: '*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
const request = { principal: ann, action: 's3:GetObject', resource: 'arn:aws:s3:::photos/x', context: { 'aws:SecureTransport': true } };

function ask(files: Readonly<Record<string, string>>, asked: object = request, ...args: readonly string[]): Outcome {
  return runOn(files, ['can', '--request', '-', ...Object.keys(files), ...args], JSON.stringify(asked));
}

describe('iam-policy can', function () {
  this.timeout(60_000);

  it('says which statement allows the request, and why the others do not apply', () => {
    const { code, out, err } = ask({ 'policy.json': policy(read, tls) });
    assert.deepEqual({ code, err }, { code: 0, err: '' });
    assert.equal(
      out,
      `Allowed, by statement 1 (\`Read\`) of policy.json.
  action     s3:GetObject
  resource   arn:aws:s3:::photos/x
  principal  AWS ${ann}
  context    aws:SecureTransport = "true"

policy.json, identity-based policy
  statement 1 (\`Read\`): Allow, applies
  statement 2: Deny, does not apply
    Condition Bool aws:SecureTransport "false": the request has "true"
`,
    );
  });

  it('tells a Deny from nothing that allows', () => {
    const denied = ask({ 'policy.json': policy(read, tls) }, { ...request, context: { 'aws:securetransport': 'false' } });
    assert.equal(denied.code, 1);
    assert.match(denied.out, /^Denied, by statement 2 of policy\.json\.$/m);
    const none = ask({ 'policy.json': policy(read) }, { ...request, action: 's3:PutObject', resource: 'arn:aws:s3:::films/x' });
    assert.equal(none.code, 1);
    assert.match(none.out, /^Not allowed: no statement allows it\.$/m);
    assert.match(none.out, /^ {4}Action: s3:PutObject is not among s3:GetObject$/m);
    assert.match(none.out, /^ {4}Resource: arn:aws:s3:::films\/x is not among arn:aws:s3:::photos\/\*$/m);
  });

  it('puts the values of policy variables beside them', () => {
    const home = { ...read, Resource: 'arn:aws:s3:::home/${aws:username}/*' };
    const of = (context: object): string => ask({ 'policy.json': policy(home) }, { ...request, context }).out;
    assert.match(of({ 'aws:username': 'bob' }), /\/\$\{aws:username\}\/\* \(here arn:aws:s3:::home\/bob\/\*\)$/m);
    assert.match(of({}), /\/\$\{aws:username\}\/\* \(without a value here\)$/m);
  });

  it('cannot know what is not understood', () => {
    const odd = ask({ 'policy.json': policy({ ...read, Condition: { StringSounds: { 'aws:username': 'ann' } } }) });
    assert.equal(odd.code, 3);
    assert.match(odd.out, /^It cannot be known: it depends on statement 1 \(`Read`\) of policy\.json\.$/m);
    assert.match(
      odd.out,
      /^ {4}Condition StringSounds aws:username "ann": the request does not have the key; IAM knows no such operator$/m,
    );
    const twice = ask({ 'policy.json': policy(read).replace('"Effect"', '"Effect":"Allow","Effect"') });
    assert.equal(twice.code, 3);
    assert.match(twice.out, /nothing can be decided, since statement 1|nothing can be decided, since `Effect` occurs twice/);
  });

  it('writes JSON', () => {
    const { code, out } = ask({ 'policy.json': policy(tls) }, request, '--format', 'json');
    assert.equal(code, 1);
    assert.deepEqual(JSON.parse(out), {
      decision: 'not-allowed',
      decidedBy: [],
      missing: ['grants'],
      notes: [],
      policies: [
        {
          policy: 'policy.json',
          policyType: 'identity-based',
          decision: 'not-allowed',
          statements: [
            {
              statement: 0,
              effect: 'Deny',
              applies: false,
              reasons: [
                {
                  element: 'Condition',
                  holds: false,
                  operator: 'Bool',
                  key: 'aws:SecureTransport',
                  values: ['false'],
                  found: 'true',
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('answers what compare found', () => {
    const files = { 'old.json': policy(read, tls), 'new.json': policy(read) };
    const { newlyAllows } = JSON.parse(runOn(files, ['compare', '--format', 'json', 'old.json', 'new.json']).out);
    assert.equal(newlyAllows.length, 1);
    const codes = Object.entries(files).map(([name, text]) => ask({ [name]: text }, newlyAllows[0]).code);
    assert.deepEqual(codes, [1, 0]);
  });

  const bucket = (principal: unknown, action = 's3:*') =>
    policy({ Effect: 'Allow', Principal: principal, Action: action, Resource: 'arn:aws:s3:::photos/*' });
  const regions = policy({
    Effect: 'Deny',
    NotAction: 'iam:*',
    Resource: '*',
    Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
  });
  const key = { ...request, action: 'kms:Decrypt', resource: `arn:aws:kms:eu-west-1:${account}:key/1` };
  const together: readonly (readonly [string, Readonly<Record<string, string>>, object, number, RegExp])[] = [
    ['two policies of a principal', { 'a.json': policy(read), 'b.json': policy(tls) }, request, 0, /taken for those of one principal/],
    ['a bucket that lets the user in', { 'a.json': policy(), 'b.json': bucket({ AWS: ann }) }, request, 0, /of the same account/],
    ['a bucket that lets the account in', { 'a.json': policy(), 'b.json': bucket({ AWS: account }) }, request, 1, /no statement allows it/],
    ['the same alone', { 'b.json': bucket({ AWS: account }) }, request, 0, /its principals need an identity-based policy/],
    ['a service', { 'b.json': bucket({ Service: 'sns.amazonaws.com' }) }, { ...request, principal: 'sns.amazonaws.com' }, 0, /^Allowed/],
    [
      'a session of a role that the bucket lets in',
      { 'b.json': bucket({ AWS: `arn:aws:iam::${account}:role/app` }) },
      { ...request, principal: `arn:aws:sts::${account}:assumed-role/app/i-1` },
      0,
      /^Allowed/,
    ],
    ['nobody in particular', { 'b.json': bucket('*') }, { ...request, principal: '*' }, 0, /^Allowed/],
    [
      'a policy that asks for a principal',
      { 'b.json': bucket({ AWS: ann }) },
      { ...request, principal: undefined },
      3,
      /says nothing of its principal/,
    ],
    [
      'a key of another account, whose policy does not let in',
      {
        'a.json': policy({ Effect: 'Allow', Action: 'kms:*', Resource: '*' }),
        'k.json': policy({ Effect: 'Allow', Principal: { AWS: '444455556666' }, Action: 'kms:*', Resource: '*' }),
      },
      { ...key, resource: 'arn:aws:kms:eu-west-1:444455556666:key/1' },
      1,
      /no statement allows it/,
    ],
    [
      'a key whose policy leaves it to the account',
      {
        'a.json': policy({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }),
        'k.json': policy({ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' }),
      },
      key,
      0,
      /^Allowed/,
    ],
    [
      'a boundary',
      { 'a.json': policy(read), 'boundary/b.json': policy({ ...read, Action: 's3:List*' }) },
      request,
      1,
      /permissions boundary does not allow it/,
    ],
    [
      'a service control policy that denies',
      { 'a.json': policy(read), 'scp/r.json': regions },
      request,
      1,
      /^Denied, by statement 1 of scp\/r\.json\.$/m,
    ],
    [
      'a service control policy that only denies, and not this',
      { 'a.json': policy(read), 'scp/r.json': regions },
      { ...request, context: { 'aws:RequestedRegion': 'eu-west-1' } },
      0,
      /`FullAWSAccess` was taken to stand beside them/,
    ],
    [
      'a list of what is allowed at most',
      { 'a.json': policy(read), 'scp/r.json': policy({ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }) },
      request,
      1,
      /no service control policy allows it/,
    ],
    [
      'a limit alone',
      { 'scp/r.json': policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' }) },
      request,
      0,
      /None of the policies can grant anything/,
    ],
  ];
  for (const [what, files, asked, expected, says] of together) {
    it(`puts policies together: ${what}`, () => {
      const { code, out, err } = ask(files, asked);
      assert.deepEqual({ code, err }, { code: expected, err: '' });
      assert.match(out, says);
    });
  }

  const wrong: readonly (readonly [string, RegExp])[] = [
    ['{ "action": "s3:*", "resource": "*" }', /needs `action`: .*not `"s3:\*"`/],
    ['{ "actoin": "s3:GetObject" }', /has `actoin`, .* Is it `action`\?/],
    ['{ "action": "s3:GetObject" }', /needs `resource`/],
    ['{ "action": "s3:GetObject", "resource": "photos/x" }', /needs `resource`: .*not `"photos\/x"`/],
    ['{ "action": "s3:GetObject", "resource": "*", "context": { "aws:username": null } }', /`null` for `aws:username`/],
    ['{ "action": "s3:GetObject", "resource": "*", "context": { "a:b": "1", "A:b": "2" } }', /`A:b` twice/],
    ['{ "action": "s3:GetObject", "resource": "*", "principal": { "Robot": "x" } }', /`Robot` in `principal`/],
    ['{ "action": "s3:GetObject", "resource": "*", "principal": "arn:aws:iam::111122223333:user/*" }', /without wildcards/],
    ['[]', /holds no request/],
    ['{ not', /is not valid JSON/],
  ];
  for (const [text, says] of wrong) {
    it(`does not understand the request ${text}`, () => {
      const { code, out, err } = runOn({ 'a.json': policy(read), 'request.json': text }, ['can', '--request', 'request.json', 'a.json']);
      assert.deepEqual({ code, out }, { code: 2, out: '' });
      assert.match(err, says);
      assert.match(err, /`request\.json`/);
    });
  }

  it('refuses what is no question', () => {
    const files = { 'a.json': policy(read), 'none.json': '{}', 'request.json': JSON.stringify(request) };
    const said = (...args: readonly string[]) => runOn(files, ['can', ...args]);
    assert.match(said('a.json').err, /needs a request/);
    assert.match(said('--request', 'request.json').err, /needs a file with a policy/);
    assert.match(said('--request', '-', '-').err, /Only one of the files can be `-`/);
    assert.match(said('--request', 'request.json', 'none.json').err, /`none\.json` holds no policy/);
    assert.match(said('--request', 'gone.json', 'a.json').err, /`gone\.json` does not exist/);
    assert.equal(said('a.json').code, 2);
  });
});
