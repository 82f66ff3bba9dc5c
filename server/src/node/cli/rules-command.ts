import { parseArgs } from 'node:util';
import { rules } from '../../rules/index';
import { categories } from '../../rules/rule';
import { parseOptions } from './parse-options';
import type { ExitCode } from './usage-error';
import { print, styled } from './write';

/** `rules`: what is checked, by category. */
export async function rulesCommand(args: readonly string[]): Promise<ExitCode> {
  parseOptions('rules', () => parseArgs({ args: [...args] }));
  const width = Math.max(...rules.map(({ meta }) => meta.name.length));
  const blocks = categories.map((category) => {
    const lines = rules.filter(({ meta }) => meta.category === category).map(({ meta }) => `  ${meta.name.padEnd(width)}  ${meta.summary}`);
    return [styled('bold', category), ...lines].join('\n');
  });
  print(blocks.join('\n\n'));
  return 0;
}
