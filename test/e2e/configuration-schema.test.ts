import * as vscode from 'vscode';
import { completion, deleteFile, openFile } from './support/editor';

describe("VS Code's own JSON support", () => {
  it('completes the names of rules in a configuration, by its schema', async () => {
    const file = await openFile('.iampolicyrc.json', '{\n  // ours\n  "rules": { "$0" }\n}\n');
    await completion(file, 'service-wildcard');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await deleteFile(file.document.uri);
  });
});
