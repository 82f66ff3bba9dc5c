import * as vscode from 'vscode';
import type { FixPreview, RangeParams } from '../../../server/src/lsp/requests';
import { debounced } from '../debounced';
import { fixPreviewsRequest } from '../requests';
import type { Server } from '../server';
import { createDifferences, type Differences, plain } from './differences';
import type { FixedTexts } from './fixed-texts';

/** Milliseconds that the choice rests on a fix before its difference is shown. */
const pause = 120;

interface Choice extends vscode.QuickPickItem {
  readonly preview?: FixPreview;
}

/**
 * The command that lists the fixes that narrow, with what was proved of each, what goes and what stays. The one that the choice rests on is
 * shown as a difference beside the text; Enter applies it as the quick fix would, Escape leaves all as it was. Asked again while it is still
 * proving, it answers once.
 */
export function createPreviewFixes(server: Server, texts: FixedTexts): (asked?: RangeParams) => Promise<void> {
  let latest = 0;
  return async (asked) => {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) {
      vscode.window.showInformationMessage('Open the policy that is to be narrowed.');
      return;
    }
    const number = ++latest;
    const { document, selection, viewColumn = vscode.ViewColumn.Active } = editor;
    const { version } = document;
    const params = asked ?? { uri: server.name(document.uri), range: { start: selection.start, end: selection.end } };
    const previews = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: 'Proving the fixes' }, () =>
      server.ask(fixPreviewsRequest, params),
    );
    if (number !== latest) {
      return;
    }
    if (previews.length === 0) {
      vscode.window.showInformationMessage('There is no fix here that narrows what the policy allows.');
      return;
    }
    const differences = createDifferences(document, texts);
    const chosen = await choose(previews, differences);
    await differences.close();
    if (number === latest) {
      await vscode.window.showTextDocument(document, { viewColumn, selection });
    }
    if (chosen !== undefined) {
      await apply(server, document, version, chosen);
    }
  };
}

async function apply(server: Server, document: vscode.TextDocument, version: number, { edit }: FixPreview): Promise<void> {
  if (document.version !== version || !(await vscode.workspace.applyEdit(await server.editOf(edit)))) {
    vscode.window.showWarningMessage('The fix was not applied: the document has changed meanwhile.');
  }
}

function choose(previews: readonly FixPreview[], differences: Differences): Promise<FixPreview | undefined> {
  const pick = vscode.window.createQuickPick<Choice>();
  pick.title = previews.length === 1 ? 'What the narrowing fix leaves' : 'What each narrowing fix leaves';
  pick.placeholder = 'Enter applies the fix, Escape leaves everything as it is';
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.ignoreFocusOut = true;
  pick.items = toChoices(previews);
  const show = debounced(() => {
    const preview = pick.activeItems[0]?.preview;
    if (preview !== undefined) {
      differences.show({ ...preview, title: `${preview.title} (${preview.label})` });
    }
  }, pause);
  return new Promise<FixPreview | undefined>((resolve) => {
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
