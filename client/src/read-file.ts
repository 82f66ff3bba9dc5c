import * as vscode from 'vscode';

/** Of Node and of browsers alike, whose types differ. */
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

/** The text of a file of the workspace; `null` where there is none or it cannot be read. */
export async function readFile(uri: vscode.Uri): Promise<string | null> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return null; // Most folders have no configuration.
  }
}
