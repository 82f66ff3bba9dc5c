import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { administrator, clean, runOn } from './command-line';

describe('iam-policy explain', function () {
  this.timeout(30_000);
  const names: readonly (readonly [string, RegExp])[] = [
    ['unknown-action', /^# unknown-action/],
    ['s3:GetObject', /s3:GetObject.*Read/],
    ['S3:getobject', /s3:GetObject.*Read/],
    ['s3:Get*', /\d+ (of|actions)/],
    ['*', /actions/],
    ['aws:SourceIp', /aws:SourceIp/],
    ['s3:prefix', /s3:prefix/],
    ['ec2', /EC2/],
    ['ForAnyValue:StringLike', /At least one value/],
    ['NotAction', /every action but these/],
  ];
  for (const [name, said] of names) {
    it(`says what \`${name}\` is`, () => {
      const { code, out, err } = runOn({}, ['explain', name]);
      assert.deepEqual({ code, err }, { code: 0, err: '' });
      assert.match(out, said);
      assert.doesNotMatch(out, /<!--|[\u{e000}\u{e001}]/u);
    });
  }
});

describe('iam-policy summary', function () {
  this.timeout(30_000);
  it('says what a policy grants by service and access level', () => {
    const { code, out } = runOn({ 'a.json': clean, 'b.json': administrator }, ['summary', '.']);
    assert.equal(code, 0);
    assert.match(out, /^a\.json:1 .*grants 1 action of 1 service$/m);
    assert.match(out, /^ +s3 +1 of \d+: Read 1 of \d+$/m);
    assert.match(out, /^b\.json:1 .*grants \d{5} actions of \d{3} services$/m);
  });

  it('names the statements that make no difference', () => {
    const statement = (action: string, rest: object = {}) => ({ Effect: 'Allow', Action: action, Resource: '*', ...rest });
    const idle = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        statement('s3:*'),
        statement('s3:GetObject', { Sid: 'Get' }),
        statement('iam:PassRole'),
        statement('iam:*', { Effect: 'Deny' }),
        statement('ec2:*', { Effect: 'Deny' }),
      ],
    });
    const { out } = runOn({ 'a.json': idle }, ['summary', 'a.json']);
    assert.match(out, /^ {2}Statement 2 \(`Get`\) adds nothing: statement 1 allows all that it allows, such as s3:GetObject on arn:/m);
    assert.match(out, /^ {2}Statement 3 allows nothing: the Deny statements of the policy deny all of it, such as iam:PassRole on arn:/m);
    assert.match(out, /^ {2}Statement 5 denies nothing that this policy allows, .* It may still count together with other policies\.$/m);
    assert.doesNotMatch(out, /Statement [14]/);
  });

  it('names what it cannot read and goes on', () => {
    const { code, out, err } = runOn({ 'a.json': clean }, ['summary', 'gone.json', 'a.json']);
    assert.equal(code, 2);
    assert.match(err, /`gone\.json` does not exist\./);
    assert.match(out, /s3/);
  });
});

describe('iam-policy', function () {
  this.timeout(30_000);
  it('tells its version and the date of its data', () => {
    const { code, out } = runOn({}, ['--version']);
    assert.equal(code, 0);
    assert.match(out, /^iam-policy \d+\.\d+\.\d+ \(AWS data of \d{4}-\d\d-\d\d\)$/m);
  });

  it('tells what it can do', () => {
    const { code, out } = runOn({}, ['--help']);
    assert.equal(code, 0);
    for (const word of ['check', 'explain', 'summary', 'rules', 'lsp --stdio', '--fail-on', '--config', '--policy-type', '--format']) {
      assert.ok(out.includes(word), word);
    }
    const page = readFileSync(path.join(__dirname, '../../../docs/cli.md'), 'utf8').replaceAll('\r\n', '\n');
    assert.ok(page.includes(`\`\`\`text\n${out}\`\`\``), 'docs/cli.md shows another text');
  });

  it('lists its rules', () => {
    const { code, out } = runOn({}, ['rules']);
    assert.equal(code, 0);
    assert.match(out, /^security-warning$/m);
    assert.match(out, /^ {2}unknown-action +\S/m);
  });
});
