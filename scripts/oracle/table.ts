/** What became of one code over all policies. */
export interface CodeCount {
  /** Findings of Access Analyzer that a rule has at the same place. */
  readonly found: number;
  readonly missed: number;
  /** Findings of ours that Access Analyzer has not. */
  readonly added: number;
}

/** Prints precision and recall by code, and over all codes. */
export function printTable(counts: ReadonlyMap<string, CodeCount>, implemented: ReadonlySet<string>): void {
  const rows = [...counts].sort(([a], [b]) => a.localeCompare(b)).map(([code, count]) => row(code, count, implemented.has(code)));
  const total = [...counts.values()].reduce(
    (sum, { found, missed, added }) => ({
      found: sum.found + found,
      missed: sum.missed + missed,
      added: sum.added + added,
    }),
    { found: 0, missed: 0, added: 0 },
  );
  const width = Math.max(...rows.map(([code]) => code.length), 5);
  const lines = [['code', 'found', 'missed', 'added', 'precision', 'recall'], ...rows, row('all', total, true)];
  for (const [code = '', ...cells] of lines) {
    console.log([code.padEnd(width), ...cells.map((cell) => cell.padStart(9))].join(' '));
  }
}

function row(code: string, { found, missed, added }: CodeCount, implemented: boolean): readonly [string, ...string[]] {
  return [
    code,
    String(found),
    String(missed),
    String(added),
    percent(found, found + added),
    implemented ? percent(found, found + missed) : 'no rule',
  ];
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;
}
