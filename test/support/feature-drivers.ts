import { codeActions } from '../../server/src/features/code-actions';
import { codeLenses } from '../../server/src/features/code-lens';
import { acceptedEdits } from '../../server/src/features/completion/accepted-edits';
import { complete } from '../../server/src/features/completion/complete';
import { completeHostSlot } from '../../server/src/features/completion/complete-host-slot';
import type { CompletionList } from '../../server/src/features/completion/completion-item';
import { documentSymbols, type PolicySymbol } from '../../server/src/features/document-symbols';
import { sharedActions } from '../../server/src/features/fix-all';
import { hover } from '../../server/src/features/hover/hover';
import { hoverAttachment } from '../../server/src/features/hover/hover-attachment';
import { inlayHints } from '../../server/src/features/inlay-hints';
import { narrowings as narrowingsAt } from '../../server/src/features/narrowings';
import { policyAt } from '../../server/src/features/policy-at';
import type { Refactoring } from '../../server/src/features/refactor/refactoring';
import { refactorings as refactoringsAt } from '../../server/src/features/refactor/refactorings';
import type { Narrowing } from '../../server/src/semantics/narrow/narrowing';
import type { Edit } from '../../server/src/text/edit';
import { snippetText } from '../../server/src/text/tab-stop';
import type { Subject } from './drivers';

/** So many choices are printed; of the others the number. */
const printed = 12;

/** `s3:GetObject  Read`, and after `⇒` what is inserted, where it is not just that. The first line is what is replaced, if anything. */
export function completions(subject: Subject): string {
  const list = completionsOf(subject);
  if (list === undefined) {
    return 'nothing';
  }
  const shown = list.items.slice(0, printed);
  const width = Math.max(0, ...shown.map(({ label }) => label.length));
  const lines = shown.map(({ label, detail = '', insertText }) => {
    const inserted = insertText === undefined ? '' : `  ⇒ ${snippetText(insertText)}`;
    return `${label.padEnd(width)}  ${detail}${inserted}`.trimEnd();
  });
  const more = list.items.length - shown.length;
  const replaced = subject.text.slice(list.span.start, list.span.end);
  return [
    ...(replaced === '' ? [] : [`replaces ${replaced}`]),
    ...lines,
    ...(more > 0 ? [`… ${more} more`] : []),
    ...(list.incomplete ? ['(asked again at the next letter)'] : []),
  ].join('\n');
}

/** The edits that put the item of that label into the text. */
export function acceptCompletion(subject: Subject, label: string): readonly Edit[] | undefined {
  const list = completionsOf(subject);
  const item = list?.items.find((each) => each.label === label);
  return list && item && acceptedEdits(list, item);
}

function completionsOf({ cursor, policies, reference, outside }: Subject): CompletionList | undefined {
  if (cursor === undefined) {
    return undefined;
  }
  const document = policyAt(policies, cursor);
  const slot = document === undefined ? outside() : undefined;
  return document === undefined ? slot && completeHostSlot(slot, cursor, reference) : complete(document, cursor, reference);
}

/** The token in brackets, then what is said of it. */
export function hoverText({ text, cursor = -1, policies, attachments, reference }: Subject): string {
  const document = policyAt(policies, cursor);
  const said = document === undefined ? hoverAttachment(attachments, cursor, reference) : hover(document, cursor, reference);
  return said === undefined ? 'nothing' : `[${text.slice(said.span.start, said.span.end)}]\n${said.markdown}`;
}

/** The lenses, each after the line it stands above. */
export function lens({ text, policies, reference }: Subject): string {
  const lenses = policies.flatMap((document) => codeLenses(document, reference));
  return lenses.map(({ span, title }) => `${lineOf(text, span.start)}: ${title}`).join('\n');
}

/** The inlay hints, each behind what it is shown after. */
export function hints({ text, policies, reference }: Subject): string {
  const all = policies.flatMap((document) => inlayHints(document, { start: 0, end: text.length }, reference));
  return all.map(({ at, label }) => `${text.slice(text.lastIndexOf(' ', at - 1) + 1, at)} ‹${label}›`).join('\n');
}

/** The outline, indented. */
export function symbols({ text, policies }: Subject): string {
  const lines = (symbol: PolicySymbol, indentation: string): readonly string[] => [
    `${indentation}${symbol.name}${symbol.detail === '' ? '' : ` — ${symbol.detail}`} (${symbol.kind}, line ${lineOf(text, symbol.selection.start)})`,
    ...symbol.children.flatMap((child) => lines(child, `${indentation}  `)),
  ];
  return documentSymbols(policies)
    .flatMap((symbol) => lines(symbol, ''))
    .join('\n');
}

/** The titles of what is offered at the cursor; `*` before the one that an editor applies with one key. */
export function actions({ cursor = 0, findings, known }: Subject): string {
  const range = { start: cursor, end: cursor };
  return [
    ...codeActions(findings, range, known).map(({ title, preferred }) => (preferred ? `* ${title}` : title)),
    ...sharedActions(findings, range, known).map(({ title }) => title),
  ].join('\n');
}

/** The titles of the refactorings offered at the cursor. */
export function refactorings(subject: Subject): string {
  return refactoringsOf(subject)
    .map(({ title }) => title)
    .join('\n');
}

/** The titles of the ways to narrow that are offered at the cursor. */
export function narrowings(subject: Subject): string {
  return narrowingsOf(subject)
    .map(({ title }) => title)
    .join('\n');
}

export function narrowingsOf({ cursor = 0, policies, reference, known }: Subject): readonly Narrowing[] {
  const document = policyAt(policies, cursor);
  return document === undefined ? [] : narrowingsAt(document, { start: cursor, end: cursor }, reference, known);
}

export function refactoringsOf({ cursor = 0, policies, reference }: Subject): readonly Refactoring[] {
  const document = policyAt(policies, cursor);
  return document === undefined ? [] : refactoringsAt(document, { start: cursor, end: cursor }, reference);
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
