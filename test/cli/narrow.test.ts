import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { loggedEvents, principals } from '../../scripts/cloudtrail/events';
import { clean, inFolder, type Outcome, run, runOn } from './command-line';

const events = loggedEvents(3);
const records = Array.from({ length: 300 }, () => events.next().value);
const log = JSON.stringify({ Records: records });
const policy = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "Orders", "Effect": "Allow", "Action": "dynamodb:*", "Resource": "*" },
    { "Sid": "Roles", "Effect": "Allow", "Action": ["iam:PassRole", "iam:CreateRole"], "Resource": "*" }
  ]
}
`;
const files = { 'log.json': log, 'policy.json': policy };
const worker = ['--principal', 'orders-worker', '--drop-unseen', 'dynamodb'];

function narrowed(...args: readonly string[]): Outcome {
  return runOn(files, ['narrow', ...args]);
}

const expected = [
  {
    Sid: 'Orders',
    Effect: 'Allow',
    Action: ['dynamodb:DescribeTable', 'dynamodb:PutItem'],
    Resource: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
  },
  {
    Sid: 'OrdersDynamodb',
    Effect: 'Allow',
    Action: 'dynamodb:Query',
    Resource: [
      'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
      'arn:aws:dynamodb:eu-west-1:111122223333:table/orders/index/by-customer',
    ],
  },
  { Sid: 'Roles', Effect: 'Allow', Action: ['iam:PassRole'], Resource: '*' },
];

describe('iam-policy narrow', function () {
  this.timeout(60_000);

  it('prints the policy with what was used, and a report beside it', () => {
    const { code, out, err } = narrowed('--used', 'log.json', ...worker, 'policy.json');
    assert.equal(code, 0, err);
    assert.deepEqual(JSON.parse(out).Statement, expected);
    assert.match(err, /^# Proved: nothing is allowed that was not allowed before$/m);
    assert.match(err, /^\d+ events of `arn:aws:iam::111122223333:role\/orders-worker`, from 2026-01-01 to 2026-01-01\.$/m);
    assert.match(err, /^## Used \(3\)\n\n- Read \(2\): `dynamodb:DescribeTable`, `dynamodb:Query`\n- Write \(1\): `dynamodb:PutItem`$/m);
    assert.match(err, /^- Roles being passed to services \(1\): `iam:PassRole`$/m);
    assert.match(err, /^- `s3:GetBucketLocation`: \d+$/m);
  });

  it('takes the names in any order that the shell makes', () => {
    for (const args of [
      ['--used', 'log.json', 'log.json', 'policy.json'],
      ['--used', 'log.json', '--used', 'log.json', 'policy.json'],
      ['policy.json', '--used', 'log.json', 'log.json'],
    ]) {
      const { code, out, err } = narrowed(...args, ...worker);
      assert.equal(code, 0, err);
      assert.deepEqual(JSON.parse(out).Statement, expected, args.join(' '));
    }
  });

  it('reads folders, and packed files whatever their names', () => {
    const half = records.length / 2;
    const packed = {
      'policy.json': policy,
      'logs/2026/01/a.json.gz': gzipSync(JSON.stringify({ Records: records.slice(0, half) })),
      'logs/2026/02/b.json': gzipSync(JSON.stringify({ Records: records.slice(half) })),
    };
    const { code, out, err } = runOn(packed, ['narrow', '--used', 'logs', ...worker, 'policy.json']);
    assert.equal(code, 0, err);
    assert.deepEqual(JSON.parse(out).Statement, expected);
  });

  it('writes into the file', () => {
    inFolder(files, (folder) => {
      const { code, out } = run(['narrow', '--used', 'log.json', ...worker, '--write', 'policy.json'], folder);
      assert.deepEqual([code, out], [0, '']);
      const again = run(['narrow', '--used', 'log.json', ...worker, 'policy.json'], folder);
      assert.equal(again.code, 0);
      assert.match(again.err, /^# Nothing to leave out$/m);
      assert.deepEqual(JSON.parse(again.out).Statement, expected);
    });
  });

  it('keeps the resources where it is told to', () => {
    const { out } = narrowed('--used', 'log.json', ...worker, '--keep-resources', 'policy.json');
    assert.deepEqual(JSON.parse(out).Statement[0], {
      Sid: 'Orders',
      Effect: 'Allow',
      Action: ['dynamodb:DescribeTable', 'dynamodb:PutItem', 'dynamodb:Query'],
      Resource: '*',
    });
  });

  it('counts what all principals did where none is chosen, and says so', () => {
    const { code, err } = narrowed('--used', 'log.json', 'policy.json');
    assert.equal(code, 0);
    assert.match(err, /^iam-policy: The log has 3 principals, and what any of them did counts as used; `--principal` chooses\.$/m);
    assert.match(err, /3 principals together/);
  });

  it('names the principals that there are when another is asked for', () => {
    const { code, out, err } = narrowed('--used', 'log.json', '--principal', 'nobody', 'policy.json');
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, new RegExp(`The log has no events of \`nobody\`. It has some of \`${principals.worker}\``));
  });

  it('prints no policy of which nothing was used', () => {
    const { code, out, err } = runOn({ 'log.json': log, 'policy.json': clean }, [
      'narrow',
      '--used',
      'log.json',
      '--principal',
      'deployer',
      'policy.json',
    ]);
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /^# Nothing that the policy allows was used, and no policy allows nothing: detach it instead$/m);
  });

  it('tells programs all of it', () => {
    const { code, out, err } = narrowed('--used', 'log.json', ...worker, '--format', 'json', 'policy.json');
    const { outcome, proof, policy: text, report } = JSON.parse(out);
    assert.deepEqual([code, err, outcome, proof], [0, '', 'change', { verdict: 'narrower', world: 'open' }]);
    assert.deepEqual(JSON.parse(text).Statement, expected);
    assert.deepEqual(report.unseen, [{ why: 'roles being passed to services', actions: ['iam:PassRole'] }]);
    assert.ok(
      report.unused.some(
        ({ level, actions }: { level: string; actions: string[] }) => level === 'Write' && actions.includes('iam:CreateRole'),
      ),
    );
  });

  it('takes a last-accessed report, and a list on its own', () => {
    const report = {
      ServicesLastAccessed: [{ ServiceNamespace: 'dynamodb', LastAuthenticated: '2026-01-01T00:00:00Z' }, { ServiceNamespace: 'iam' }],
    };
    const found = runOn({ 'policy.json': policy, 'report.json': JSON.stringify(report) }, [
      'narrow',
      '--used',
      'report.json',
      'policy.json',
    ]);
    assert.deepEqual(JSON.parse(found.out).Statement, [JSON.parse(policy).Statement[0]]);
    assert.match(found.err, /^- Actions of services that IAM reports as a whole \(\d+\): /m);
    const list = runOn({ 'policy.json': policy, 'used.txt': 'dynamodb:Scan\niam:PassRole\n' }, [
      'narrow',
      '--used',
      'used.txt',
      'policy.json',
    ]);
    assert.deepEqual(
      JSON.parse(list.out).Statement.map(({ Action }: { Action: unknown }) => Action),
      ['dynamodb:Scan', ['iam:PassRole']],
    );
  });

  it('reads standard input, and what it can of a packed file that is cut off', () => {
    const cut = gzipSync(log).subarray(0, 4000);
    const { code, err } = runOn(
      { 'log.json.gz': cut, 'more.json': log },
      ['narrow', '--used', 'log.json.gz', 'more.json', ...worker, '-'],
      policy,
    );
    assert.equal(code, 0, err);
    assert.match(err, /^- `log\.json\.gz` cannot be read: unexpected end of file$/m);
  });

  it('says what is wrong', () => {
    const complaints: readonly (readonly [args: readonly string[], message: RegExp])[] = [
      [['policy.json'], /`narrow` needs to know what was used/],
      [['--used', 'log.json'], /`narrow` needs a policy after the files of `--used`/],
      [['--used', 'none.json', 'policy.json'], /`none\.json` does not exist/],
      [['--used', 'trust.json', 'log.json', 'none.json'], /`none\.json` does not exist/],
      [
        ['--used', 'empty.json', 'policy.json'],
        /Nothing in these files tells of use\.\n {2}`empty\.json` has nothing in it that tells of use/,
      ],
      [['--used', 'log.json', 'trust.json'], /`trust\.json` is a trust policy\. What a principal used says nothing of a role trust policy/],
      [['--used', 'log.json', '--write', '-'], /`--write` needs a file/],
      [['--used', 'log.json', '--format', 'yaml', 'policy.json'], /`--format` cannot be `yaml`/],
    ];
    const trust = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}`;
    for (const [args, message] of complaints) {
      const { code, out, err } = runOn({ ...files, 'empty.json': '{"Records": []}', 'trust.json': trust }, ['narrow', ...args], policy);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.match(err, message);
    }
  });
});
