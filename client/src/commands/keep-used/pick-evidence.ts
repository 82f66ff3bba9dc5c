import * as vscode from 'vscode';

/** Files that may tell of use, and how large they are together; `bytes` is 0 where that is not known. */
export interface PickedFiles {
  readonly uris: readonly vscode.Uri[];
  readonly bytes: number;
}

interface Choice extends vscode.QuickPickItem {
  readonly folders: boolean;
}

const choices: readonly Choice[] = [
  {
    folders: false,
    label: '$(files) Files…',
    detail: 'Logs of CloudTrail (JSON or CSV, packed or not), IAM’s last-accessed report, lists of actions',
  },
  { folders: true, label: '$(folder) A folder…', detail: 'With all below it, as CloudTrail’s logs are stored by day' },
];

/** More files than this are not asked for their size. */
const mostSized = 500;

/** Asks where it is told what was used. `undefined` when that is not answered. */
export async function pickEvidence(): Promise<PickedFiles | undefined> {
  const choice = await vscode.window.showQuickPick(choices, {
    title: 'Keep Only the Actions That Were Used',
    placeHolder: 'What tells which actions were used? The files are read on this machine, and nothing is sent anywhere',
    ignoreFocusOut: true,
  });
  if (choice === undefined) {
    return undefined;
  }
  const picked = await vscode.window.showOpenDialog({
    title: choice.folders ? 'Folder of logs' : 'Logs, reports or lists',
    openLabel: 'Read',
    canSelectFiles: !choice.folders,
    canSelectFolders: choice.folders,
    canSelectMany: true,
  });
  return picked === undefined || picked.length === 0 ? undefined : withSizes(picked);
}

/** The files, and those below the folders. */
export async function withSizes(places: readonly vscode.Uri[]): Promise<PickedFiles> {
  const uris: vscode.Uri[] = [];
  for (const place of places) {
    uris.push(...(await filesBelow(place)));
  }
  const sizes = uris.length > mostSized ? [] : await Promise.all(uris.map(sizeOf));
  return { uris, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** In the order of their names; hidden ones are left out. */
async function filesBelow(place: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const { type } = await vscode.workspace.fs.stat(place);
  if ((type & vscode.FileType.Directory) === 0) {
    return [place];
  }
  const entries = await vscode.workspace.fs.readDirectory(place);
  const names = entries.map(([name]) => name).filter((name) => !name.startsWith('.'));
  const below: vscode.Uri[] = [];
  for (const name of names.sort()) {
    below.push(...(await filesBelow(vscode.Uri.joinPath(place, name))));
  }
  return below;
}

async function sizeOf(uri: vscode.Uri): Promise<number> {
  return (await vscode.workspace.fs.stat(uri)).size;
}
