import * as vscode from 'vscode';
import { until } from './until';

/** A document that is open in an editor, and the place of `$0` in the text it was written with. */
export interface OpenFile {
  readonly document: vscode.TextDocument;
  readonly cursor: vscode.Position;
}

/** Writes a file of the workspace and opens it. `$0` in the text is the cursor; it is not written. */
export async function openFile(name: string, marked: string, column = vscode.ViewColumn.Active): Promise<OpenFile> {
  const offset = marked.indexOf('$0');
  const text = offset < 0 ? marked : marked.slice(0, offset) + marked.slice(offset + 2);
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) {
    throw new Error('The tests need an open folder.');
  }
  const uri = vscode.Uri.joinPath(folder.uri, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, column);
  return { document, cursor: document.positionAt(Math.max(offset, 0)) };
}

/** Deletes a file as the explorer does: what VS Code still holds of a text whose editor is closed goes too. Quiet where there is none. */
export async function deleteFile(uri: vscode.Uri): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.deleteFile(uri, { ignoreIfNotExists: true });
  await vscode.workspace.applyEdit(edit);
}

/** What our server has found in a document: waits until there is something. */
export function findings(document: vscode.TextDocument): Promise<readonly vscode.Diagnostic[]> {
  return until('findings', () => {
    const found = ours(document);
    return found.length > 0 ? found : undefined;
  });
}

/** The findings of our server that VS Code shows at this moment. */
export function ours(document: vscode.TextDocument): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'iam-policy');
}

/** The name of the rule that a diagnostic comes from. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Asks for completions until one has this label. */
export function completion({ document, cursor }: OpenFile, label: string): Promise<vscode.CompletionItem> {
  return until(`the completion ${label}`, async () => {
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      cursor,
    );
    return items.find((item) => (typeof item.label === 'string' ? item.label : item.label.label) === label);
  });
}

/** Asks for the hover until it matches; resolves to its Markdown. */
export function hover({ document, cursor }: OpenFile, pattern: RegExp): Promise<string> {
  return until(`a hover with ${pattern}`, async () => {
    const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>('vscode.executeHoverProvider', document.uri, cursor);
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (typeof content === 'string' ? content : content.value))
      .join('\n');
    return pattern.test(text) ? text : undefined;
  });
}

/** Asks for the quick fixes of a range until one has a matching title and an edit. */
export function quickFix(document: vscode.TextDocument, range: vscode.Range, title: RegExp): Promise<vscode.CodeAction> {
  return until(`a quick fix ${title}`, async () => {
    const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
      100,
    );
    return actions.find((action) => title.test(action.title) && action.edit !== undefined);
  });
}
