import { CodeActionKind, PositionEncodingKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import type { ClientAbilities } from './client-abilities';
import { fixAllKind } from './code-actions';
import { foldingOptions } from './folding-ranges';
import { refactorKind, sortKind } from './refactorings';
import { semanticTokensOptions } from './semantic-tokens';

/** What the server tells the client it can do. */
export function capabilities(client: ClientAbilities): ServerCapabilities {
  return {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    ...(client.pullsDiagnostics && {
      diagnosticProvider: { identifier: 'iamPolicy', interFileDependencies: false, workspaceDiagnostics: false },
    }),
    // A quote opens a string, a colon ends a service prefix, a slash ends the fixed part of `aws:RequestTag/`, a brace opens a variable.
    completionProvider: { resolveProvider: true, triggerCharacters: ['"', "'", ':', '/', '{'] },
    hoverProvider: true,
    codeLensProvider: { resolveProvider: false },
    inlayHintProvider: { resolveProvider: false },
    documentSymbolProvider: { label: 'IAM Policy' },
    documentHighlightProvider: true,
    documentLinkProvider: { resolveProvider: false },
    foldingRangeProvider: foldingOptions,
    renameProvider: { prepareProvider: true },
    selectionRangeProvider: true,
    semanticTokensProvider: semanticTokensOptions,
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, refactorKind, fixAllKind, sortKind],
      resolveProvider: client.resolvesCodeActionEdits,
    },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
