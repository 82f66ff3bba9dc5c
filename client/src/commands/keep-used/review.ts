import * as vscode from 'vscode';
import type { KeepUsedParams, KeepUsedResult, UnseenGroup } from '../../../../server/src/lsp/requests';
import { keepUsedRequest } from '../../requests';
import type { Server } from '../../server';
import { createDifferences } from '../differences';
import type { FixedTexts } from '../fixed-texts';

/** What there is to choose before the policy is written. */
interface Choice extends vscode.QuickPickItem {
  /** Of what is kept though its use would not show; `undefined` for the choice to limit resources. */
  readonly why?: string;
}

type Place = Omit<KeepUsedParams, 'keepResources' | 'drop'>;

/** The name of the report's document. */
const reportName = 'What was used.md';

const title = 'Keep Only the Actions That Were Used';

/**
 * Shows what would become of the policy, as a difference and in a report beside it, while its choices are made. Enter writes it, where it is
 * proved to be narrower; Escape leaves all as it was.
 */
export async function review(server: Server, texts: FixedTexts, editor: vscode.TextEditor, place: Place): Promise<void> {
  const { document, selection, viewColumn = vscode.ViewColumn.Active } = editor;
  const { version } = document;
  const first = await server.ask(keepUsedRequest, { ...place, keepResources: false, drop: [] });
  if ('problem' in first) {
    vscode.window.showWarningMessage(first.problem);
    return;
  }
  const report = texts.add(first.report, vscode.Uri.file(`/${reportName}`));
  const differences = createDifferences(document, texts, viewColumn);
  const show = async (result: KeepUsedResult) => {
    texts.change(report, result.report);
    await differences.show({ title: result.answer, textEdits: result.textEdits });
  };
  await show(first);
  await showReport(report);
  const chosen = await choose(server, place, first, show);
  await closeReport();
  await differences.close();
  texts.remove([report]);
  await vscode.window.showTextDocument(document, { viewColumn, selection });
  if (chosen?.edit === undefined) {
    return;
  }
  if (document.version !== version || !(await vscode.workspace.applyEdit(await server.editOf(chosen.edit)))) {
    vscode.window.showWarningMessage('The policy was not narrowed: the document has changed meanwhile.');
  }
}

/** In VS Code's preview of Markdown; as text where there is none. */
async function showReport(report: vscode.Uri): Promise<void> {
  try {
    await vscode.commands.executeCommand('markdown.showPreviewToSide', report);
  } catch {
    await vscode.window.showTextDocument(report, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
  }
}

/** Wherever it is: a preview is a tab that does not tell its document, but has its name. */
async function closeReport(): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const own = tabs.filter(({ label, input }) => label.includes(reportName) && !(input instanceof vscode.TabInputTextDiff));
  await vscode.window.tabGroups.close(own, true);
}

function choose(
  server: Server,
  place: Place,
  first: KeepUsedResult,
  show: (result: KeepUsedResult) => Promise<void>,
): Promise<KeepUsedResult | undefined> {
  const pick = vscode.window.createQuickPick<Choice>();
  pick.title = title;
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.matchOnDetail = true;
  const limit: Choice = { label: 'Limit what was used to its resources', detail: 'Where every use of an action names them' };
  const groups = first.unseen.map(toChoice);
  const head: Choice = { label: 'Keep, although the use would not show', kind: vscode.QuickPickItemKind.Separator };
  pick.items = groups.length === 0 ? [limit] : [limit, head, ...groups];
  pick.selectedItems = [limit, ...groups];
  let result = first;
  let asked = 0;
  const tell = () => {
    const { answer, counts } = result;
    pick.title = `${title}: ${counts.used} used, ${counts.unused} left out, ${counts.kept} kept unseen`;
    pick.placeholder = result.proved
      ? `${answer}. Enter writes it, Escape leaves the policy as it is`
      : `${answer}. Escape leaves the policy as it is`;
  };
  const renew = async (): Promise<void> => {
    const number = ++asked;
    pick.busy = true;
    const selected = new Set(pick.selectedItems.map(({ why }) => why));
    const drop = groups.flatMap(({ why }) => (why === undefined || selected.has(why) ? [] : [why]));
    const keepResources = !selected.has(undefined);
    const next = await server.ask(keepUsedRequest, { ...place, keepResources, drop });
    if (number === asked && !('problem' in next)) {
      result = next;
      pick.busy = false;
      tell();
      await show(next);
    }
  };
  tell();
  return new Promise((resolve) => {
    pick.onDidChangeSelection(() => renew().catch(() => pick.hide())); // The document has changed.
    pick.onDidAccept(() => {
      if (!pick.busy && result.proved) {
        resolve(result);
        pick.hide();
      }
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function toChoice({ why, actions }: UnseenGroup): Choice {
  const some = actions.slice(0, 6).join(', ');
  return {
    label: why.charAt(0).toUpperCase() + why.slice(1),
    description: actions.length === 1 ? '1 action' : `${actions.length} actions`,
    detail: actions.length > 6 ? `${some} …` : some,
    why,
  };
}
