import {
  type AnnotatedTextEdit,
  type ChangeAnnotation,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type MarkupContent,
  MarkupKind,
  type Range,
  type SnippetTextEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { RuleMeta } from '../rules/rule';
import type { ReportedFinding } from '../rules/run';
import type { Severity } from '../rules/severity';
import type { Edit } from '../text/edit';
import type { Span } from '../text/span';
import { firstStop, hasTabStops, plainText, snippetText } from '../text/tab-stop';
import type { ClientAbilities } from './client-abilities';
import type { OpenDocument } from './documents';
import { rulePage } from './rule-page';

export function toRange({ text }: OpenDocument, span: Span): Range {
  return { start: text.positionAt(span.start), end: text.positionAt(span.end) };
}

export function toSpan({ text }: OpenDocument, range: Range): Span {
  return { start: text.offsetAt(range.start), end: text.offsetAt(range.end) };
}

export function toDiagnostic(document: OpenDocument, finding: ReportedFinding, client: ClientAbilities): Diagnostic {
  const tags = tagsOf(finding.rule);
  return {
    range: toRange(document, finding.at),
    severity: toSeverity(finding.severity),
    code: finding.rule.name,
    ...(client.codeDescription && { codeDescription: { href: rulePage(finding.rule.name) } }),
    source: 'iam-policy',
    message: finding.message,
    ...(tags.length > 0 && { tags }),
    ...(client.relatedInformation &&
      finding.related !== undefined && {
        relatedInformation: finding.related.map(({ at, message }) => ({
          location: { uri: document.uri, range: toRange(document, at) },
          message,
        })),
      }),
  };
}

function toSeverity(severity: Severity): DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return DiagnosticSeverity.Error;
    case 'warning':
      return DiagnosticSeverity.Warning;
    case 'information':
      return DiagnosticSeverity.Information;
    case 'hint':
    case 'off':
      return DiagnosticSeverity.Hint;
  }
}

/** From the first word of the rule's name: the vocabulary of rule names says what changes nothing and what AWS has retired. */
function tagsOf({ name }: RuleMeta): readonly DiagnosticTag[] & DiagnosticTag[] {
  if (name.startsWith('deprecated-')) {
    return [DiagnosticTag.Deprecated];
  }
  return name.startsWith('redundant-') || name.startsWith('duplicate-') ? [DiagnosticTag.Unnecessary] : [];
}

/**
 * Tab stops become a snippet where the client takes snippets in edits, and their names elsewhere. `note` is said of the edit by editors that
 * show one before it is applied.
 */
export function toWorkspaceEdit(
  document: OpenDocument,
  edits: readonly Edit[],
  client: ClientAbilities,
  note?: ChangeAnnotation,
): WorkspaceEdit {
  if (!client.documentChanges) {
    return { changes: { [document.uri]: edits.map((edit) => toTextEdit(document, edit)) } };
  }
  const { uri, version } = document;
  const changes = client.snippetsInEdits ? toSnippetEdits(document, edits) : edits.map((edit) => toTextEdit(document, edit));
  if (note === undefined || !client.changeAnnotations) {
    return { documentChanges: [{ textDocument: { uri, version }, edits: changes }] };
  }
  return {
    documentChanges: [{ textDocument: { uri, version }, edits: changes.map((change) => ({ ...change, annotationId: noteId })) }],
    changeAnnotations: { [noteId]: note },
  };
}

const noteId = 'proof';

function toTextEdit(document: OpenDocument, { span, newText }: Edit): TextEdit {
  return { range: toRange(document, span), newText: plainText(newText) };
}

/**
 * Editors take all edits of a change with a snippet for one snippet, whose tab stops of one number are filled together, and indent its lines
 * as deep as the line that each edit begins on; but what stands before the first tab stop of any edit but the first they leave as it is.
 * Source: VS Code, snippetSession.ts, `createEditsAndSnippetsFromEdits`.
 */
function toSnippetEdits(document: OpenDocument, edits: readonly Edit[]): (TextEdit | AnnotatedTextEdit | SnippetTextEdit)[] {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  if (!sorted.some(({ newText }) => hasTabStops(newText))) {
    return sorted.map((edit) => toTextEdit(document, edit));
  }
  const numbers = new Map<string, number>();
  return sorted.map((edit, index) => toSnippetEdit(document, edit, index === 0, numbers));
}

/** So much indentation is taken off as the editor adds. Where a line is indented less than that, only plain text comes out as written. */
function toSnippetEdit(
  document: OpenDocument,
  edit: Edit,
  isFirst: boolean,
  numbers: Map<string, number>,
): TextEdit | AnnotatedTextEdit | SnippetTextEdit {
  const { newText, span } = edit;
  const kept = isFirst ? 0 : firstStop(newText);
  const isPlain = !hasTabStops(newText) && (!isFirst || !newText.includes('\n'));
  const shallow = isPlain ? undefined : outdented(newText.slice(kept), indentationAt(document, span.start));
  if (shallow === undefined) {
    return toTextEdit(document, edit);
  }
  return { range: toRange(document, span), snippet: { kind: 'snippet', value: snippetText(newText.slice(0, kept) + shallow, numbers) } };
}

function indentationAt({ text }: OpenDocument, offset: number): string {
  const position = text.positionAt(offset);
  const before = text.getText({ start: { line: position.line, character: 0 }, end: position });
  return /^[ \t]*/.exec(before)?.[0] ?? '';
}

function outdented(text: string, indentation: string): string | undefined {
  const [first = '', ...rest] = text.split('\n');
  return rest.every((line) => line.startsWith(indentation))
    ? [first, ...rest.map((line) => line.slice(indentation.length))].join('\n')
    : undefined;
}

/** As the client can show it: Markdown, or the same without its marks. */
export function toMarkup(markdown: string, takesMarkdown: boolean): MarkupContent {
  return takesMarkdown
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: markdown.replace(/\*\*|`/g, '').replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)') };
}
