import type { FoldingRange, FoldingRangeParams, FoldingRangeRegistrationOptions } from 'vscode-languageserver';
import { foldingRanges as rangesOf } from '../features/folding-ranges';
import { policyTextOf, type Session } from './session';
import { toRange } from './to-lsp';

/** The extension's own language alone: whatever folds JSON and YAML in an editor would be silenced by a second opinion. */
const language = 'iam-policy';

export const foldingOptions: FoldingRangeRegistrationOptions = { documentSelector: [{ language }] };

/** Down to the line before the closing bracket, which stays in sight. One for each first line. */
export async function foldingRanges(session: Session, { textDocument }: FoldingRangeParams): Promise<FoldingRange[] | null> {
  const text = await policyTextOf(session, textDocument.uri);
  if (text === undefined || text.document.languageId !== language) {
    return null;
  }
  const byLine = new Map<number, FoldingRange>();
  for (const span of rangesOf(text.policies)) {
    const { start, end } = toRange(text.document, span);
    if (end.line - 1 > start.line && !byLine.has(start.line)) {
      byLine.set(start.line, { startLine: start.line, endLine: end.line - 1 });
    }
  }
  return [...byLine.values()];
}
