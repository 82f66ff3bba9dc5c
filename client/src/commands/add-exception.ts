import * as vscode from 'vscode';
import type { AddExceptionParams } from '../../../server/src/lsp/requests';
import { addExceptionRequest } from '../requests';
import type { Server } from '../server';
import { saveConfiguration } from './save-configuration';

/** Asks why a finding is to be seen no more, and keeps the answer with the exception in the configuration file. */
export async function addException(server: Server, { uri, change }: AddExceptionParams): Promise<void> {
  if (change.kind !== 'exception') {
    return;
  }
  const { exception } = change;
  const reason = await vscode.window.showInputBox({
    title: `Exception for ${exception.rule}`,
    prompt: 'Why is this right as it is? The reason is kept in .iampolicyrc.json, for whoever reads it next.',
    placeHolder: 'Only the deployment pipeline has this role, see …',
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? 'An exception needs a reason.' : undefined),
  });
  if (reason === undefined || reason.trim() === '') {
    return;
  }
  const params = { uri, change: { ...change, exception: { ...exception, reason: reason.trim() } } };
  const answer = await server.ask(addExceptionRequest, params);
  const edit = answer === null ? undefined : await server.editOf(answer);
  if (edit === undefined || !(await vscode.workspace.applyEdit(edit))) {
    vscode.window.showErrorMessage('The exception could not be added. Is .iampolicyrc.json valid JSON?');
    return;
  }
  await Promise.all(edit.entries().map(([file]) => saveConfiguration(file)));
}
