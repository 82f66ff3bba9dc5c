import { minified as minify, sizeBesideQuota } from '../../server/src/features/minified';
import { summaryTable } from '../../server/src/features/policy-summary/summary-table';
import type { SummaryPath } from '../../server/src/features/policy-summary/table';
import type { PolicyDocument } from '../../server/src/policy/ast';
import type { Subject } from './drivers';

/** Tables with more rows than this are not opened further. */
const most = 12;

/** Every table of the summary, each within the row that opens it; after `@` the text that the row leads to. */
export function summary({ text, policies, reference }: Subject): string {
  const lines = (document: PolicyDocument, path: SummaryPath, indentation: string): readonly string[] => {
    const { groups, notes } = summaryTable(document, path, reference);
    const all = groups.reduce((sum, { rows }) => sum + rows.length, 0);
    return [
      ...notes.map((note) => `${indentation}! ${note}`),
      ...groups
        .filter(({ rows }) => rows.length > 0)
        .flatMap(({ title, rows }) => [
          `${indentation}${title}`,
          ...rows
            .slice(0, most)
            .flatMap(({ cells, at, mark, opens }) => [
              `${indentation}- ${cells.join(' | ')}${mark === undefined ? '' : ` [${mark}]`} @ ${wordsOf(text.slice(at.start, at.end))}`,
              ...(opens === undefined || all > most ? [] : lines(document, opens, `${indentation}    `)),
            ]),
          ...(rows.length > most ? [`${indentation}… ${rows.length - most} more`] : []),
        ]),
    ];
  };
  return policies.flatMap((document) => lines(document, [], '')).join('\n');
}

/** Without quotes, which JSON has and YAML may not. */
function wordsOf(text: string): string {
  return text.replace(/^["']|["']$/g, '');
}

/** The policy as it is copied, and its size beside the quota; or what hinders. */
export function minified({ policies }: Subject): string {
  return policies
    .map((document) => {
      const written = minify(document);
      return 'problem' in written ? `refused: ${written.problem}` : `${written.text}\n${sizeBesideQuota(document) ?? 'no quota'}`;
    })
    .join('\n');
}
