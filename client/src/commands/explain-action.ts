import * as vscode from 'vscode';
import type { FoundAction } from '../../../server/src/lsp/requests';
import { debounced } from '../debounced';
import { explainActionRequest, findActionsRequest } from '../requests';
import type { Server } from '../server';

/** The scheme of documents that explain an action: `iam-policy-action:s3/GetObject.md`. */
export const explanationScheme = 'iam-policy-action';

interface Choice extends vscode.QuickPickItem {
  readonly action: FoundAction;
}

/** Asks for an action, by any words of its name or service, and shows what AWS says of it. */
export async function explainAction(server: Server, words = wordsAtCursor()): Promise<void> {
  const choice = await pickAction(server, words);
  if (choice === undefined) {
    return;
  }
  const { prefix, name } = choice.action;
  const uri = vscode.Uri.from({ scheme: explanationScheme, path: `${prefix}/${name}.md` });
  try {
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  } catch {
    await vscode.window.showTextDocument(uri, { preview: true }); // Without VS Code's Markdown preview its text is readable too.
  }
}

/** Provides those documents: the explanation as the hover has it. */
export function explanations(server: Server): vscode.TextDocumentContentProvider {
  return {
    async provideTextDocumentContent({ path }) {
      const [prefix = '', name = ''] = path.replace(/^\/|\.md$/g, '').split('/');
      return (await server.ask(explainActionRequest, { prefix, name })) ?? `Nothing is known of \`${prefix}:${name}\`.`;
    },
  };
}

function pickAction(server: Server, words: string): Promise<Choice | undefined> {
  const pick = vscode.window.createQuickPick<Choice>();
  pick.title = 'Explain Action';
  pick.placeholder = 'Action or API operation: s3:GetObject, invoke lambda, HeadObject';
  pick.value = words;
  pick.matchOnDescription = true;
  const search = async () => {
    const asked = pick.value;
    pick.busy = true;
    const found = await server.ask(findActionsRequest, { words: asked });
    if (asked === pick.value) {
      pick.items = found.map(toChoice);
      pick.busy = false;
    }
  };
  const later = debounced(() => search().catch(() => undefined), 50);
  return new Promise((resolve) => {
    pick.onDidChangeValue(() => later.call());
    pick.onDidAccept(() => {
      resolve(pick.activeItems[0]);
      pick.hide();
    });
    pick.onDidHide(() => {
      later.cancel();
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
    later.call();
  });
}

/** `alwaysShow`: the server has searched already, by rules of its own. */
function toChoice(action: FoundAction): Choice {
  return { label: `${action.prefix}:${action.name}`, description: action.note, detail: action.service, alwaysShow: true, action };
}

/** The action that the cursor is on, so that Enter explains it. */
function wordsAtCursor(): string {
  const editor = vscode.window.activeTextEditor;
  const range = editor?.document.getWordRangeAtPosition(editor.selection.active, /[a-z0-9-]+:[A-Za-z0-9]+/);
  return editor === undefined || range === undefined ? '' : editor.document.getText(range);
}
