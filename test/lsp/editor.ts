import path from 'node:path';
import { PassThrough } from 'node:stream';
import { setImmediate, setTimeout } from 'node:timers/promises';
import {
  type ClientCapabilities,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Platform } from '../../server/src/lsp/platform';
import { startServer } from '../../server/src/lsp/server';
import { readReferenceFolder } from '../../server/src/node/reference-source';
import { createReference } from '../../server/src/reference/create-reference';

export interface EditorOptions {
  readonly capabilities?: ClientCapabilities;
  /** What the editor answers when it is asked for the section `iamPolicy`. */
  readonly settings?: unknown;
  readonly params?: Partial<InitializeParams>;
  readonly platform?: Partial<Platform>;
}

/** What VS Code can do, of all that makes a difference to the server. */
export const modern: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true, snippetEditSupport: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    diagnostic: { relatedInformation: true, codeDescriptionSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: {
      completionItem: { snippetSupport: true, documentationFormat: ['markdown'], tagSupport: { valueSet: [1] } },
      completionList: { itemDefaults: ['editRange', 'insertTextFormat', 'data'] },
    },
    codeAction: {
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } },
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
};

/** An editor at the other end of two streams, in the same process: it speaks the protocol as a real one does. */
export class Editor {
  readonly connection: ProtocolConnection;
  readonly messages: string[] = [];
  readonly log: string[] = [];
  readonly published: PublishDiagnosticsParams[] = [];
  readonly registrations: string[] = [];
  settings: unknown;
  refreshes = 0;
  initialized: InitializeResult = { capabilities: {} };
  #documents = new Map<string, TextDocument>();

  private constructor(connection: ProtocolConnection, settings: unknown) {
    this.connection = connection;
    this.settings = settings;
  }

  static async start({ capabilities = modern, settings = {}, params = {}, platform = {} }: EditorOptions = {}): Promise<Editor> {
    const toServer = new PassThrough();
    const toEditor = new PassThrough();
    const pause = (milliseconds: number) => (milliseconds === 0 ? setImmediate() : setTimeout(milliseconds));
    startServer(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toEditor)), {
      loadReference,
      pause,
      today: () => '2026-11-25',
      ...platform,
    });
    const connection = createProtocolConnection(new StreamMessageReader(toEditor), new StreamMessageWriter(toServer));
    const editor = new Editor(connection, settings);
    editor.#listen();
    editor.initialized = await connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      workspaceFolders: null,
      capabilities,
      ...params,
    });
    await connection.sendNotification('initialized', {});
    return editor;
  }

  #listen(): void {
    const { connection } = this;
    connection.onNotification('window/showMessage', ({ message }: { message: string }) => void this.messages.push(message));
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => void this.log.push(message));
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => void this.published.push(params));
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => this.settings));
    connection.onRequest('client/registerCapability', ({ registrations }: { registrations: { method: string }[] }) => {
      this.registrations.push(...registrations.map(({ method }) => method));
      return null;
    });
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes += 1;
      return null;
    });
    connection.listen();
  }

  async open(text: string, uri = 'file:///folder/policy.json', languageId = 'json'): Promise<string> {
    this.#documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    return uri;
  }

  /** Replaces `old`, which occurs once, as typing does: only the change is sent. */
  async replace(uri: string, old: string, newText: string): Promise<void> {
    const document = this.document(uri);
    const range = rangeOf(document, old);
    const version = document.version + 1;
    TextDocument.update(document, [{ range, text: newText }], version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range, text: newText }],
    });
  }

  async close(uri: string): Promise<void> {
    this.#documents.delete(uri);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  document(uri: string): TextDocument {
    const document = this.#documents.get(uri);
    if (document === undefined) {
      throw new Error(`${uri} is not open.`);
    }
    return document;
  }

  async request<R>(method: string, uri: string, params: object = {}): Promise<R> {
    return this.connection.sendRequest(method, { textDocument: { uri }, ...params });
  }

  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    const report: { readonly items: Diagnostic[] } = await this.request('textDocument/diagnostic', uri);
    return report.items;
  }

  /** The text after the edit; snippets as an editor shows them before anything is typed. */
  apply(uri: string, edit: WorkspaceEdit | undefined): string {
    const edits = edit?.changes?.[uri] ?? documentEdits(edit).flatMap((change) => change.edits);
    const starts = edits.map(({ range }) => range.start).sort((a, b) => a.line - b.line || a.character - b.character);
    const plain = edits.map((one) => {
      const isFirst = one.range.start === starts[0];
      return 'newText' in one
        ? one
        : { range: one.range, newText: unfolded(this.document(uri), one.range.start, one.snippet.value, isFirst) };
    });
    return TextDocument.applyEdits(this.document(uri), plain);
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    this.connection.dispose();
  }
}

/** Waits until `condition` holds; what it waits for is an event, so the limit is only for tests that fail. */
export async function until(condition: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    if (condition()) {
      return;
    }
    await setTimeout(5);
  }
  throw new Error('It did not happen.');
}

export async function loadReference() {
  return createReference(readReferenceFolder(path.join(__dirname, '../../../server/dist/data')));
}

/** Where `text` stands, once, in the document. */
export function rangeOf(document: TextDocument, text: string): Range {
  const start = document.getText().indexOf(text);
  if (start < 0 || document.getText().includes(text, start + 1)) {
    throw new Error(`\`${text}\` does not stand exactly once in the document.`);
  }
  return { start: document.positionAt(start), end: document.positionAt(start + text.length) };
}

function documentEdits(edit: WorkspaceEdit | undefined): readonly TextDocumentEdit[] {
  return (edit?.documentChanges ?? []).filter((change): change is TextDocumentEdit => 'edits' in change);
}

/**
 * A snippet as VS Code puts it in: its lines as deep as the one it begins on, its stops as their names, its choices as the first. What stands before the first stop of
 * a snippet that is not the first of its change stays as it is.
 */
function unfolded(document: TextDocument, at: Position, snippet: string, isFirst: boolean): string {
  const line = document.getText({ start: { line: at.line, character: 0 }, end: at });
  const indentation = /^\s*/.exec(line)?.[0] ?? '';
  const kept = isFirst ? 0 : snippet.search(/(?<!\\)\$\{/);
  const text = snippet.slice(0, kept) + snippet.slice(kept).replaceAll('\n', `\n${indentation}`);
  return text
    .replace(/\$\{\d+\|((?:\\.|[^,|\\])*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
    .replace(/\\([\\$}])/g, '$1');
}
