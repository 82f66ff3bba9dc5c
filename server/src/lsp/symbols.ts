import { type DocumentSymbol, type DocumentSymbolParams, type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import { documentSymbols, type PolicySymbol } from '../features/document-symbols';
import type { OpenDocument } from './documents';
import { policyTextOf, type Session } from './session';
import { toRange } from './to-lsp';

/** A tree, or a flat list for clients that take no tree. */
export async function symbols(session: Session, { textDocument }: DocumentSymbolParams): Promise<DocumentSymbol[] | SymbolInformation[]> {
  const text = await policyTextOf(session, textDocument.uri);
  if (text === undefined) {
    return [];
  }
  const roots = documentSymbols(text.policies);
  return session.client.hierarchicalSymbols
    ? roots.map((symbol) => toSymbol(text.document, symbol))
    : roots.flatMap((symbol) => flat(text.document, symbol));
}

function toSymbol(document: OpenDocument, { name, detail, kind, span, selection, children }: PolicySymbol): DocumentSymbol {
  const range = toRange(document, span);
  return {
    name,
    detail,
    kind: toKind(kind),
    range,
    selectionRange: selection === span ? range : toRange(document, selection),
    children: children.map((child) => toSymbol(document, child)),
  };
}

function flat(document: OpenDocument, { name, kind, span, children }: PolicySymbol, containerName?: string): SymbolInformation[] {
  const location = { uri: document.uri, range: toRange(document, span) };
  const symbol = { name, kind: toKind(kind), location, ...(containerName !== undefined && { containerName }) };
  return [symbol, ...children.flatMap((child) => flat(document, child, name))];
}

function toKind(kind: PolicySymbol['kind']): SymbolKind {
  switch (kind) {
    case 'policy':
      return SymbolKind.Package;
    case 'statement':
      return SymbolKind.Object;
    case 'element':
      return SymbolKind.Property;
    case 'entry':
      return SymbolKind.String;
  }
}
