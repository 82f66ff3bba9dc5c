import type { SummaryResult } from '../../../server/src/lsp/requests';
import { element, icon } from './element';

type Group = SummaryResult['groups'][number];
export type Row = Group['rows'][number];

/** What the reader has chosen to see of a table. */
export interface View {
  /** In lower case; only rows that hold it are shown. */
  readonly filter: string;
  /** Whether the names of what is not granted are shown too. */
  readonly remaining: boolean;
}

/** A row on the page; `row` is absent for the name of something that is not granted. */
export interface ShownRow {
  readonly id: string;
  readonly element: HTMLTableRowElement;
  readonly row: Row | undefined;
}

const arrow = 'M9 3h4v4h-1V4.7L6.7 10 6 9.3 11.3 4H9V3ZM4 5h3v1H4v6h6V9h1v3a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1Z';

/** One grid for all groups of a table, and its rows in the order in which arrow keys reach them. */
export function drawGrid(
  table: SummaryResult,
  view: View,
  label: string,
): { readonly grid: HTMLTableElement; readonly rows: readonly ShownRow[] } {
  const rows: ShownRow[] = [];
  const grid = element('table', { role: 'grid', 'aria-label': label, 'aria-readonly': 'true' });
  const head = table.columns.map((column) => element('th', { scope: 'col' }, column));
  grid.append(
    element('thead', {}, element('tr', {}, ...head, element('th', { scope: 'col' }, element('span', { class: 'unseen' }, 'In the text')))),
  );
  for (const group of table.groups) {
    const shown = [...rowsOf(group, view, table.columns.length), ...remainingOf(group, view, table.columns.length)];
    if (shown.length > 0) {
      const title = element('th', { scope: 'rowgroup', colspan: String(table.columns.length + 1) }, group.title);
      grid.append(element('tbody', {}, element('tr', { class: 'group' }, title), ...shown.map((row) => row.element)));
      rows.push(...shown);
    }
  }
  return { grid, rows };
}

function rowsOf({ rows }: Group, { filter }: View, columns: number): readonly ShownRow[] {
  return rows
    .filter(({ cells, hint = '' }) => [...cells, hint].some((text) => text.toLowerCase().includes(filter)))
    .map((row) => ({ id: row.id, element: drawRow(row, columns), row }));
}

function drawRow({ cells, opens, hint, mark }: Row, columns: number): HTMLTableRowElement {
  const [name = '', ...others] = cells.slice(0, columns);
  const title: Readonly<Record<string, string>> = hint === undefined ? {} : { title: hint };
  const first = opens === undefined ? element('span', title, name) : element('button', { ...title, class: 'open', tabindex: '-1' }, name);
  const notice = mark === undefined ? [] : [' ', element('span', { class: 'mark' }, mark)];
  const go = element(
    'button',
    { class: 'go', tabindex: '-1', title: 'Go to text (Enter)', 'aria-label': `Go to ${name} in the text` },
    icon(arrow),
  );
  return element(
    'tr',
    { tabindex: '-1' },
    element('td', { class: 'name' }, first, ...notice),
    ...others.map((text) => element('td', { class: classOf(text) }, text)),
    element('td', { class: 'last' }, go),
  );
}

function classOf(text: string): string {
  return text === 'None' || text === '' ? 'dim' : text.startsWith('arn:') ? 'arn' : '';
}

function remainingOf({ title, remaining }: Group, { filter, remaining: wanted }: View, columns: number): readonly ShownRow[] {
  const names = wanted ? remaining.filter((name) => name.toLowerCase().includes(filter)) : [];
  return names.map((name) => ({
    id: `remaining ${title} ${name}`,
    row: undefined,
    element: element(
      'tr',
      { tabindex: '-1', class: 'dim' },
      element('td', { class: 'name' }, name),
      element('td', { colspan: String(columns) }, 'None'),
    ),
  }));
}
