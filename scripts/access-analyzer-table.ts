import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../server/src/rules/index';

interface Code {
  readonly code: string;
  readonly type: string;
  readonly decidable: 'yes' | 'partial';
  /** What the rule does not find, in a phrase; each code that a document decides in part has one. */
  readonly leftOut?: string;
}

/** Why a code has no rule. */
const without: Readonly<Record<string, string>> = {
  JSON_SYNTAX_ERROR: 'the editor says it, in the own language this extension does; the command line reports it',
  SCP_SYNTAX_ERROR_ACTION_WILDCARD: 'out of date: service control policies take wildcards anywhere since September 2025',
};

/** Every code of IAM Access Analyzer, with the rules that say the same. Throws for a code that has neither rule nor reason. */
export function accessAnalyzerTable(root: string): string {
  const file = JSON.parse(readFileSync(path.join(root, 'server/data/access-analyzer-codes.json'), 'utf8')) as { codes: readonly Code[] };
  const rows = file.codes.map(({ code, type, decidable, leftOut }) => {
    const own = rules.filter(({ meta }) => meta.sameAs?.some((other) => other.tool === 'access-analyzer' && other.code === code));
    const reason = without[code];
    if (own.length === 0 && reason === undefined) {
      throw new Error(`No rule claims the Access Analyzer code ${code}, and scripts/access-analyzer-table.ts gives no reason.`);
    }
    if (decidable === 'partial' && leftOut === undefined) {
      throw new Error(`server/data/access-analyzer-codes.json does not say what is left out of ${code}.`);
    }
    const names = own.map(({ meta }) => `[${meta.name}](rules/${meta.name}.md)`).join(', ');
    const fixes = [...new Set(own.map(({ meta }) => meta.fix))].join(', ');
    return `| ${code} | ${type.replace('-', ' ')} | ${own.length === 0 ? `none: ${reason}` : names} | ${fixes} | ${own.length === 0 ? 'all' : (leftOut ?? 'nothing')} |`;
  });
  return ['| Code | Category | Rule | Quick fix | Left out |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}
