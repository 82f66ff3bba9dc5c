import assert from 'node:assert/strict';
import { chmodSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { clean, inFolder, misspelt, type Outcome, run } from './command-line';

const wide = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "Queue", "Effect": "Allow", "Action": ["sqs:*", "sqs:SendMessage"], "Resource": "*" }
  ]
}
`;

interface Result extends Outcome {
  readonly left: string;
}

/** Runs `iam-policy fix` over one file, and says what it leaves. */
function fixed(content: string | Buffer, args: readonly string[], name = 'policy.json'): Result {
  return inFolder({ [name]: content }, (folder) => {
    const outcome = run(['fix', ...args, name], folder);
    return { ...outcome, left: readFileSync(path.join(folder, name), 'latin1') };
  });
}

const redundant = ['--rule', 'redundant-action'];
const withoutRepetition = wide.replace('["sqs:*", "sqs:SendMessage"]', '["sqs:*"]');

describe('iam-policy fix', function () {
  this.timeout(30_000);

  it('makes the safe fixes of the rules that are named, says which, and what was proved', () => {
    const { code, out, err, left } = fixed(wide, redundant);
    assert.equal(code, 0);
    assert.equal(left, withoutRepetition);
    assert.match(out, /^policy\.json\n {2}4 {2}redundant-action {2}Remove `sqs:SendMessage` · allows the same\n$/);
    assert.match(err, /1 fix made\./);
  });

  it('leaves everything as it is where there is nothing to fix, or the fix is for a person to choose', () => {
    assert.deepEqual({ ...fixed(clean, ['--all']), err: '' }, { code: 0, out: '', err: '', left: clean });
    const { code, err, left } = fixed(wide, ['--rule', 'service-wildcard']);
    assert.deepEqual({ code, left }, { code: 0, left: wide });
    assert.match(err, /0 fixes made; 1 finding is left: .*--narrow/);
    assert.equal(fixed(misspelt, ['--all']).left, misspelt);
  });

  it('makes also those that are proved to narrow where that is wished', () => {
    const { code, out, left } = fixed(wide, ['--rule', 'service-wildcard', '--narrow']);
    assert.equal(code, 0);
    assert.match(out, /service-wildcard {2}Replace `sqs:\*` by its .* · proved narrower$/m);
    const granted: string[] = [JSON.parse(left).Statement[0].Action].flat();
    assert.ok(!granted.includes('sqs:*') && granted.includes('sqs:SendMessage'), String(granted));
  });

  it('makes none that leaves something to fill in', () => {
    const passing = clean.replace('"s3:GetObject"', '"iam:PassRole"').replace('arn:aws:s3:::photos/*', '*');
    const { code, left, err } = fixed(passing, ['--rule', 'wildcard-pass-role', '--narrow']);
    assert.deepEqual({ code, left }, { code: 0, left: passing });
    assert.match(err, /1 finding is left/);
  });

  it('prints the difference and writes nothing with --dry-run', () => {
    const { code, out, left } = fixed(wide, [...redundant, '--dry-run']);
    assert.equal(code, 1);
    assert.equal(left, wide);
    assert.match(out, /^--- policy\.json\n\+\+\+ policy\.json\n@@ -1,6 \+1,6 @@\n/);
    assert.match(out, /^-.*"sqs:SendMessage"\], "Resource"/m);
    assert.match(out, /^\+.*\["sqs:\*"\], "Resource"/m);
    assert.equal(fixed(clean, ['--all', '--dry-run']).code, 0);
  });

  it('keeps the ends of lines, the mark of the encoding and the encoding', () => {
    const windows = wide.replaceAll('\n', '\r\n');
    assert.equal(fixed(windows, redundant).left, windows.replace('["sqs:*", "sqs:SendMessage"]', '["sqs:*"]'));
    const marked = `\ufeff${wide}`;
    assert.equal(fixed(marked, redundant).left, Buffer.from(`\ufeff${withoutRepetition}`).toString('latin1'));
    const wideCharacters = Buffer.from(marked, 'utf16le');
    assert.equal(fixed(wideCharacters, redundant).left, Buffer.from(`\ufeff${withoutRepetition}`, 'utf16le').toString('latin1'));
  });

  it('ends new lines as the others end', () => {
    const old =
      '{\r\n  "Version": "2008-10-17",\r\n  "Statement": [\r\n    { "Effect": "Allow", "Resource": "*", "Action": ["sqs:*", "sqs:*"] }\r\n  ]\r\n}\r\n';
    const { left } = fixed(old, ['--all', '--narrow']);
    assert.ok(!/[^\r]\n/.test(left), JSON.stringify(left));
  });

  it('fixes YAML, and templates, and policies in folders', () => {
    const yaml = "Version: '2012-10-17'\nStatement:\n  - Effect: Allow\n    Action: [sqs:*, sqs:SendMessage]\n    Resource: '*'\n";
    assert.match(fixed(yaml, redundant, 'policy.yaml').left, /Action: \[sqs:\*\]/);
    inFolder({ 'a/one.json': wide, 'a/two.json': clean, 'a/other.json': '{}' }, (folder) => {
      const { code, out } = run(['fix', ...redundant, 'a'], folder);
      assert.equal(code, 0);
      assert.match(out, /^a\/one\.json\n/);
      assert.equal(readFileSync(path.join(folder, 'a/one.json'), 'utf8'), withoutRepetition);
      assert.equal(readFileSync(path.join(folder, 'a/two.json'), 'utf8'), clean);
    });
  });

  it('answers standard input on standard output', () => {
    inFolder({}, (folder) => {
      const { code, out } = run(['fix', ...redundant, '-'], folder, wide);
      assert.deepEqual({ code, out }, { code: 0, out: withoutRepetition });
    });
  });

  it('leaves alone what an exception of the configuration covers', () => {
    const configuration = JSON.stringify({ exceptions: [{ rule: 'redundant-action', files: '*.json', reason: 'Both are wanted.' }] });
    inFolder({ 'policy.json': wide, '.iampolicyrc.json': configuration }, (folder) => {
      assert.equal(run(['fix', ...redundant, 'policy.json'], folder).code, 0);
      assert.equal(readFileSync(path.join(folder, 'policy.json'), 'utf8'), wide);
    });
  });

  it('leaves a broken file alone, and says where it is broken', () => {
    const broken = wide.replace('"Resource": "*" }', '"Resource": "*" ');
    const { code, err, left } = fixed(broken, redundant);
    assert.deepEqual({ code, left }, { code: 2, left: broken });
    assert.match(err, /`policy\.json` is not valid JSON/);
  });

  const isRoot = process.getuid?.() === 0;
  (isRoot ? it.skip : it)('says when a file cannot be written (skipped for the superuser, who can)', () => {
    inFolder({ 'policy.json': wide }, (folder) => {
      chmodSync(path.join(folder, 'policy.json'), 0o400);
      const { code, err } = run(['fix', ...redundant, 'policy.json'], folder);
      assert.equal(code, 2);
      assert.match(err, /could not be written/);
    });
  });

  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [['policy.json'], /which rules: `--rule NAME`.*`--all`/],
    [['--all', '--rule', 'redundant-action', 'policy.json'], /which rules/],
    [['--rule', 'redundant-actoin', 'policy.json'], /no rule `redundant-actoin`\. Is it `redundant-action`\?/],
    [['--all'], /needs a file/],
    [['--all', 'gone.json'], /`gone\.json` does not exist\./],
  ];
  for (const [args, said] of wrong) {
    it(`refuses \`fix ${args.join(' ')}\` and says why`, () => {
      inFolder({ 'policy.json': wide }, (folder) => {
        const { code, err } = run(['fix', ...args], folder);
        assert.equal(code, 2);
        assert.match(err, said);
      });
    });
  }
});
