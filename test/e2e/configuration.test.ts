import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { deleteFile, findings, openFile, ours, quickFix, ruleOf } from './support/editor';
import { until } from './support/until';

const policy = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "Objects", "Effect": "Allow", "Action": "s3:GetObejct", "Resource": "arn:aws:s3:::amzn-example/*" },
    { "Sid": "Queues", "Effect": "Allow", "Action": "sqs:SendMesage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:orders" }
  ]
}
`;
const rule = 'unknown-action';
const at = (name: string) => vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/'), name);

/** The lines of the document with a finding of the rule. */
function lines(document: vscode.TextDocument): readonly number[] {
  return ours(document)
    .filter((diagnostic) => ruleOf(diagnostic) === rule)
    .map(({ range }) => range.start.line);
}

async function saved(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

describe('The configuration of a team', () => {
  const configuration = at('.iampolicyrc.json');

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await deleteFile(configuration);
  });

  it('gets a rule turned off in a file from its squiggle, and the findings go', async () => {
    const { document } = await openFile('configured.json', policy);
    const [found] = await findings(document);
    assert.ok(found !== undefined);
    const fix = await quickFix(document, found.range, /^Turn `unknown-action` off in this file$/);
    assert.ok(fix.edit !== undefined && (await vscode.workspace.applyEdit(fix.edit)));
    await until('no finding', () => (lines(document).length === 0 ? true : undefined));
    assert.ok(fix.command !== undefined);
    await vscode.commands.executeCommand(fix.command.command, ...(fix.command.arguments ?? []));
    assert.match(await saved(configuration), /"files": "\.\/configured\.json",\s+"rules": \{\s+"unknown-action": "off"/);
  });

  it('holds as it is saved by somebody else, with its exceptions', async () => {
    const { document } = await openFile('excepted.json', policy);
    await until('both findings', () => (lines(document).length === 2 ? true : undefined));
    const exceptions = [{ rule, sid: 'Queues', reason: 'To come.' }];
    await vscode.workspace.fs.writeFile(configuration, new TextEncoder().encode(JSON.stringify({ exceptions })));
    await until('one finding', () => (lines(document).join() === '3' ? true : undefined));
  });

  it('has its mistakes underlined', async () => {
    const file = await openFile('.iampolicyrc.json', '{\n  // ours\n  "rules": { "unknwon-action": "off" }\n}\n');
    assert.equal(file.document.languageId, 'jsonc');
    const [found] = await findings(file.document);
    assert.match(found?.message ?? '', /Did you mean `unknown-action`\?/);
    assert.equal(found && file.document.getText(found.range), '"unknwon-action"');
  });
});
