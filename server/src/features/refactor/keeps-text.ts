import type { PolicyDocument } from '../../policy/ast';
import { editsSharedText } from '../../policy/shared-text';
import { canApply, type Edit } from '../../text/edit';

/**
 * Whether the edits can be made without harm to anything but what they are for: they do not run into each other, as they may in text that
 * does not parse; no comment is lost; and nothing changes that an alias brings in elsewhere too.
 */
export function keepsText(document: PolicyDocument, edits: readonly Edit[]): boolean {
  return edits.length > 0 && canApply(edits) && !edits.some((edit) => losesComment(document, edit)) && !editsSharedText(document, edits);
}

function losesComment({ writer }: PolicyDocument, { span, newText }: Edit): boolean {
  return writer.comments(span).within.some((comment) => !newText.includes(comment));
}
