import type { Span } from './span';
import { plainText } from './tab-stop';

/** Puts `newText` where `span` is. `newText` may hold tab stops (see tab-stop.ts). */
export interface Edit {
  readonly span: Span;
  readonly newText: string;
}

/** The text after the edits, tab stops replaced by their names. Edits must not overlap; their order does not matter. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let position = 0;
  for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    result += text.slice(position, edit.span.start) + plainText(edit.newText);
    position = edit.span.end;
  }
  return result + text.slice(position);
}

/** Whether the edits can be made together: each a span, none over another. */
export function canApply(edits: readonly Edit[]): boolean {
  const spans = edits.map(({ span }) => span).sort((a, b) => a.start - b.start || a.end - b.end);
  return spans.every(({ start, end }, index) => start <= end && start >= (spans[index - 1]?.end ?? 0));
}
