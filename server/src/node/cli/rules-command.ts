import { parseArgs } from 'node:util';
import { rulePage } from '../../lsp/rule-page';
import { rules } from '../../rules/index';
import { categories, type RuleMeta } from '../../rules/rule';
import { defaultSeverity, type RuleSettings, severityOf } from '../../rules/severity';
import { createConfigurations } from './config-file';
import { oneOf, parseOptions } from './parse-options';
import type { ExitCode } from './usage-error';
import { print, styled, warn } from './write';

const options = { format: { type: 'string', default: 'text' }, config: { type: 'string' } } as const;

/** `rules`: what is checked, by category, and how loudly with the configuration that counts in the working folder. */
export async function rulesCommand(args: readonly string[]): Promise<ExitCode> {
  const { values } = parseOptions('rules', () => parseArgs({ args: [...args], options }));
  const format = oneOf<'text' | 'json'>('--format', values.format, ['text', 'json']);
  const configurations = createConfigurations(values.config);
  const { rules: settings } = configurations.settingsOf('-');
  print(
    format === 'json'
      ? JSON.stringify(
          ordered().map((meta) => toEntry(meta, settings)),
          null,
          2,
        )
      : table(settings),
  );
  for (const { message } of configurations.errors) {
    warn(message);
  }
  return configurations.errors.length > 0 ? 2 : 0;
}

/** By category, the gravest first; by name within. */
function ordered(): readonly RuleMeta[] {
  return categories.flatMap((category) => rules.map(({ meta }) => meta).filter((meta) => meta.category === category));
}

function toEntry(meta: RuleMeta, settings: RuleSettings) {
  const { name, category, fix, summary, since, appliesTo, sameAs = [] } = meta;
  const severity = severityOf(meta, settings);
  return { name, category, severity, fix, summary, since, policyTypes: appliesTo ?? null, sameAs, page: rulePage(name) };
}

function table(settings: RuleSettings): string {
  const width = Math.max(...rules.map(({ meta }) => meta.name.length));
  const blocks = categories.map((category) => {
    const lines = ordered()
      .filter((meta) => meta.category === category)
      .map((meta) => {
        const severity = severityOf(meta, settings);
        const shown =
          severity === defaultSeverity(meta) ? styled('dim', severity.padEnd(longestSeverity)) : severity.padEnd(longestSeverity);
        return `  ${meta.name.padEnd(width)}  ${shown}  ${`fix ${meta.fix}`.padEnd(longestFix)}  ${meta.summary}`;
      });
    return [styled('bold', category), ...lines].join('\n');
  });
  return blocks.join('\n\n');
}

const longestSeverity = 'information'.length;
const longestFix = 'fix sometimes'.length;
