import { documentHighlights } from '../../server/src/features/document-highlights';
import { attachmentLinks, documentLinks } from '../../server/src/features/document-links';
import { foldingRanges } from '../../server/src/features/folding-ranges';
import { policyAt } from '../../server/src/features/policy-at';
import { renameSid, sidAt, sidProblem } from '../../server/src/features/rename-sid';
import { selectionRanges } from '../../server/src/features/selection-ranges';
import { semanticTokens } from '../../server/src/features/semantic-tokens';
import { applyEdits } from '../../server/src/text/edit';
import type { Span } from '../../server/src/text/span';
import type { Subject } from './drivers';

/** What is highlighted with the cursor where it is, by line. */
export function highlights({ text, cursor = 0, policies }: Subject): string {
  const document = policyAt(policies, cursor);
  const found = document === undefined ? [] : documentHighlights(document, cursor);
  return found
    .map(({ span, kind }) => `${lineOf(text, span.start)}: ${slice(text, span)}${kind === 'same' ? '' : ` (${kind})`}`)
    .join('\n');
}

/** What a selection grows to, each on a line; of long ones the ends. */
export function selections({ text, cursor = 0, policies }: Subject): string {
  const document = policyAt(policies, cursor);
  return (document === undefined ? [] : selectionRanges(document, cursor)).map((span) => ends(slice(text, span))).join('\n');
}

/** The coloured parts, by line: what each is and, for actions, their access level. */
export function tokens({ text, policies, reference }: Subject): string {
  const all = policies.flatMap((document) => semanticTokens(document, reference));
  return all
    .map(({ span, type, level }) => `${lineOf(text, span.start)}: ${slice(text, span)} ${type}${level === undefined ? '' : ` (${level})`}`)
    .join('\n');
}

export function links({ text, policies, attachments, reference }: Subject): string {
  const all = [...policies.flatMap((document) => documentLinks(document, reference)), ...attachmentLinks(attachments, reference)];
  return all.map(({ span, address, tooltip }) => `${slice(text, span)}\n${address}\n${tooltip}`).join('\n');
}

/** First and last line of each range. */
export function folds({ text, policies }: Subject): string {
  return foldingRanges(policies)
    .map(({ start, end }) => `${lineOf(text, start)}-${lineOf(text, end)}`)
    .join('\n');
}

/** What comes of names for the Sid at the cursor: the problem, or the line it is on. */
export function renames({ text, cursor = 0, policies }: Subject): string {
  const document = policyAt(policies, cursor);
  const sid = document && sidAt(document, cursor);
  if (document === undefined || sid === undefined) {
    return 'nothing to rename';
  }
  const line = lineOf(text, sid.span.start) - 1;
  return ['Fresh', 'Taken', 'With spaces', 'true', '']
    .map((name) => {
      const problem = sidProblem(document, sid, name);
      return `${name} → ${
        problem ??
        applyEdits(text, [renameSid(document, sid, name)])
          .split('\n')
          [line]?.trim()
      }`.trim();
    })
    .join('\n');
}

function slice(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

function ends(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 70 ? `${line.slice(0, 35)} … ${line.slice(-30)}` : line;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
