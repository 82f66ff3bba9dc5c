import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../server/src/rules/index';
import { type Category, categories, type Equivalent, type RuleMeta } from '../server/src/rules/rule';
import { defaultSeverity } from '../server/src/rules/severity';
import { accessAnalyzerTable } from './access-analyzer-table';
import { anyRuleName, configSchema, settingsSchemas } from './config-schema';
import { limitsTable } from './limits-table';
import { parliamentTable } from './parliament-table';
import { yamlSnippets } from './yaml-snippets';

const root = path.resolve(__dirname, '../..');

/**
 * Every file that is partly generated, by its path from the root, with what it ought to hold. Prose stays; only the parts between
 * marks, and the setting in the manifest, are stamped. `npm run docs` writes them, a test compares them; another finds pages that lack.
 */
export function generatedFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['README.md', stamp('README.md', 'rules', ruleCounts())],
    ['docs/rules/README.md', stamp('docs/rules/README.md', 'rules', ruleTable(''))],
    ['docs/access-analyzer.md', stamp('docs/access-analyzer.md', 'codes', accessAnalyzerTable(root))],
    ['docs/parliament.md', stamp('docs/parliament.md', 'findings', parliamentTable())],
    ['docs/limits.md', stamp('docs/limits.md', 'sizes', limitsTable())],
    ['package.json', manifest()],
    ['snippets/iam-policy-yaml.json', yamlSnippets(root)],
    ['server/schemas/config.schema.json', json(configSchema())],
    ...rules
      .filter(({ meta }) => existsSync(path.join(root, pageOf(meta))))
      .map(({ meta }) => [pageOf(meta), stamp(pageOf(meta), 'head', head(meta))] as const),
  ]);
}

/** The rule's page, from the root. */
export function pageOf({ name }: RuleMeta): string {
  return `docs/rules/${name}.md`;
}

function stamp(file: string, part: string, content: string): string {
  const text = readFileSync(path.join(root, file), 'utf8');
  const begin = `<!-- ${part}: begin -->\n`;
  const end = `<!-- ${part}: end -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) {
    throw new Error(`${file} lacks the marks ${begin.trim()} … ${end}`);
  }
  return `${text.slice(0, from + begin.length)}${content}\n${text.slice(to)}`;
}

function head(meta: RuleMeta): string {
  const severity = defaultSeverity(meta);
  const lines = [
    meta.summary,
    '',
    `Category: ${title(meta.category)}, ${severity === 'off' ? 'off until it is set' : `shown as ${severity}`}. Quick fix: ${meta.fix}. Since ${meta.since}.${meta.appliesTo === undefined ? '' : ` Policy types: ${meta.appliesTo.join(', ')}.`}`,
  ];
  return (meta.sameAs ?? []).length === 0
    ? lines.join('\n')
    : [...lines, '', `The same check elsewhere: ${elsewhere(meta.sameAs ?? [])}.`].join('\n');
}

/** Each tool once, with its codes. */
function elsewhere(equivalents: readonly Equivalent[]): string {
  const tools = [...new Set(equivalents.map(({ tool }) => tool))];
  const codesOf = (wanted: Equivalent['tool']) => equivalents.flatMap(({ tool, code }) => (tool === wanted ? [`\`${code}\``] : []));
  return tools.map((tool) => `${toolNames[tool]} ${codesOf(tool).join(', ')}`).join('; ');
}

const toolNames: Readonly<Record<Equivalent['tool'], string>> = {
  'access-analyzer': 'IAM Access Analyzer',
  parliament: 'Parliament',
  'cfn-lint': 'cfn-lint',
  checkov: 'Checkov',
  prowler: 'Prowler',
  cloudsplaining: 'Cloudsplaining',
};

function title(category: Category): string {
  return category.replace('-', ' ');
}

function ruleCounts(): string {
  const counts = categories.map((category) => {
    const number = rules.filter(({ meta }) => meta.category === category).length;
    return `| ${title(category)} | ${number} | ${defaultSeverity({ category })} |`;
  });
  return ['| Category | Rules | Shown as |', '| --- | --- | --- |', ...counts].join('\n');
}

function ruleTable(folder: string): string {
  const rows = rules.map(
    ({ meta }) => `| [${meta.name}](${folder}${meta.name}.md) | ${title(meta.category)} | ${meta.fix} | ${meta.summary} |`,
  );
  return ['| Rule | Category | Quick fix | What it finds |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

interface Manifest {
  readonly contributes: { readonly configuration: { readonly properties: Record<string, unknown> } };
}

/** The settings that `.iampolicyrc.json` has too; the others are written by hand. */
function manifest(): string {
  const file = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
  const { properties } = file.contributes.configuration;
  for (const [index, [name, { description: _, ...schema }]] of Object.entries(settingsSchemas(anyRuleName)).entries()) {
    properties[`iamPolicy.${name}`] = { order: 10 + index, scope: 'resource', default: schema['type'] === 'array' ? [] : {}, ...schema };
  }
  return json(file);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

if (require.main === module) {
  for (const [file, content] of generatedFiles()) {
    writeFileSync(path.join(root, file), content);
  }
}
