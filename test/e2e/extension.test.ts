import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findings, hover, openFile, ours, ruleOf } from './support/editor';
import { until } from './support/until';

describe('The extension', () => {
  const extension = vscode.extensions.getExtension('iam-policy-authoring.iam-policy');

  it('declares that it works in untrusted and virtual workspaces', () => {
    const capabilities: unknown = extension?.packageJSON.capabilities;
    assert.deepEqual(capabilities, { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
  });

  it('contributes its commands', async () => {
    await extension?.activate();
    const commands = await vscode.commands.getCommands(true);
    const contributed: readonly { readonly command: string }[] = extension?.packageJSON.contributes.commands ?? [];
    assert.ok(contributed.length > 0);
    for (const { command } of contributed) {
      assert.ok(commands.includes(command), command);
    }
  });

  it('leaves a JSON file without a policy alone', async () => {
    const { document } = await openFile('settings.json', '{ "statement": "all is well", "Action": "s3:*", "items": [1, 2, 3] }');
    const lenses = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
    assert.deepEqual(lenses ?? [], []);
    // Once a policy that was opened later has findings, those of this file would be there too.
    const later = await openFile('later.json', policyWith('s3:GetObejct'), vscode.ViewColumn.Beside);
    await findings(later.document);
    assert.deepEqual(ours(document), []);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it("does not disturb VS Code's own JSON support", async function () {
    if (!(await isActive('vscode.json-language-features'))) {
      this.skip(); // VS Code for the Web is served without it here.
    }
    const text = '{\n  "Version": "2012-10-17",\n  "Statement": [{ "Effect": "Allow", "Action": "s3:GetObejct" "Resource": "*" }]\n}\n';
    const { document } = await openFile('broken.json', text);
    const theirs = await until('the syntax error of the JSON support', () => {
      const found = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source !== 'iam-policy');
      return found.length > 0 ? found : undefined;
    });
    assert.equal(theirs.length, 1, 'reported once');
    const found = await findings(document);
    assert.ok(
      found.some((diagnostic) => ruleOf(diagnostic) === 'unknown-action'),
      'and the policy is checked all the same',
    );
  });

  it('obeys a change of the settings at once', async () => {
    const { document } = await openFile('muted.json', policyWith('s3:GetObejct'));
    await findings(document);
    const settings = vscode.workspace.getConfiguration('iamPolicy');
    await settings.update('rules', { 'unknown-action': 'off' }, vscode.ConfigurationTarget.Workspace);
    try {
      await until('the finding to go', () => (ours(document).some((one) => ruleOf(one) === 'unknown-action') ? undefined : true));
    } finally {
      await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await findings(document);
  });

  it('works on after its server is restarted', async () => {
    const file = await openFile('restart.json', policyWith('s3:GetOb$0ject'));
    await hover(file, /s3:GetObject/);
    await vscode.commands.executeCommand('iamPolicy.restartServer');
    await hover(file, /s3:GetObject/);
  });

  it('works in a file that has never been saved', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'json', content: policyWith('s3:GetObejct') });
    await vscode.window.showTextDocument(document);
    await findings(document);
  });
});

async function isActive(extension: string): Promise<boolean> {
  try {
    await vscode.extensions.getExtension(extension)?.activate();
  } catch {
    return false;
  }
  return vscode.extensions.getExtension(extension)?.isActive === true;
}

function policyWith(action: string): string {
  return `{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "${action}", "Resource": "arn:aws:s3:::amzn-example/*" } }`;
}
