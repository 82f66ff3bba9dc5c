import assert from 'node:assert/strict';
import { misspelt, runOn } from './command-line';

const rule = 'unknown-action';
const reason = 'The action is to come.';

/** A configuration with that exception alone. */
function excepting(exception: object): string {
  return JSON.stringify({ exceptions: [{ rule, reason, ...exception }] });
}

function check(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const { code, out, err } = runOn(files, ['check', ...args, '--format', 'json']);
  const report: readonly { path: string; policies: { findings: Named[]; suppressed: (Named & { reason: string })[] }[] }[] =
    JSON.parse(out);
  const policies = report.flatMap((file) => file.policies);
  return {
    code,
    err,
    findings: names(policies.flatMap(({ findings }) => findings)),
    suppressed: policies.flatMap((one) => one.suppressed),
  };
}

interface Named {
  readonly rule: string;
}

function names(findings: readonly Named[]): readonly string[] {
  return findings.map((finding) => finding.rule);
}

describe('an exception', function () {
  this.timeout(60_000);

  it('takes a finding from the report and the exit code, and leaves it among what is suppressed', () => {
    const { code, findings, suppressed } = check({ 'a.json': misspelt, '.iampolicyrc.json': excepting({ files: 'a.json' }) }, 'a.json');
    assert.deepEqual([code, findings, names(suppressed)], [0, [], [rule]]);
    assert.equal(suppressed[0]?.reason, reason);
  });

  it('that has expired says so', () => {
    const { err } = check({ 'a.json': misspelt, '.iampolicyrc.json': excepting({ expires: '2001-02-28' }) }, 'a.json');
    assert.match(err, /`\.iampolicyrc\.json`: the exception for `unknown-action` \(The action is to come\.\) expired on 2001-02-28/);
  });

  const idle: readonly (readonly [readonly string[], readonly string[]])[] = [
    [['.'], ['everywhere', 'folder', 'file', 'gone', 'top']],
    [['sub'], ['folder', 'file', 'gone']],
    [['sub/c.json'], ['file', 'gone']],
    [['.', 'nowhere.json'], []],
    [['.', '--policy-type', 'session'], []],
  ];
  for (const [args, expected] of idle) {
    it(`that matches nothing is reported by \`check ${args.join(' ')}\` where it has seen all: ${expected.join(', ') || 'none'}`, () => {
      const places = { everywhere: undefined, folder: 'sub/**', file: 'sub/c.json', gone: ['sub/gone.json'], top: './b.json' };
      const exceptions = Object.entries(places).map(([label, files]) => ({ rule, files, reason: label }));
      const clean = misspelt.replace('Obejct', 'Object');
      const { err } = check({ 'sub/c.json': clean, 'b.json': clean, '.iampolicyrc.json': JSON.stringify({ exceptions }) }, ...args);
      const told = [...err.matchAll(/the exception for `unknown-action` \((\w+)\) matches no finding any more/g)].map(([, label]) => label);
      assert.deepEqual(told, expected);
    });
  }

  it('without a reason covers nothing, and is a mistake', () => {
    const { code, err, findings } = check({ 'a.json': misspelt, '.iampolicyrc.json': excepting({ reason: ' ' }) }, 'a.json');
    assert.deepEqual([code, findings], [2, [rule]]);
    assert.match(err, /`exceptions\[0\]` needs a `reason`/);
  });

  it('is left out of the report for people, which says how many there are', () => {
    const { out } = runOn({ 'a.json': misspelt, '.iampolicyrc.json': excepting({}) }, ['check', 'a.json']);
    assert.equal(out.trim(), 'No findings in 1 policy. 1 is covered by an exception.');
  });
});

describe('an override', function () {
  this.timeout(60_000);

  it('changes severities and the policy type for its files, the last one most', () => {
    const config = {
      rules: { [rule]: 'hint' },
      policyTypes: { '*.json': 'session' },
      overrides: [
        { files: 'sub/**', rules: { [rule]: 'warning' }, policyType: 'permissions-boundary' },
        { files: ['sub/c.json'], rules: { [rule]: 'off' } },
      ],
    };
    const files = { 'a.json': misspelt, 'sub/b.json': misspelt, 'sub/c.json': misspelt, '.iampolicyrc.json': JSON.stringify(config) };
    const { out } = runOn(files, ['check', '.', '--format', 'json']);
    const report: readonly { path: string; policies: { policyType: string; findings: { rule: string; severity: string }[] }[] }[] =
      JSON.parse(out);
    assert.deepEqual(
      report.map(({ path, policies: [policy] }) => [
        path,
        policy?.policyType,
        policy?.findings.find((finding) => finding.rule === rule)?.severity,
      ]),
      [
        ['a.json', 'session', 'hint'],
        ['sub/b.json', 'permissions-boundary', 'warning'],
        ['sub/c.json', 'permissions-boundary', undefined],
      ],
    );
  });
});

describe('iam-policy rules', function () {
  this.timeout(60_000);

  it('lists name, severity in force, fix and summary', () => {
    const config = JSON.stringify({ rules: { [rule]: 'information' } });
    const { code, out } = runOn({ '.iampolicyrc.json': config }, ['rules']);
    assert.equal(code, 0);
    assert.match(out, /^ {2}unknown-action +information +fix sometimes +An action that .*\.$/m);
    assert.match(out, /^ {2}administrator-access +warning +fix \w+ +A statement that allows every action on every resource\.$/m);
    const listed = JSON.parse(runOn({ 'c.json': config }, ['rules', '--format', 'json', '--config', 'c.json']).out);
    const { severity, category, fix, page } = listed.find(({ name }: { name: string }) => name === rule);
    assert.deepEqual([severity, category, fix], ['information', 'error', 'sometimes']);
    assert.match(page, /docs\/rules\/unknown-action\.md$/);
  });
});
