import type { CompletionItem, CompletionList } from '../../server/src/features/completion/completion-item';
import { sortTextOf } from '../../server/src/lsp/sort-text';
import { editorScore } from './editor-score';

/**
 * The items as VS Code shows them: those that answer to what stands before the cursor, the best fit first, then by the text to sort
 * by, then by label. `ranked: false` as if none had a text to sort by.
 */
export function inEditorOrder(list: CompletionList, text: string, cursor: number, ranked = true): readonly CompletionItem[] {
  const typed = text.slice(list.span.start, cursor).trimStart();
  const found = list.items.flatMap((item) => {
    const score = editorScore(typed, item.filterText ?? item.label);
    return score === undefined ? [] : [{ item, score, sort: ranked ? sortText(item) : item.label.toLowerCase() }];
  });
  found.sort((a, b) => b.score - a.score || compare(a.sort, b.sort) || compare(a.item.label, b.item.label));
  return found.map(({ item }) => item);
}

function sortText({ rank, label }: CompletionItem): string {
  return (rank === undefined ? label : sortTextOf(rank)).toLowerCase();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
