import * as vscode from 'vscode';

interface Choice extends vscode.QuickPickItem {
  /** `undefined`: no type of its own, what the content tells. */
  readonly type: string | undefined;
}

const choices: readonly Choice[] = [
  { type: undefined, label: 'Detect', description: 'from where the policy stands and what it says' },
  { type: 'identity-based', label: 'Identity-based policy', description: 'of a user, group or role' },
  { type: 'resource-based', label: 'Resource-based policy', description: 'of a bucket, queue, key …' },
  { type: 'trust', label: 'Role trust policy', description: 'who may assume a role' },
  { type: 'service-control', label: 'Service control policy', description: 'SCP of an organization' },
  { type: 'resource-control', label: 'Resource control policy', description: 'RCP of an organization' },
  { type: 'permissions-boundary', label: 'Permissions boundary', description: 'the most that a user or role can be allowed' },
  { type: 'session', label: 'Session policy', description: 'passed when a role is assumed' },
  { type: 'vpc-endpoint', label: 'VPC endpoint policy', description: 'what may be done through an endpoint' },
];

/**
 * Asks what type of policy the active file holds, and keeps the answer in `iamPolicy.policyTypes`: of the workspace; where that has several
 * folders, of the file's own, as the same path may be in two; without a workspace, of the user.
 */
export async function setPolicyType(): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  if (uri === undefined) {
    vscode.window.showInformationMessage('Open the file whose policy type is to be set.');
    return;
  }
  if (uri.scheme === 'untitled') {
    vscode.window.showInformationMessage('Save the file first: its policy type is kept under its name.');
    return;
  }
  const glob = globOf(uri);
  const settings = vscode.workspace.getConfiguration('iamPolicy', uri);
  const { [glob]: current } = settings.get<PolicyTypes>('policyTypes', {});
  const choice = await vscode.window.showQuickPick(
    choices.map((item) => ({ ...item, picked: item.type === current, ...(item.type === current ? { detail: 'set now' } : {}) })),
    { title: `Policy type of ${glob}`, placeHolder: 'Which type of policy does this file hold?' },
  );
  if (choice === undefined) {
    return;
  }
  const place = placeFor(uri);
  const { [glob]: _, ...others } = settings.inspect<PolicyTypes>('policyTypes')?.[place.value] ?? {};
  const types = choice.type === undefined ? others : { ...others, [glob]: choice.type };
  await settings.update('policyTypes', Object.keys(types).length === 0 ? undefined : types, place.target);
}

type PolicyTypes = Readonly<Record<string, string>>;

/** Where the answer belongs, and what is set there: the settings of other places are not copied into it. */
interface SettingsPlace {
  readonly target: vscode.ConfigurationTarget;
  readonly value: 'globalValue' | 'workspaceValue' | 'workspaceFolderValue';
}

function placeFor(uri: vscode.Uri): SettingsPlace {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1 && vscode.workspace.getWorkspaceFolder(uri) !== undefined) {
    return { target: vscode.ConfigurationTarget.WorkspaceFolder, value: 'workspaceFolderValue' };
  }
  return folders.length === 0
    ? { target: vscode.ConfigurationTarget.Global, value: 'globalValue' }
    : { target: vscode.ConfigurationTarget.Workspace, value: 'workspaceValue' };
}

/** The glob that names this file and no other: its path in its workspace folder, else its whole path. */
function globOf(uri: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const path = (folder === undefined ? uri.path : vscode.workspace.asRelativePath(uri, false)).replace(/[\\*?[\]{}()!+@|]/g, '\\$&');
  return path.includes('/') ? path : `./${path}`; // A pattern without a slash would name such files in every folder.
}
