import assert from 'node:assert/strict';
import { administrator, clean, misspelt, runOn } from './command-line';

describe('iam-policy check', function () {
  this.timeout(30_000);
  it('exits with 0 where there is nothing to say', () => {
    const { code, out, err } = runOn({ 'a.json': clean }, ['check', 'a.json', '--fail-on', 'suggestion']);
    assert.deepEqual({ code, err }, { code: 0, err: '' });
    assert.match(out, /^No findings in 1 policy\.$/m);
  });

  it('exits with 1 for findings, and says where they are', () => {
    const { code, out } = runOn({ 'a.json': misspelt }, ['check', 'a.json']);
    assert.equal(code, 1);
    assert.match(out, /^a\.json$/m);
    assert.match(out, /4:5[12] +error .*`s3:GetObejct`.* Replace with `s3:GetObject`\. +unknown-action$/m);
  });

  for (const [failOn, code] of [
    ['error', 0],
    ['security-warning', 1],
    ['warning', 1],
    ['suggestion', 1],
    ['never', 0],
  ] as const) {
    it(`exits with ${code} for a security warning with --fail-on ${failOn}`, () => {
      assert.equal(runOn({ 'a.json': administrator }, ['check', '--fail-on', failOn, 'a.json']).code, code);
    });
  }

  it('goes through folders, but not into node_modules and .git, and leaves out files without policies', () => {
    const files = {
      'top.json': misspelt,
      'deep/er/policy.yaml': 'Version: 2012-10-17\nStatement:\n  - Effect: Allow\n    Action: s3:GetObejct\n    Resource: "*"\n',
      'node_modules/x/policy.json': misspelt,
      '.git/policy.json': misspelt,
      'package.json': '{ "name": "x" }',
      'notes.txt': misspelt,
    };
    const { code, out, err } = runOn(files, ['check', '.', '--format', 'json']);
    const report: readonly { readonly path: string }[] = JSON.parse(out);
    assert.deepEqual(
      report.map((file) => file.path),
      ['top.json', 'deep/er/policy.yaml'],
    );
    assert.deepEqual({ code, err }, { code: 1, err: '' });
  });

  it('takes globs, and each file once', () => {
    const files = {
      'a/one.json': misspelt,
      'b/two.json': misspelt,
      'b/three.yaml': 'Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: "*" }]',
    };
    const { out } = runOn(files, ['check', '*/*.json', 'b', 'a/one.json', '--format', 'json']);
    const report: readonly { readonly path: string }[] = JSON.parse(out);
    assert.deepEqual(report.map((file) => file.path).sort(), ['a/one.json', 'b/three.yaml', 'b/two.json']);
  });

  it('reads standard input, JSON or YAML', () => {
    for (const input of [misspelt, 'Statement:\n  Effect: Allow\n  Action: s3:GetObejct\n  Resource: "*"\n']) {
      const { code, out } = runOn({}, ['check', '-'], input);
      assert.equal(code, 1, input);
      assert.match(out, /^<stdin>$/m);
      assert.match(out, /unknown-action/);
    }
  });

  it('takes a file with another name for JSON or YAML by its text', () => {
    assert.equal(runOn({ 'policy.txt': misspelt, policy: misspelt }, ['check', 'policy.txt', 'policy']).code, 1);
  });

  it('counts places as an editor does after a byte order mark and beyond the basic plane', () => {
    const text = `\uFEFF${misspelt.replace('"Read"', '"\u{1f40b}"')}`;
    const { out } = runOn({ 'a.json': text }, ['check', 'a.json', '--format', 'json']);
    const [{ policies }] = JSON.parse(out);
    const finding = policies[0].findings.find(({ rule }: { rule: string }) => rule === 'unknown-action');
    const line = text.slice(1).split('\n')[finding.range.start.line];
    assert.match(String(line?.slice(finding.range.start.character, finding.range.end.character)), /^"?s3:GetObejct"?$/);
    assert.deepEqual(finding.place, ['Statement', 0, 'Action']);
  });

  it('judges by the type it is told', () => {
    const [asked] = JSON.parse(runOn({ 'a.json': clean }, ['check', 'a.json', '--policy-type', 'service-control', '--format', 'json']).out);
    assert.equal(asked.policies[0].policyType, 'service-control');
    const [found] = JSON.parse(runOn({ 'a.json': clean }, ['check', 'a.json', '--format', 'json']).out);
    assert.equal(found.policies[0].policyType, 'identity-based');
  });
});
