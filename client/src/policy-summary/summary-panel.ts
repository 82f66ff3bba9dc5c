import * as vscode from 'vscode';
import type { Range, SummaryResult } from '../../../server/src/lsp/requests';
import { debounced } from '../debounced';
import { summaryRequest } from '../requests';
import type { Server } from '../server';
import type { PageMessage, ShowMessage } from './messages';
import { summaryPage } from './page';

/** Milliseconds without a keystroke after which the summary follows the text. */
const pause = 150;

/** The summary of a policy beside its text. There is one: shown for another policy, it turns to that. It remembers nothing. */
export interface SummaryPanel extends vscode.Disposable {
  show(editor: vscode.TextEditor): void;
}

export function createSummaryPanel(extensionUri: vscode.Uri, server: Server): SummaryPanel {
  let open: OpenSummary | undefined;
  return {
    show(editor) {
      if (open === undefined) {
        open = new OpenSummary(extensionUri, server, editor);
        open.panel.onDidDispose(() => {
          open = undefined;
        });
      } else {
        open.turnTo(editor);
        open.panel.reveal(undefined, false);
      }
    },
    dispose: () => open?.panel.dispose(),
  };
}

class OpenSummary {
  readonly panel: vscode.WebviewPanel;
  readonly #server: Server;
  readonly #refresh = debounced(() => this.#show(), pause);
  #uri: vscode.Uri;
  #position: vscode.Position;
  #path: readonly string[] = [];
  #table: SummaryResult | undefined;
  /** What the page shows next; asked for while the page is still loading. */
  #asked: Promise<SummaryResult | undefined>;

  constructor(extensionUri: vscode.Uri, server: Server, editor: vscode.TextEditor) {
    this.#server = server;
    this.#uri = editor.document.uri;
    this.#position = editor.selection.active;
    this.#asked = this.#ask();
    this.panel = vscode.window.createWebviewPanel('iamPolicy.summary', titleFor(this.#uri), vscode.ViewColumn.Beside, {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'client/dist')],
    });
    const { webview } = this.panel;
    const listeners = [
      webview.onDidReceiveMessage((message: PageMessage) => this.#obey(message)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#isOurs(document) && this.#refresh.call()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#follow(textEditor)),
    ];
    this.panel.onDidDispose(() => {
      this.#refresh.cancel();
      vscode.Disposable.from(...listeners).dispose();
    });
    webview.html = summaryPage(webview, extensionUri);
  }

  turnTo({ document, selection }: vscode.TextEditor): void {
    this.#uri = document.uri;
    this.#position = selection.active;
    this.#path = [];
    this.panel.title = titleFor(document.uri);
    this.#show();
  }

  #isOurs({ uri }: vscode.TextDocument): boolean {
    return uri.toString() === this.#uri.toString();
  }

  /** The cursor in another policy of the document turns the summary to that one. */
  #follow({ document, selection }: vscode.TextEditor): void {
    if (!this.#isOurs(document)) {
      return;
    }
    this.#position = selection.active;
    if (this.#table !== undefined && !toRange(this.#table.range).contains(selection.active)) {
      this.#refresh.call();
    }
  }

  #obey(message: PageMessage): void {
    switch (message.does) {
      case 'ready':
        this.#send();
        break;
      case 'open':
        this.#path = message.path;
        this.#show();
        break;
      case 'reveal':
        reveal(this.#uri, toRange(message.range));
        break;
    }
  }

  #show(): void {
    this.#asked = this.#ask();
    this.#send();
  }

  async #ask(): Promise<SummaryResult | undefined> {
    const place = { uri: this.#server.name(this.#uri), position: this.#position };
    return (await this.#server.ask(summaryRequest, { ...place, path: this.#path })) ?? undefined;
  }

  async #send(): Promise<void> {
    const asked = this.#asked;
    let table: SummaryResult | undefined;
    try {
      table = await asked;
    } catch {
      return; // The document has changed meanwhile, or the server is restarting: the next change asks again.
    }
    if (asked === this.#asked) {
      this.#table = table;
      await this.panel.webview.postMessage({ table } satisfies ShowMessage);
    }
  }
}

function titleFor(uri: vscode.Uri): string {
  return `Summary: ${uri.path.slice(uri.path.lastIndexOf('/') + 1)}`;
}

function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** Selects the place in the editor that shows the document already, else in the first column. */
async function reveal(uri: vscode.Uri, selection: vscode.Range): Promise<void> {
  const shown = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  await vscode.window.showTextDocument(uri, { selection, viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One });
}
