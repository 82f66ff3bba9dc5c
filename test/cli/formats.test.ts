import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { parse } from 'jsonc-parser';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileReport } from '../../server/src/node/cli/report';
import { administrator, clean, misspelt, runOn } from './command-line';

const root = path.join(__dirname, '../../..');

/** SARIF's schema is of draft 4, whose words it uses all mean the same in the drafts that Ajv knows. */
function validator(file: string): ValidateFunction {
  const { $schema, id, ...schema } = JSON.parse(readFileSync(path.join(root, file), 'utf8'));
  return new Ajv({
    strict: false,
    validateFormats: false,
    unicodeRegExp: false,
    validateSchema: $schema !== 'http://json-schema.org/draft-04/schema#',
  }).compile(schema);
}

function assertValid(validate: ValidateFunction, value: unknown): void {
  assert.ok(validate(value), JSON.stringify(validate.errors, null, 2));
}

const files = {
  'a.json': misspelt,
  'b c#.json': administrator,
  'broken.json': '{ "Statement": [',
  'clean.json': clean,
  'none.json': '{}',
};

describe('iam-policy check --format json', function () {
  this.timeout(30_000);
  const validate = validator('server/schemas/check-output.schema.json');

  it('prints what its schema says', () => {
    const { code, out } = runOn(files, ['check', '--format', 'json', ...Object.keys(files)]);
    const report = JSON.parse(out);
    assertValid(validate, report);
    assert.equal(code, 2);
    assert.deepEqual(
      report.map(({ path: file }: { path: string }) => file),
      Object.keys(files),
    );
  });

  it('has what is attached apart from the policies', () => {
    const template = JSON.stringify({
      Resources: { Deploy: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] } } },
    });
    const exception = { rule: 'broad-managed-policy', files: 'b.json', place: 'Resources/Deploy', reason: 'It is for emergencies.' };
    const written = { 'a.json': template, 'b.json': template, '.iampolicyrc.json': JSON.stringify({ exceptions: [exception] }) };
    const { code, out, err } = runOn(written, ['check', '--format', 'json', '.']);
    const report = JSON.parse(out);
    assertValid(validate, report);
    assert.deepEqual({ code, err }, { code: 1, err: '' });
    const [a, b] = report.map(({ attachments }: FileReport) => attachments);
    assert.deepEqual([a.findings.length, a.suppressed.length, b.findings.length, b.suppressed.length], [1, 0, 0, 1]);
    assert.deepEqual(a.findings[0].place, ['Resources', 'Deploy', 'Properties', 'ManagedPolicyArns', 0]);
    assert.match(
      runOn(written, ['check', '.']).out,
      /^1 finding in 2 attached policies: 1 security warning\. 1 is covered by an exception\.$/m,
    );
    const { runs } = JSON.parse(runOn(written, ['check', '--format', 'sarif', '.']).out);
    assert.deepEqual(
      runs[0].results.map(({ ruleId, suppressions }: { ruleId: string; suppressions: unknown[] }) => [ruleId, suppressions.length]),
      [
        ['broad-managed-policy', 0],
        ['broad-managed-policy', 1],
      ],
    );
  });

  it('is shown in docs/cli.md as it is', () => {
    const page = readFileSync(path.join(root, 'docs/cli.md'), 'utf8');
    const shownIn = [...page.matchAll(/^```json\r?\n(.*?)^```/gms)].map(([, text]) => parse(text ?? ''));
    const [example, configuration] = [shownIn.find(Array.isArray), shownIn.find((each) => 'rules' in each)];
    assertValid(validate, example);
    assertValid(validator('server/schemas/config.schema.json'), configuration);
    const { out } = runOn({ 'policy.json': misspelt }, ['check', '--format', 'json', 'policy.json']);
    const [{ policies }] = JSON.parse(out);
    assert.ok(example !== undefined, 'an example');
    const [shown] = example[0].policies[0].findings;
    const found = policies[0].findings.find(({ rule }: { rule: string }) => rule === shown.rule);
    assert.deepEqual({ ...found, fixes: found.fixes.slice(0, 1) }, shown);
  });

  it('prints an empty array where there is no policy', () => {
    const { out } = runOn({ 'folder/none.json': '{}' }, ['check', '--format', 'json', 'folder']);
    assert.deepEqual(JSON.parse(out), []);
  });

  it('tells the place, the same check elsewhere, and fixes that can be applied', () => {
    const { out } = runOn({ 'a.json': misspelt }, ['check', '--format', 'json', 'a.json']);
    const [{ policies }] = JSON.parse(out);
    const finding = policies[0].findings.find(({ rule }: { rule: string }) => rule === 'unknown-action');
    assert.equal(finding.category, 'error');
    assert.equal(finding.severity, 'error');
    assert.deepEqual(finding.place, ['Statement', 0, 'Action']);
    assert.ok(
      finding.sameAs.some(({ tool, code }: { tool: string; code: string }) => tool === 'access-analyzer' && code === 'INVALID_ACTION'),
    );
    const [fix] = finding.fixes;
    assert.equal(TextDocument.applyEdits(TextDocument.create('', '', 0, misspelt), fix.edits), clean);
  });

  it('offers only edits that leave valid JSON, over every example', () => {
    const examples = path.join(root, 'docs/examples');
    const sources = Object.fromEntries(
      readdirSync(examples)
        .filter((name) => name.endsWith('.json'))
        .map((name) => [name, readFileSync(path.join(examples, name), 'utf8')]),
    );
    const { out } = runOn(sources, ['check', '--format', 'json', '.']);
    const report: readonly FileReport[] = JSON.parse(out);
    assertValid(validate, report);
    let fixes = 0;
    for (const { path: file, policies } of report) {
      for (const { edits } of policies.flatMap(({ findings }) => findings.flatMap((finding) => finding.fixes))) {
        fixes += 1;
        JSON.parse(TextDocument.applyEdits(TextDocument.create('', '', 0, sources[file] ?? ''), [...edits]));
      }
    }
    assert.ok(fixes > 0);
  });
});

