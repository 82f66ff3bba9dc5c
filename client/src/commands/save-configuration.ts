import * as vscode from 'vscode';

/** Saves a configuration that an edit has changed, so that the command line reads the same. */
export async function saveConfiguration(uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  await document.save();
}
