import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { parse as parseJson } from 'jsonc-parser';
import { parse as parseYaml } from 'yaml';
import { rules } from '../../server/src/rules/index';
import { readConfigurationText } from '../../server/src/settings/configuration-text';
import { administrator, clean, inFolder, run } from './command-line';

const root = path.join(__dirname, '../../..');

interface Fence {
  /** The last line of text before it. */
  readonly lead: string;
  readonly language: string;
  readonly content: string;
}

function fences(page: string): readonly Fence[] {
  const text = readFileSync(path.join(root, page), 'utf8');
  return [...text.matchAll(/^(.*)\n\n```(\w+)\n([\s\S]*?)^```$/gm)].map(([, lead = '', language = '', content = '']) => ({
    lead,
    language,
    content,
  }));
}

describe('docs/configuration.md', function () {
  this.timeout(60_000);
  const all = fences('docs/configuration.md');
  const configurations = all.filter(({ language }) => language === 'jsonc');

  it('shows configurations that the schema and the reader take', () => {
    const { $schema: _, ...schema } = JSON.parse(readFileSync(path.join(root, 'server/schemas/config.schema.json'), 'utf8'));
    const validate = new Ajv({ strict: false }).compile(schema);
    const ruleNames = rules.map(({ meta }) => meta.name);
    assert.ok(configurations.length > 0);
    for (const { content } of configurations) {
      assert.ok(validate(parseJson(content)), JSON.stringify(validate.errors));
      const { settings, syntaxError } = readConfigurationText(content, ruleNames);
      assert.deepEqual([settings.problems, syntaxError], [[], undefined]);
    }
  });

  it('shows every field', () => {
    const schema = JSON.parse(readFileSync(path.join(root, 'server/schemas/config.schema.json'), 'utf8'));
    const shown = Object.keys(parseJson(configurations[0]?.content ?? ''));
    assert.deepEqual(
      shown.sort(),
      Object.keys(schema.properties)
        .filter((name) => name !== '$schema')
        .sort(),
    );
  });

  it('shows what the command line prints', () => {
    const named = all.flatMap(({ lead, content }) => {
      const name = /^`(.+)`:$/.exec(lead)?.[1];
      return name === undefined ? [] : [[name, content] as const];
    });
    const command = all.find(({ language }) => language === 'sh')?.content.trim() ?? '';
    const expected = all.find(({ language }) => language === 'text')?.content;
    const { code, out, err } = inFolder(Object.fromEntries(named), (folder) => run(command.split(' ').slice(1), folder));
    assert.deepEqual([code, `${out}${err}`], [1, expected]);
  });
});

describe('docs/ci.md', function () {
  this.timeout(120_000);
  const [workflow, preCommit] = fences('docs/ci.md').filter(({ language }) => language === 'yaml');
  const hook = fences('docs/ci.md').find(({ language }) => language === 'sh');

  /** A repository with `iam-policy` on the path, as a runner has it. */
  function inRepository<T>(policy: string, use: (shell: (script: string) => { status: number | null; output: string }) => T): T {
    return inFolder({ 'policies/a.json': policy }, (folder) => {
      const bin = path.join(folder, '.bin');
      mkdirSync(bin);
      const cli = path.join(root, 'server/dist/cli.js');
      writeFileSync(path.join(bin, 'iam-policy'), `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`);
      chmodSync(path.join(bin, 'iam-policy'), 0o755);
      const env = {
        ...process.env,
        PATH: `${bin}${path.delimiter}${process.env['PATH']}`,
        GIT_CONFIG_GLOBAL: path.join(folder, '.gitconfig'),
      };
      return use((script) => {
        const { status, stdout, stderr } = spawnSync('sh', ['-ec', script], { cwd: folder, env, encoding: 'utf8' });
        return { status, output: stdout + stderr };
      });
    });
  }

  before(function () {
    if (process.platform === 'win32') {
      this.skip();
    }
  });

  const steps: readonly { run?: string; with?: { sarif_file?: string } }[] = parseYaml(workflow?.content ?? '').jobs.check.steps;
  const commands = steps.flatMap(({ run }) => (run === undefined || run.startsWith('npm ') ? [] : [run]));

  it('has a workflow whose check writes SARIF, and fails where a policy does', () => {
    for (const [policy, expected] of [
      [clean, 0],
      [administrator, 1],
    ] as const) {
      inRepository(policy, (shell) => {
        assert.equal(shell(commands[0] ?? '').status, expected);
        const log = JSON.parse(shell('cat iam-policy.sarif').output);
        assert.equal(log.runs[0].results.length > 0, expected === 1);
      });
    }
  });

  it('has a workflow that uploads what no exception covers', function () {
    if (spawnSync('jq', ['--version']).status !== 0) {
      this.skip();
    }
    const uploaded = steps.find((step) => step.with?.sarif_file !== undefined)?.with?.sarif_file ?? '';
    inRepository(administrator.replace('"*", "Resource"', '["*", "s3:GetObejct"], "Resource"'), (shell) => {
      shell(`echo '{ "exceptions": [{ "rule": "administrator-access", "reason": "Judged." }] }' > .iampolicyrc.json`);
      for (const command of commands) {
        shell(command);
      }
      const { output } = shell(`cat ${uploaded}`);
      const found: readonly { ruleId: string }[] = JSON.parse(output).runs[0].results;
      assert.ok(found.length > 0 && found.every(({ ruleId }) => ruleId !== 'administrator-access'));
    });
  });

  it('has hooks that stop a commit of such a policy, and let another pass', () => {
    const [{ entry }] = parseYaml(preCommit?.content ?? '').repos[0].hooks;
    for (const [policy, expected] of [
      [clean, 0],
      [administrator, 1],
    ] as const) {
      inRepository(policy, (shell) => {
        assert.equal(shell(entry).status, expected);
        shell(
          `git init -q && printf '%s' '${hook?.content}' > .git/hooks/pre-commit && chmod +x .git/hooks/pre-commit && git add policies`,
        );
        const { status, output } = shell('git -c user.name=a -c user.email=a@example.com commit -qm policies');
        assert.equal(status, expected, output);
      });
    }
  });
});
