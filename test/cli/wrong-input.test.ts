import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { clean, inFolder, misspelt, type Outcome, run, runOn } from './command-line';

/** The rest was checked: the misspelt action of the file beside is among the findings. */
function assertRestIsChecked({ out }: Outcome): void {
  assert.match(out, /`s3:GetObejct`/);
}

describe('iam-policy check, given what it cannot use', function () {
  this.timeout(30_000);
  it('names a file that does not exist', () => {
    const outcome = runOn({ 'b.json': misspelt }, ['check', 'a.json', 'b.json']);
    assert.equal(outcome.code, 2);
    assert.match(outcome.err, /`a\.json` does not exist\./);
    assertRestIsChecked(outcome);
  });

  it('names a file that it may not read', function () {
    if (process.getuid?.() === 0 || process.platform === 'win32') {
      this.skip();
    }
    inFolder({ 'a.json': clean, 'b.json': misspelt }, (folder) => {
      chmodSync(path.join(folder, 'a.json'), 0);
      const outcome = run(['check', '.'], folder);
      assert.equal(outcome.code, 2);
      assert.match(outcome.err, /`a\.json` cannot be read: permission denied\./);
      assertRestIsChecked(outcome);
    });
  });

  it('names a binary', () => {
    const outcome = runOn({ 'a.json': Uint8Array.from([0x7f, 0x45, 0, 1, 2, 0xff]), 'b.json': misspelt }, ['check', '.']);
    assert.equal(outcome.code, 2);
    assert.match(outcome.err, /`a\.json` is not text\./);
    assertRestIsChecked(outcome);
  });

  it('names invalid JSON and the place, and checks what can be read of it', () => {
    for (const [broken, place] of [
      [clean.replace('"Effect": "Allow",', '"Effect": "Allow"'), /`a\.json:4:\d+` is not valid JSON: /],
      ['{ not json', /`a\.json:1:3` is not valid JSON: /],
    ] as const) {
      for (const argument of ['a.json', '.']) {
        const outcome = runOn({ 'a.json': broken, 'b.json': misspelt }, ['check', argument, 'b.json']);
        assert.equal(outcome.code, 2);
        assert.match(outcome.err, place);
        assertRestIsChecked(outcome);
      }
    }
    const { out } = runOn({ 'a.json': misspelt.replace(/\}\s*$/, '') }, ['check', 'a.json']);
    assert.match(out, /`s3:GetObejct`/);
  });

  it('says that a folder, or a file that was named, holds no policy', () => {
    const folder = runOn({ 'docs/package.json': '{}', 'docs/b.txt': clean }, ['check', 'docs']);
    assert.deepEqual({ code: folder.code, out: folder.out.trim() }, { code: 0, out: '' });
    assert.match(folder.err, /There is no policy in `docs`\./);
    const file = runOn({ 'package.json': '{}' }, ['check', 'package.json']);
    assert.equal(file.code, 0);
    assert.match(file.err, /`package\.json` holds no policy\./);
  });

  it('says that a glob matches nothing', () => {
    const { code, err } = runOn({ 'a.json': clean }, ['check', 'policies/*.json']);
    assert.equal(code, 2);
    assert.match(err, /No file matches `policies\/\*\.json`\./);
  });

  it('does not go in circles', function () {
    if (process.platform === 'win32') {
      this.skip();
    }
    inFolder({ 'a/b.json': misspelt }, (folder) => {
      symlinkSync('..', path.join(folder, 'a/up'));
      symlinkSync('nowhere', path.join(folder, 'a/gone.json'));
      mkdirSync(path.join(folder, 'a/folder.json'));
      const { code, err } = run(['check', '.'], folder);
      assert.deepEqual({ code, err }, { code: 1, err: '' });
    });
  });

  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /Say what to do\..*--help/],
    [['chek'], /There is no command `chek`\./],
    [['check'], /needs a file, a folder, a glob/],
    [['check', '--fixit', 'a.json'], /`--fixit`/],
    [['check', '--format', 'xml', 'a.json'], /`--format` cannot be `xml`.*`sarif`/],
    [['check', '--policy-type', 'scp', 'a.json'], /`--policy-type` cannot be `scp`.*`service-control`/],
    [['check', '--fail-on', 'high', 'a.json'], /`--fail-on` cannot be `high`.*`never`/],
    [['check', 'a.json', '--config'], /`--config/],
    [['check', 'a.json', '--config', 'gone.json'], /`gone\.json` does not exist\./],
    [['explain'], /needs one name/],
    [['explain', 's3:GetObejct'], /`s3:GetObejct`.*Did you mean `s3:GetObject`/],
    [['explain', 'unknwon-action'], /Did you mean `unknown-action`/],
    [['summary'], /needs a file/],
    [['lsp'], /--stdio/],
  ];
  for (const [args, message] of wrong) {
    it(`exits with 2 for \`iam-policy ${args.join(' ')}\``, () => {
      const { code, err } = runOn({ 'a.json': clean }, args);
      assert.equal(code, 2);
      assert.match(err, message);
    });
  }
});

