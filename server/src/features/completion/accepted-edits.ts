import type { Edit } from '../../text/edit';
import type { CompletionItem, CompletionList } from './completion-item';

/** What an editor changes when the item is taken: first in the place of what is typed, then elsewhere. */
export function acceptedEdits(list: CompletionList, { label, insertText, place }: CompletionItem): readonly [Edit, ...Edit[]] {
  const { span, edits } = place ?? list;
  return [{ span, newText: insertText ?? label }, ...edits];
}
