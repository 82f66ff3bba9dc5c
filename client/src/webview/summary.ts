import type { SummaryResult } from '../../../server/src/lsp/requests';
import type { PageMessage, ShowMessage } from '../policy-summary/messages';
import { element } from './element';
import { drawGrid, type ShownRow } from './grid';
import { Roving } from './roving';

declare function acquireVsCodeApi(): { postMessage(message: PageMessage): void };

const editor = acquireVsCodeApi();
const roving = new Roving();
let table: SummaryResult | undefined;
let shown = '';

const trail = element('nav', { 'aria-label': 'Tables' });
const filter = element('input', { type: 'search', placeholder: 'Filter', 'aria-label': 'Filter the table', spellcheck: 'false' });
const remaining = element('input', { type: 'checkbox', id: 'remaining' });
const remainingLabel = element('label', { for: 'remaining' });
const count = element('span', { class: 'count', role: 'status' });
const toggle = element('span', { class: 'toggle' }, remaining, remainingLabel);
const tools = element('div', { class: 'tools' }, filter, toggle, count);
const notes = element('div', { class: 'notes' });
const place = element('div', { class: 'place' });
const keys = element('p', { class: 'keys' }, '↑ ↓ move  ·  → open  ·  ← back  ·  Enter go to text  ·  / filter');
document.body.append(element('main', {}, trail, tools, notes, place, keys));

window.addEventListener('message', ({ data }: MessageEvent<ShowMessage>) => show(data.table));
filter.addEventListener('input', () => draw(roving.current?.id));
remaining.addEventListener('change', () => draw(roving.current?.id));
trail.addEventListener('click', ({ target }) => {
  const step = target instanceof HTMLElement ? table?.trail[Number(target.dataset['step'])] : undefined;
  if (step !== undefined) {
    open(step.path);
  }
});
place.addEventListener('click', ({ target }) => {
  const row = target instanceof Node ? roving.take(target) : undefined;
  const button = target instanceof Element ? target.closest('button') : null;
  if (button?.className === 'open') {
    openRow(row);
  } else if (button?.className === 'go') {
    reveal(row);
  } else {
    row?.element.focus();
  }
});
place.addEventListener('dblclick', ({ target }) => reveal(target instanceof Node ? roving.take(target) : undefined));
place.addEventListener('keydown', onGridKey);
document.addEventListener('keydown', onKey);
editor.postMessage({ does: 'ready' });

function onGridKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const moved = roving.move(event.key) || act(event.key);
  if (moved) {
    event.preventDefault();
    event.stopPropagation();
  }
}

function act(key: string): boolean {
  switch (key) {
    case 'Enter':
      reveal(roving.current);
      return true;
    case 'ArrowRight':
      openRow(roving.current);
      return true;
    case 'ArrowLeft':
    case 'Backspace':
      back();
      return true;
    default:
      return false;
  }
}

function onKey(event: KeyboardEvent): void {
  const inFilter = document.activeElement === filter;
  if ((event.key === '/' && !inFilter) || (event.key === 'f' && (event.ctrlKey || event.metaKey))) {
    filter.focus();
    filter.select();
    event.preventDefault();
  } else if (inFilter && (event.key === 'ArrowDown' || event.key === 'Enter')) {
    roving.focus();
    event.preventDefault();
  } else if (inFilter && event.key === 'Escape' && filter.value !== '') {
    filter.value = '';
    draw(roving.current?.id);
    event.preventDefault();
  }
}

function openRow(row: ShownRow | undefined): void {
  if (row?.row?.opens !== undefined) {
    open(row.row.opens);
  }
}

function open(path: readonly string[]): void {
  editor.postMessage({ does: 'open', path });
}

function back(): void {
  const step = table?.trail.at(-2);
  if (step !== undefined) {
    open(step.path);
  }
}

function reveal(row: ShownRow | undefined): void {
  if (row?.row !== undefined) {
    editor.postMessage({ does: 'reveal', range: row.row.at });
  }
}

/** Shows a table. The same one after an edit keeps its filter, its scroll position and the row in focus; another begins at its top. */
function show(next: SummaryResult | undefined): void {
  const text = JSON.stringify(next ?? null);
  if (text === shown) {
    return;
  }
  shown = text;
  const before = table;
  const isSame = before !== undefined && JSON.stringify(pathOf(before)) === JSON.stringify(pathOf(next));
  table = next;
  if (isSame) {
    draw(roving.current?.id);
    return;
  }
  filter.value = '';
  draw(idOfOpener(next, before), true);
  if (before === undefined || document.activeElement === document.body) {
    roving.focus();
  }
}

function pathOf(one: SummaryResult | undefined): readonly string[] {
  return one?.trail.at(-1)?.path ?? [];
}

/** On the way back: the row that led to the table the reader comes from. */
function idOfOpener(next: SummaryResult | undefined, before: SummaryResult | undefined): string | undefined {
  const from = pathOf(before);
  const rows = next?.groups.flatMap((group) => group.rows) ?? [];
  return rows.find(({ opens }) => opens !== undefined && opens.length <= from.length && opens.every((part, at) => part === from[at]))?.id;
}

function draw(id: string | undefined, another = false): void {
  const hadFocus = another || place.contains(document.activeElement);
  const scroll = window.scrollY;
  drawTrail();
  notes.replaceChildren(...(table?.notes ?? ['There is no policy at the cursor.']).map((note) => element('p', {}, note)));
  const left = table?.groups.reduce((sum, group) => sum + group.remaining.length, 0) ?? 0;
  remainingLabel.textContent = `Show remaining ${left}`;
  tools.hidden = table === undefined || table.columns.length === 0;
  toggle.hidden = left === 0;
  const view = { filter: filter.value.trim().toLowerCase(), remaining: remaining.checked };
  const drawn = table === undefined ? undefined : drawGrid(table, view, table.trail.at(-1)?.title ?? '');
  place.replaceChildren(...(drawn === undefined || drawn.rows.length === 0 ? [] : [drawn.grid]));
  count.textContent = view.filter === '' ? '' : drawn?.rows.length === 1 ? '1 row' : `${drawn?.rows.length ?? 0} rows`;
  roving.use(drawn?.rows ?? [], id);
  window.scrollTo({ top: another ? 0 : scroll });
  if (hadFocus) {
    roving.current?.element.focus({ preventScroll: !another });
  }
}

function drawTrail(): void {
  const steps = table?.trail ?? [];
  trail.replaceChildren(
    ...steps.flatMap(({ title }, index) =>
      index === steps.length - 1
        ? [element('h1', { 'aria-current': 'page' }, title)]
        : [element('button', { class: 'step', 'data-step': String(index) }, title), element('span', { 'aria-hidden': 'true' }, '›')],
    ),
  );
}