describe('a configuration of iam-policy', function () {
  this.timeout(30_000);
  const setting = (value: unknown) => JSON.stringify(value);

  it('is the nearest above each file, with comments, its patterns counted from its folder', () => {
    const files = {
      '.iampolicyrc.json': '// ours\n{ "rules": { "unknown-action": "off", }, "policyTypes": { "limits/**": "service-control" } }',
      'a.json': misspelt,
      'limits/b.json': clean,
      'sub/.iampolicyrc.json': '{}',
      'sub/c.json': misspelt,
    };
    const { out, err } = runOn(files, ['check', 'a.json', 'limits', 'sub/c.json', '--format', 'json']);
    const report: readonly { path: string; policies: { policyType: string; findings: { rule: string }[] }[] }[] = JSON.parse(out);
    assert.equal(err, '');
    assert.deepEqual(
      report.map(({ path: file, policies: [policy] }) => [
        file,
        policy?.policyType,
        policy?.findings.some(({ rule }) => rule === 'unknown-action'),
      ]),
      [
        ['a.json', 'identity-based', false],
        ['limits/b.json', 'service-control', false],
        ['sub/c.json', 'identity-based', true],
      ],
    );
  });

  it('decides what a finding counts as', () => {
    const quiet = { 'a.json': misspelt, 'c.json': setting({ rules: { 'unknown-action': 'information' } }) };
    assert.equal(runOn(quiet, ['check', 'a.json', '--config', 'c.json']).code, 0);
    assert.equal(runOn(quiet, ['check', 'a.json', '--config', 'c.json', '--fail-on', 'suggestion']).code, 1);
  });

  const broken: readonly (readonly [string, RegExp])[] = [
    ['{ "rules": ', /`c\.json` is not valid JSON at 1:\d+/],
    [
      setting({ rules: { 'unknwon-action': 'off' } }),
      /`c\.json`: `rules` names `unknwon-action`, which is not a rule\. Did you mean `unknown-action`\?/,
    ],
    [setting({ rules: { 'unknown-action': 'fatal' } }), /`c\.json`: `rules` sets `unknown-action` to `fatal`/],
    [setting({ policyTypes: { '*.json': 'scp' } }), /`c\.json`: `policyTypes` sets `\*\.json` to `scp`/],
    [setting({ rule: {} }), /`c\.json`: there is no field `rule`/],
    [setting([]), /`c\.json`: The configuration must be an object/],
  ];
  for (const [config, message] of broken) {
    it(`that is ${config} is named, and the files are checked all the same`, () => {
      const outcome = runOn({ 'a.json': misspelt, 'c.json': config }, ['check', '--config', 'c.json', 'a.json']);
      assert.equal(outcome.code, 2);
      assert.match(outcome.err, message);
      assertRestIsChecked(outcome);
    });
  }
});
