import * as vscode from 'vscode';
import { minifiedRequest } from '../requests';
import type { Server } from '../server';

/** Copies the policy under the cursor as JSON without white space, and says how large it is. */
export async function copyMinified(server: Server): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const position = editor?.selection.active;
  const answer =
    editor === undefined || position === undefined
      ? null
      : await server.ask(minifiedRequest, { uri: server.name(editor.document.uri), position });
  if (answer === null) {
    vscode.window.showInformationMessage('There is no IAM policy in this file to copy.');
  } else if (answer.text === null) {
    vscode.window.showWarningMessage(`The policy was not copied: ${answer.says}`);
  } else {
    await vscode.env.clipboard.writeText(answer.text);
    vscode.window.showInformationMessage(`The policy was copied: ${answer.says}.`);
  }
}
