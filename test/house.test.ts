import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { generatedFiles } from '../scripts/docs';
import { rules } from '../server/src/rules/index';
import { readFixtures } from './support/fixture';
import { importsOf, mayImport } from './support/imports';
import { readMarked } from './support/markers';
import { filesUnder, root } from './support/repository';

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const sources = ['server/src', 'client/src', 'scripts', 'test']
  .flatMap((folder) => filesUnder(folder, '.ts', '.mjs'))
  .filter((file) => !file.startsWith('test/host/'));
const manifest: { readonly scripts: Record<string, string> } = JSON.parse(read('package.json'));

describe('the house', () => {
  it('imports only what the table of ARCHITECTURE.md allows', () => {
    assert.deepEqual(
      sources.flatMap((file) => importsOf(read(file)).flatMap((name) => (mayImport(file, name) ? [] : [`${file} imports ${name}`]))),
      [],
    );
  });

  it('has no file over 300 lines, but the list of rules, which has two for each', () => {
    const long = sources.filter((file) => file !== 'server/src/rules/index.ts' && read(file).split('\n').length > 301);
    assert.deepEqual(long, []);
  });

  it('names files in kebab-case', () => {
    const odd = sources.filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.d)?\.(ts|mjs)$/.test(path.basename(file)));
    assert.deepEqual(odd, []);
  });

  it('has no default exports, no re-exports and no notes to self', () => {
    const forbidden = /^export default |^export (\*|\{[^}]*\}) from |\b(TODO|FIXME|XXX)\b/m;
    assert.deepEqual(
      sources.filter((file) => file !== 'test/house.test.ts' && forbidden.test(read(file))),
      [],
    );
  });

  it('has current generated files; where not, run: npm run docs', () => {
    const stale = [...generatedFiles()].filter(([file, content]) => read(file) !== content).map(([file]) => file);
    assert.deepEqual(stale, [], 'Run: npm run docs');
  });

  it('has a changelog that goes on', () => {
    assert.match(read('CHANGELOG.md'), /^## Unreleased$/m);
  });

  it('tells only of npm scripts that exist', () => {
    const pages = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', ...filesUnder('docs', '.md')];
    const strangers = pages.flatMap((page) =>
      [...read(page).matchAll(/\bnpm run ([a-z][a-z-]*)/g)].flatMap(([, name = '']) =>
        name in manifest.scripts ? [] : [`${page}: npm run ${name}`],
      ),
    );
    assert.deepEqual(strangers, []);
  });
});

describe('each rule', () => {
  const names = rules.map(({ meta }) => meta.name);

  it('is listed in alphabetical order, and every file of a rule is listed', () => {
    const files = filesUnder('server/src/rules', '.ts').filter((file) => /: RuleModule = \{/.test(read(file)));
    assert.deepEqual(names, [...names].sort());
    assertSame(
      names,
      files.map((file) => path.basename(file, '.ts')),
    );
  });

  it('has a page, and every page has a rule', () => {
    const pages = filesUnder('docs/rules', '.md').map((file) => path.basename(file, '.md'));
    assertSame(
      names,
      pages.filter((name) => name !== 'README'),
    );
  });

  for (const { meta } of rules) {
    it(`${meta.name}: shows what fails, what passes, what to do and when to turn it off`, () => {
      const page = read(`docs/rules/${meta.name}.md`);
      const inputs = readFixtures(page);
      const fails = inputs.filter(({ input }) => readMarked(input.lines).text !== input.lines.join('\n'));
      assert.ok(fails.length > 0, 'an example with a finding');
      assert.ok(inputs.length > fails.length, 'an example without');
      assert.equal(
        inputs.some(({ expected }) => expected.some(({ kind }) => kind === 'Fix')),
        meta.fix !== 'never',
        `a \`Fix:\` block, as its fix is \`${meta.fix}\``,
      );
      assert.match(page, new RegExp(`^# ${meta.name}$`, 'm'));
      assert.match(page, /^## When to turn it off$/m);
      assert.match(page, /https:\/\/docs\.aws\.amazon\.com\//);
      assert.doesNotMatch(page, /^```diff\n```$/m, 'no empty fix');
      assert.match(meta.summary, /^[A-Z`].*[^.]\.$/);
    });
  }
});

function assertSame(rules: readonly string[], files: readonly string[]): void {
  const without = rules.filter((name) => !files.includes(name)).map((name) => `${name}: a rule without its file`);
  const alone = files.filter((name) => !rules.includes(name)).map((name) => `${name}: a file without its rule`);
  assert.deepEqual([...without, ...alone], []);
}
