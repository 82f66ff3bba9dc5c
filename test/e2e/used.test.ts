import * as assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import * as vscode from 'vscode';
import { openFile } from './support/editor';
import { until } from './support/until';

const role = { type: 'AssumedRole', sessionContext: { sessionIssuer: { arn: 'arn:aws:iam::111122223333:role/app' } } };
const call = (eventSource: string, eventName: string) => ({
  eventVersion: '1.09',
  eventSource,
  eventName,
  readOnly: true,
  userIdentity: role,
});
const log = JSON.stringify({ Records: [call('sns.amazonaws.com', 'ListTopics'), call('sqs.amazonaws.com', 'ListQueues')] });
const policy = `{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": ["sns:ListTopics", "sns:CreateTopic", "sqs:$0ListQueues"], "Resource": "*" }]
}
`;

/** A file system with one packed log, that only VS Code can read. */
function packedLog(): vscode.FileSystemProvider {
  const bytes = gzipSync(log);
  return {
    onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: bytes.length }),
    readDirectory: () => [],
    readFile: () => bytes,
    createDirectory: () => undefined,
    writeFile: () => undefined,
    delete: () => undefined,
    rename: () => undefined,
  };
}

function tabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap((group) => group.tabs);
}

function isPreview({ input }: vscode.Tab): boolean {
  return input instanceof vscode.TabInputTextDiff && input.modified.scheme === 'iam-policy-fix';
}

describe('Keep only the actions that were used', () => {
  const provider = vscode.workspace.registerFileSystemProvider('packed-log', packedLog(), { isReadonly: true });
  after(() => provider.dispose());

  const begin = async (name: string) => {
    const { document } = await openFile(name, policy);
    const done = vscode.commands.executeCommand('iamPolicy.keepUsed', { evidence: ['packed-log:/log.json'] });
    const shown = await until('the difference', () => tabs().find(isPreview));
    assert.match(shown.label, /^Proved: nothing is allowed that was not allowed before/);
    const report = await until('the report', () => tabs().find(({ label }) => label.includes('What was used.md')));
    assert.ok(report);
    return { document, done };
  };

  /** Presses the key again until the command has ended: nothing tells when the choices are shown. */
  const press = async (command: string, done: Thenable<unknown>) => {
    let ended = false;
    const end = done.then(() => {
      ended = true;
    });
    await until('the end of the command', async () => {
      await vscode.commands.executeCommand(command);
      return ended || undefined;
    });
    await end;
  };

  it('shows the difference and the report, and writes the policy on Enter', async () => {
    const { document, done } = await begin('used.json');
    assert.match(document.getText(), /sns:CreateTopic/);
    await press('workbench.action.acceptSelectedQuickOpenItem', done);
    assert.deepEqual(JSON.parse(document.getText()).Statement[0].Action, ['sns:ListTopics', 'sqs:ListQueues']);
    assert.deepEqual(
      tabs().filter((tab) => isPreview(tab) || tab.label.includes('What was used.md')),
      [],
    );
  });

  it('leaves the policy as it was on Escape', async () => {
    const { document, done } = await begin('unused.json');
    await press('workbench.action.closeQuickOpen', done);
    assert.equal(document.getText(), policy.replace('$0', ''));
    assert.deepEqual(tabs().filter(isPreview), []);
  });
});
