import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { completion, openFile } from './support/editor';
import { until } from './support/until';

const policy = `{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": "s3:GetOb$0ject", "Resource": "arn:aws:s3:::amzn-example/*" }]
}
`;

describe('The commands', () => {
  it('show the summary of a policy beside its text', async () => {
    await openFile('summary.json', policy);
    await vscode.commands.executeCommand('iamPolicy.showSummary');
    const tab = await until('the summary', () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ input }) => /iamPolicy\.summary/.test(viewTypeOf(input))),
    );
    assert.equal(tab.label, 'Summary: summary.json');
    await vscode.window.tabGroups.close(tab);
  });

  it('explain an action in a document of its own', async () => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('iam-policy-action:s3/GetObject.md'));
    assert.match(document.getText(), /s3:GetObject/);
    assert.match(document.getText(), /Read/);
    assert.equal(document.languageId, 'markdown');
  });

  it('copy a policy without white space', async () => {
    await openFile('copied.json', policy);
    await vscode.commands.executeCommand('iamPolicy.copyMinified');
    const copied = await vscode.env.clipboard.readText();
    assert.deepEqual(JSON.parse(copied), JSON.parse(policy.replace('$0', '')));
    assert.doesNotMatch(copied, /\s/);
  });
});

describe('The contributions', () => {
  it('offer a new policy in the language of its own', async () => {
    await vscode.commands.executeCommand('iamPolicy.newPolicy');
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, 'iam-policy');
    assert.equal(document?.getText(), '');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  for (const { name, text } of [
    { name: 'starters.iam.json', text: 'iam-s3-re$0' },
    { name: 'starters.json', text: 'iam-s3-re$0' },
    { name: 'starters.yaml', text: 'iam-s3-re$0\n' },
  ]) {
    it(`offer snippets in ${name}`, async () => {
      const item = await completion(await openFile(name, text), 'iam-s3-read');
      assert.equal(item.kind, vscode.CompletionItemKind.Snippet);
    });
  }
});

function viewTypeOf(input: unknown): string {
  return input instanceof vscode.TabInputWebview ? input.viewType : '';
}
