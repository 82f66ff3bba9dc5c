import assert from 'node:assert/strict';
import { clean, type Outcome, runOn } from './command-line';

const bucket = 'arn:aws:s3:::photos/*';

function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

function allow(action: string | readonly string[], rest: object = {}): object {
  return { Effect: 'Allow', Action: action, Resource: bucket, ...rest };
}

function compared(old: string, now: string, ...args: readonly string[]): Outcome {
  return runOn({ 'old.json': old, 'new.json': now }, ['compare', 'old.json', 'new.json', ...args]);
}

const get = policy(allow('s3:GetObject'));
const getAndDelete = policy(allow(['s3:GetObject', 's3:DeleteObject']));

describe('iam-policy compare', function () {
  this.timeout(30_000);
  it('sees that another order and a YAML spelling allow the same', () => {
    const yaml = `Version: '2012-10-17'\nStatement:\n- Effect: Allow\n  Resource: ${bucket}\n  Action: s3:DeleteObject\n- Effect: Allow\n  Action: [s3:getobject]\n  Resource: ${bucket}\n`;
    const { code, out, err } = runOn({ 'old.json': getAndDelete, 'new.yaml': yaml }, ['compare', 'old.json', 'new.yaml']);
    assert.deepEqual({ code, out, err }, { code: 0, out: 'The new policy allows the same.\n', err: '' });
  });

  it('names what is no longer allowed', () => {
    const { code, out } = compared(getAndDelete, get);
    assert.equal(code, 0);
    assert.match(out, /^The new policy allows less: it no longer allows s3:DeleteObject on arn:aws:s3:::photos\/\S*\.$/m);
    assert.match(
      out,
      /^Only the old policy allows this request \(its statement 1\):\n {2}action {5}s3:DeleteObject\n {2}resource {3}arn:/m,
    );
  });

  it('names what is newly allowed, and fails', () => {
    const { code, out } = compared(get, getAndDelete);
    assert.equal(code, 1);
    assert.match(out, /^The new policy allows more: it now allows s3:DeleteObject on arn:aws:s3:::photos\/\S*\.$/m);
  });

  it('lays out the circumstances of a request', () => {
    const inside = policy(allow('s3:GetObject', { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }));
    const { code, out } = compared(policy(), inside);
    assert.equal(code, 1);
    assert.match(out, /under the conditions below\./);
    assert.match(out, /^ {2}context {4}aws:SourceIp = "10\.\d+\.\d+\.\d+"$/m);
  });

  it('names the principal of a request', () => {
    const account = (id: string) => policy(allow('s3:GetObject', { Principal: { AWS: `arn:aws:iam::${id}:role/app` } }));
    const { code, out } = compared(account('111122223333'), account('444455556666'));
    assert.equal(code, 1);
    assert.match(out, /^The new policy allows some more and some less: /m);
    assert.match(out, /^ {2}principal {2}AWS arn:\S*444455556666/m);
    assert.match(out, /^ {2}principal {2}AWS arn:\S*111122223333/m);
  });

  it('says both when some more and some less is allowed', () => {
    const { code, out } = compared(getAndDelete, policy(allow(['s3:GetObject', 's3:PutObject'])));
    assert.equal(code, 1);
    assert.match(out, /some more and some less: it now allows s3:PutObject on \S+, and it no longer allows s3:DeleteObject on \S+\.$/m);
  });

  it('says when the answer is one for the actions of today', () => {
    const { code, out } = compared(policy(allow('iam:GetRolePolicy')), policy(allow('iam:GetRolePolic*')));
    assert.equal(code, 0);
    assert.match(out, /^This holds for the actions that AWS has today/m);
  });

  it('fails with a code of its own when it cannot decide', () => {
    const odd = policy(allow('s3:GetObject', { Condition: { Like: { 'aws:SourceIp': '10.0.0.0/8' } } }));
    const { code, out } = compared(odd, get);
    assert.equal(code, 3);
    assert.match(out, /could not be decided: .+\.$/m);
    const narrowed = compared(get, odd);
    assert.equal(narrowed.code, 0);
    assert.match(narrowed.out, /^The new policy allows the same or less\. Which of the two could not be decided: .+\.$/m);
  });

  it('takes parts known at deployment for the same where they are written the same', () => {
    const template = (action: string, name: string) =>
      `Resources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: "2012-10-17"\n        Statement:\n        - Effect: Allow\n          Action: ${action}\n          Resource: !Sub "arn:aws:s3:::\${${name}}/*"\n`;
    const codeOf = (name: string) =>
      runOn({ 'a.yaml': template('s3:*', 'Bucket'), 'b.yaml': template('s3:GetObject', name) }, ['compare', 'a.yaml', 'b.yaml']).code;
    assert.deepEqual([codeOf('Bucket'), codeOf('Other')], [0, 3]);
  });

  it('writes JSON', () => {
    const { code, out } = compared(get, getAndDelete, '--format', 'json');
    assert.equal(code, 1);
    assert.deepEqual(JSON.parse(out), {
      verdict: 'broader',
      newlyAllows: [
        {
          action: 's3:DeleteObject',
          resource: 'arn:aws:s3:::photos/example-object',
          context: {},
          statement: 0,
          alike: 0,
          realistic: true,
        },
      ],
      noLongerAllows: [],
    });
    assert.deepEqual(JSON.parse(compared(get, get, '--format', 'json').out), {
      verdict: 'equivalent',
      newlyAllows: [],
      noLongerAllows: [],
    });
  });

  it('says in JSON why nothing is certain, or for which actions alone', () => {
    const odd = policy(allow('s3:GetObject', { Condition: { Like: { 'aws:SourceIp': '10.0.0.0/8' } } }));
    const unknown = JSON.parse(compared(odd, get, '--format', 'json').out);
    assert.deepEqual(Object.keys(unknown), ['verdict', 'newlyAllows', 'noLongerAllows', 'reason']);
    assert.equal(unknown.verdict, 'unknown');
    const today = JSON.parse(compared(policy(allow('iam:GetRolePolicy')), policy(allow('iam:GetRolePolic*')), '--format', 'json').out);
    assert.equal(today.verdict, 'equivalent');
    assert.match(today.reason, /an action that AWS does not have today/);
  });

  it('shows each kind of request that a statement adds, the gravest first, with the Deny that no longer holds', () => {
    const old = policy(
      allow(['s3:GetObject'], { Sid: 'Read' }),
      allow('s3:*', { Effect: 'Deny', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    );
    const { out } = compared(old, policy(allow('s3:*', { Sid: 'All', Resource: ['arn:aws:s3:::photos', bucket] })), '--format', 'json');
    const { newlyAllows } = JSON.parse(out);
    assert.deepEqual(
      newlyAllows.map(({ action, sid, deniedBy }: Record<string, unknown>) => [action, sid, deniedBy]),
      [
        ['s3:PutBucketAcl', 'All', undefined],
        ['s3:DeleteObject', 'All', undefined],
        ['s3:TagResource', 'All', undefined],
        ['s3:GetObjectTorrent', 'All', undefined],
        ['s3:ListBucket', 'All', undefined],
        ['s3:GetObject', 'All', 1],
      ],
    );
    assert.deepEqual(newlyAllows.at(-1).context, { 'aws:SecureTransport': 'false' });
  });

  it('takes an action that AWS does not publish for one that there is', () => {
    const { code, out } = compared(get, policy(allow('s3:GetObject'), allow('shop:Buy*', { Resource: '*' })));
    assert.equal(code, 1);
    assert.match(out, /it now allows shop:buysomething on /);
    assert.equal(compared(get, policy(allow(['s3:GetObject', 'S3:GetObjekt']))).code, 1);
  });

  it('compares policies whose types differ in name only', () => {
    const files = { 'scp/old.json': get, 'boundary/new.json': get };
    assert.equal(runOn(files, ['compare', 'scp/old.json', 'boundary/new.json']).code, 0);
  });

  it('cannot decide between a policy with principals and one without', () => {
    const { code, out } = compared(get, policy(allow('s3:GetObject', { Principal: '*' })));
    assert.equal(code, 3);
    assert.match(out, /could not be decided: only the newer policy says with Principal whom it is for\.$/m);
  });

  it('reads one of the two from standard input', () => {
    assert.equal(runOn({ 'a.json': clean }, ['compare', '-', 'a.json'], clean).code, 0);
  });

  const files = { 'a.json': clean, 'several.json': `[${clean},${clean}]`, 'none.json': '{}', 'broken.json': '{ not' };
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [['a.json'], /needs two files/],
    [['a.json', 'a.json', 'a.json'], /needs two files/],
    [['-', '-'], /Only one of the two policies can be `-`/],
    [['a.json', 'a.json', '--format', 'sarif'], /`--format` cannot be `sarif`/],
    [['a.json', 'gone.json'], /`gone\.json` does not exist\./],
    [['a.json', '.'], /`\.` is a folder\./],
    [['a.json', 'none.json'], /`none\.json` holds no policy\./],
    [['several.json', 'a.json'], /`several\.json` holds 2 policies/],
    [['broken.json', 'a.json'], /`broken\.json:1:3` is not valid JSON/],
  ];
  for (const [args, said] of wrong) {
    it(`refuses \`compare ${args.join(' ')}\` and says why`, () => {
      const { code, out, err } = runOn(files, ['compare', ...args]);
      assert.deepEqual({ code, out }, { code: 2, out: '' });
      assert.match(err, said);
    });
  }
});
