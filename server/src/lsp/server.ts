import type { Connection, InitializeParams, InitializeResult } from 'vscode-languageserver';
import { capabilities } from './capabilities';
import { type ClientAbilities, clientAbilities } from './client-abilities';
import { codeActions, resolvedCodeAction } from './code-actions';
import { codeLenses } from './code-lenses';
import { answerCommands } from './commands';
import { completion, resolvedCompletion } from './completion';
import { createConfiguration, watchConfiguration } from './configuration';
import { noDiagnostics, pulledDiagnostics, pushDiagnostics } from './diagnostics';
import { documentHighlights } from './document-highlights';
import { documentLinks } from './document-links';
import { createDocuments } from './documents';
import { foldingRanges } from './folding-ranges';
import { createGuard } from './guard';
import { hover } from './hover';
import { inlayHints } from './inlay-hints';
import { createLazyReference } from './lazy-reference';
import type { Platform } from './platform';
import { prepareRename, rename } from './rename';
import { statusRequest } from './requests';
import { selectionRanges } from './selection-ranges';
import { noTokens, semanticTokens, semanticTokensDelta, semanticTokensIn } from './semantic-tokens';
import type { Session } from './session';
import { noStatus, status } from './status';
import { symbols } from './symbols';
import { createValuesInUse } from './values-in-use';

/** Serves one client until the connection ends. Wires only: each answer has a file of its own. */
export function startServer(connection: Connection, platform: Platform): void {
  connection.onInitialize((params): InitializeResult => {
    const client = clientAbilities(params.capabilities, params.initializationOptions);
    const session = createSession(connection, platform, client, params);
    answerRequests(session);
    showFindings(session);
    session.documents.listen(connection);
    return { capabilities: capabilities(client), serverInfo: { name: 'iam-policy' } };
  });
  connection.listen();
}

function createSession(connection: Connection, platform: Platform, client: ClientAbilities, params: InitializeParams): Session {
  const { workspaceFolders, rootUri } = params;
  const folders = new Set(workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []));
  connection.onInitialized(async () => {
    if (params.capabilities.workspace?.workspaceFolders === true) {
      watchFolders(connection, folders);
    }
    await watchConfiguration(connection, client);
  });
  const documents = createDocuments();
  const initial: unknown = params.initializationOptions;
  return {
    connection,
    client,
    documents,
    configuration: createConfiguration({ connection, client, documents, platform, folders, initial }),
    platform,
    folders,
    locale: params.locale,
    reference: createLazyReference(platform, connection),
    values: createValuesInUse({ connection, client, documents, platform }),
  };
}

function watchFolders(connection: Connection, folders: Set<string>): void {
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    for (const { uri } of removed) {
      folders.delete(uri);
    }
    for (const { uri } of added) {
      folders.add(uri);
    }
  });
}

function answerRequests(session: Session): void {
  const { connection, documents } = session;
  const guard = createGuard(connection.console, documents);
  const none = () => null;
  connection.onCompletion(guard('Completion', (params, token) => completion(session, params, token), none));
  connection.onCompletionResolve(
    guard(
      'Completion details',
      (item) => resolvedCompletion(session, item),
      (item) => item,
    ),
  );
  connection.onHover(guard('Hover', (params, token) => hover(session, params, token), none));
  connection.onCodeLens(guard('Code lenses', (params, token) => codeLenses(session, params, token), none));
  connection.languages.inlayHint.on(guard('Inlay hints', (params, token) => inlayHints(session, params, token), none));
  connection.onDocumentSymbol(guard('Symbols', (params) => symbols(session, params), none));
  connection.onCodeAction(guard('Code actions', (params, token) => codeActions(session, params, token), none));
  connection.onCodeActionResolve(
    guard(
      'Edits of a code action',
      (action, token) => resolvedCodeAction(session, action, token),
      (action) => action,
    ),
  );
  connection.onDocumentHighlight(guard('Highlights', (params) => documentHighlights(session, params), none));
  connection.onDocumentLinks(guard('Links', (params, token) => documentLinks(session, params, token), none));
  connection.onFoldingRanges(guard('Folding ranges', (params) => foldingRanges(session, params), none));
  connection.onSelectionRanges(guard('Selection ranges', (params) => selectionRanges(session, params), none));
  connection.onPrepareRename(guard('Place to rename', (params) => prepareRename(session, params), none));
  connection.onRenameRequest(guard('Rename', (params) => rename(session, params), none));
  const { semanticTokens: tokens } = connection.languages;
  tokens.on(
    guard(
      'Tokens',
      (params, token) => semanticTokens(session, params, token),
      () => noTokens,
    ),
  );
  tokens.onDelta(
    guard(
      'Changed tokens',
      (params, token) => semanticTokensDelta(session, params, token),
      () => noTokens,
    ),
  );
  tokens.onRange(
    guard(
      'Tokens in sight',
      (params, token) => semanticTokensIn(session, params, token),
      () => noTokens,
    ),
  );
  connection.languages.diagnostics.on(guard('Diagnostics', (params, token) => pulledDiagnostics(session, params, token), noDiagnostics));
  connection.onRequest(
    statusRequest,
    guard('Status', (params) => status(session, params), noStatus),
  );
  answerCommands(session);
}

/** Keeps what the editor shows in step with documents and settings. */
function showFindings(session: Session): void {
  const { client, configuration } = session;
  configuration.onChange(client.pullsDiagnostics ? () => askForPulls(session) : pushDiagnostics(session));
}

function askForPulls({ connection, client }: Session): void {
  if (client.refreshesDiagnostics) {
    connection.languages.diagnostics.refresh().catch((error: unknown) => {
      connection.console.error(`The client did not ask for diagnostics again: ${String(error)}`);
    });
  }
}