interface Notification {
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string };
        readonly region: { readonly startLine: number; readonly startColumn: number };
      };
    },
  ];
}

describe('iam-policy check --format sarif', function () {
  this.timeout(30_000);
  const validate = validator('node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');

  it('prints what the published schema says', () => {
    const { out } = runOn(files, ['check', '--format', 'sarif', ...Object.keys(files), 'gone.json']);
    const log = JSON.parse(out);
    assertValid(validate, log);
    const [run] = log.runs;
    const ids: readonly string[] = run.tool.driver.rules.map(({ id }: { id: string }) => id);
    for (const { ruleId, ruleIndex, locations } of run.results) {
      assert.equal(ids[ruleIndex], ruleId);
      assert.match(locations[0].physicalLocation.artifactLocation.uri, /^(a|b%20c%23)\.json$/);
    }
    assert.equal(run.invocations[0].executionSuccessful, false);
    assert.match(JSON.stringify(run.invocations[0].toolExecutionNotifications), /broken\.json.*|gone\.json/);
  });

  it('prints a valid log where there is nothing to say', () => {
    const { code, out } = runOn({ 'a.json': clean }, ['check', '--format', 'sarif', 'a.json']);
    assert.equal(code, 0);
    assertValid(validate, JSON.parse(out));
    assert.deepEqual(JSON.parse(out).runs[0].invocations[0].executionSuccessful, true);
  });

  it('says of each result whether an exception covers it, and why', () => {
    const exceptions = [
      { rule: 'unknown-action', reason: 'To come.' },
      { rule: 'unknown-action', reason: 'Gone.', expires: '2001-01-01' },
      { rule: 'public-principal', reason: 'A website.' },
    ];
    const config = JSON.stringify({ exceptions }, null, 1);
    const { code, out } = runOn({ 'a.json': misspelt, 'b.json': administrator, '.iampolicyrc.json': config }, [
      'check',
      '.',
      '--format',
      'sarif',
    ]);
    assert.equal(code, 1);
    const log = JSON.parse(out);
    assertValid(validate, log);
    const [run] = log.runs;
    const covered = run.results.filter(({ suppressions }: { suppressions: unknown[] }) => suppressions.length > 0);
    assert.deepEqual(
      covered.map(({ ruleId, suppressions }: { ruleId: string; suppressions: object[] }) => [ruleId, suppressions]),
      [['unknown-action', [{ kind: 'external', status: 'accepted', justification: 'To come.' }]]],
    );
    assert.ok(run.results.length > covered.length);
    const [{ executionSuccessful, toolConfigurationNotifications: notes }] = run.invocations;
    assert.equal(executionSuccessful, true);
    const told = notes.map(({ level, message, locations: [{ physicalLocation }] }: Notification) => [
      level,
      /expired|matches no finding/.exec(message.text)?.[0],
      physicalLocation.artifactLocation.uri,
      config
        .split('\n')
        [physicalLocation.region.startLine - 1]?.slice(physicalLocation.region.startColumn - 1)
        .trim(),
    ]);
    assert.deepEqual(told, [
      ['warning', 'expired', '.iampolicyrc.json', '{'],
      ['warning', 'matches no finding', '.iampolicyrc.json', '{'],
    ]);
  });

  it('counts lines and columns from 1', () => {
    const { out } = runOn({ 'a.json': misspelt }, ['check', '--format', 'sarif', 'a.json']);
    const [result] = JSON.parse(out).runs[0].results.filter(({ ruleId }: { ruleId: string }) => ruleId === 'unknown-action');
    const { startLine, startColumn, endLine, endColumn } = result.locations[0].physicalLocation.region;
    const line = misspelt.split('\n')[startLine - 1];
    assert.equal(startLine, endLine);
    assert.match(String(line?.slice(startColumn - 1, endColumn - 1)), /^"?s3:GetObejct"?$/);
    assert.equal(result.locations[0].logicalLocations[0].fullyQualifiedName, 'Statement/0/Action');
  });
});

describe('the schema of .iampolicyrc.json', function () {
  this.timeout(30_000);
  const validate = validator('server/schemas/config.schema.json');

  it('takes what the command line takes, and refuses what it refuses', () => {
    assertValid(validate, { $schema: 'x', rules: { 'unknown-action': 'off' }, policyTypes: { 'scp/**': 'service-control' } });
    assert.equal(validate({ rules: { 'unknown-action': 'fatal' } }), false);
    assert.equal(validate({ policyTypes: { 'scp/**': 'scp' } }), false);
    assert.equal(validate({ rule: {} }), false);
  });
});
