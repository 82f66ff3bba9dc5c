import * as vscode from 'vscode';
import type { FixPreview } from '../../../server/src/lsp/requests';
import type { FixedTexts } from './fixed-texts';

/** What is to be shown of a change: its title, as Markdown, and the edits. */
type Difference = Pick<FixPreview, 'title' | 'textEdits'>;

/** Differences between a document and what edits would leave of it, one at a time. */
export interface Differences {
  /** Shows another one in place of the one that is shown; nothing once they are closed. */
  show(difference: Difference): Promise<void>;
  /** Ends when none is shown and none is on its way any more. */
  close(): Promise<void>;
}

/** The differences of one command, in the column; several commands do not close each other's. */
export function createDifferences(
  document: vscode.TextDocument,
  texts: FixedTexts,
  viewColumn: vscode.ViewColumn = vscode.ViewColumn.Beside,
): Differences {
  const changed: vscode.Uri[] = [];
  let isClosed = false;
  let last: Promise<unknown> = Promise.resolve();
  const open = async ({ title, textEdits }: Difference) => {
    if (isClosed) {
      return;
    }
    const after = texts.add(applied(document, textEdits), document.uri);
    const beside = tabsOf(changed)[0]?.group.viewColumn ?? viewColumn;
    changed.push(after);
    await vscode.workspace.openTextDocument(after); // Before the difference is shown, so that it is never empty.
    const options: vscode.TextDocumentShowOptions = { viewColumn: beside, preserveFocus: true, preview: true };
    await vscode.commands.executeCommand('vscode.diff', document.uri, after, plain(title), options);
  };
  return {
    async show(difference) {
      last = last.then(() => open(difference)).then(undefined, () => undefined);
      await last;
    },
    async close() {
      isClosed = true; // What is asked for by a timer still running is not shown any more.
      await last;
      await vscode.window.tabGroups.close(tabsOf(changed), true);
      texts.remove(changed);
    },
  };
}

/** Quick picks and tabs show no Markdown. */
export function plain(text: string): string {
  return text.replaceAll('`', '');
}

function tabsOf(changed: readonly vscode.Uri[]): readonly vscode.Tab[] {
  const uris = new Set(changed.map(String));
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(({ input }) => input instanceof vscode.TabInputTextDiff && uris.has(String(input.modified)));
}

function applied(document: vscode.TextDocument, edits: FixPreview['textEdits']): string {
  let text = '';
  let position = 0;
  const spans = edits.map(({ range: { start, end }, newText }) => ({
    start: document.offsetAt(new vscode.Position(start.line, start.character)),
    end: document.offsetAt(new vscode.Position(end.line, end.character)),
    newText,
  }));
  const whole = document.getText();
  for (const { start, end, newText } of spans.sort((a, b) => a.start - b.start || a.end - b.end)) {
    text += whole.slice(position, start) + newText;
    position = end;
  }
  return text + whole.slice(position);
}
