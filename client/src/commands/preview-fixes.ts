import * as vscode from 'vscode';
import type { FixPreview, RangeParams } from '../../../server/src/lsp/requests';
import { debounced } from '../debounced';
import { fixPreviewsRequest } from '../requests';
import type { Server } from '../server';

/** The scheme of documents that show what a fix would leave: `iam-policy-fix:/3/policy.json`. */
export const previewScheme = 'iam-policy-fix';

/** Milliseconds that the choice rests on a fix before its difference is shown. */
const pause = 120;

interface Choice extends vscode.QuickPickItem {
  readonly preview?: FixPreview;
}

/** The texts that fixes would leave, while they are shown. */
export interface FixedTexts extends vscode.TextDocumentContentProvider {
  /** A document with that text, named like `like`. */
  add(text: string, like: vscode.Uri): vscode.Uri;
  /** Another text in a document that is shown. */
  change(uri: vscode.Uri, text: string): void;
  clear(): void;
}

export function createFixedTexts(): FixedTexts {
  const texts = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  let number = 0;
  return {
    onDidChange: changed.event,
    change(uri, text) {
      texts.set(uri.path, text);
      changed.fire(uri);
    },
    provideTextDocumentContent: (uri) => texts.get(uri.path) ?? '',
    add(text, like) {
      number += 1;
      const path = `/${number}/${like.path.slice(like.path.lastIndexOf('/') + 1)}`;
      texts.set(path, text);
      return vscode.Uri.from({ scheme: previewScheme, path });
    },
    clear: () => texts.clear(),
  };
}

/**
 * Lists the fixes that narrow, with what was proved of each, what goes and what stays. The one that the choice rests on is shown as a
 * difference beside the text; Enter applies it as the quick fix would, Escape leaves all as it was.
 */
export async function previewFixes(server: Server, texts: FixedTexts, asked?: RangeParams): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    vscode.window.showInformationMessage('Open the policy that is to be narrowed.');
    return;
  }
  const { document, selection, viewColumn = vscode.ViewColumn.Active } = editor;
  const { version } = document;
  const params = asked ?? { uri: server.name(document.uri), range: { start: selection.start, end: selection.end } };
  const previews = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: 'Proving the fixes' }, () =>
    server.ask(fixPreviewsRequest, params),
  );
  if (previews.length === 0) {
    vscode.window.showInformationMessage('There is no fix here that narrows what the policy allows.');
    return;
  }
  const chosen = await choose(previews, document, texts);
  await closePreviews();
  texts.clear();
  await vscode.window.showTextDocument(document, { viewColumn, selection });
  if (chosen === undefined) {
    return;
  }
  if (document.version !== version || !(await vscode.workspace.applyEdit(await server.editOf(chosen.edit)))) {
    vscode.window.showWarningMessage('The fix was not applied: the document has changed meanwhile.');
  }
}

/** Ends once no difference is on its way any more, so that all can be closed. */
async function choose(previews: readonly FixPreview[], document: vscode.TextDocument, texts: FixedTexts): Promise<FixPreview | undefined> {
  const pick = vscode.window.createQuickPick<Choice>();
  pick.title = previews.length === 1 ? 'What the narrowing fix leaves' : 'What each narrowing fix leaves';
  pick.placeholder = 'Enter applies the fix, Escape leaves everything as it is';
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.ignoreFocusOut = true;
  pick.items = toChoices(previews);
  let shown = Promise.resolve();
  const show = debounced(() => {
    const [active] = pick.activeItems;
    if (active?.preview !== undefined) {
      const difference = { ...active.preview, title: `${active.preview.title} (${active.preview.label})` };
      shown = shown.then(() => showDifference(difference, document, texts)).then(undefined, () => undefined);
    }
  }, pause);
  const chosen = await new Promise<FixPreview | undefined>((resolve) => {
    pick.onDidChangeActive(() => show.call());
    pick.onDidAccept(() => {
      resolve(pick.activeItems[0]?.preview);
      pick.hide();
    });
    pick.onDidHide(() => {
      show.cancel();
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
  await shown;
  return chosen;
}

/** Under the rule whose finding each is for, where there are several; that stands beside the first one's title, so it has to be short. */
function toChoices(previews: readonly FixPreview[]): readonly Choice[] {
  const isMixed = new Set(previews.map(({ rule }) => rule)).size > 1;
  return previews.flatMap((preview, index): readonly Choice[] => {
    const { title, label, leaves, rule } = preview;
    const head = { label: rule, kind: vscode.QuickPickItemKind.Separator };
    const choice = { label: plain(title), description: label, detail: leaves, preview };
    return !isMixed || previews[index - 1]?.rule === rule ? [choice] : [head, choice];
  });
}

/** Quick picks show no Markdown. */
function plain(text: string): string {
  return text.replaceAll('`', '');
}

/** What is to be shown of a change: its title, and the edits. */
type Difference = Pick<FixPreview, 'title' | 'textEdits'>;

/** Shows what the edits leave beside what is there, in the column, or in the one that such a difference is in already. */
export async function showDifference(
  { title, textEdits }: Difference,
  document: vscode.TextDocument,
  texts: FixedTexts,
  viewColumn = vscode.ViewColumn.Beside,
): Promise<void> {
  const after = texts.add(applied(document, textEdits), document.uri);
  const options: vscode.TextDocumentShowOptions = { viewColumn, preserveFocus: true, preview: true };
  await vscode.workspace.openTextDocument(after); // Before the difference is shown, so that it is never empty.
  const beside = previewTabs()[0]?.group.viewColumn;
  await vscode.commands.executeCommand('vscode.diff', document.uri, after, plain(title), {
    ...options,
    ...(beside === undefined ? {} : { viewColumn: beside }),
  });
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

function previewTabs(): readonly vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.scheme === previewScheme);
}

/** Closes the differences that are shown. */
export async function closePreviews(): Promise<void> {
  await vscode.window.tabGroups.close(previewTabs(), true);
}
