import assert from 'node:assert/strict';
import { type CompletionItem, CompletionItemTag, type CompletionList, type Position, type Range } from 'vscode-languageserver/node';
import { Editor, modern, rangeOf } from './editor';

const start = '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["ec2:"], "Resource": "*" }] }\n';

async function completeAfter(editor: Editor, uri: string, text: string): Promise<CompletionList> {
  const position: Position = rangeOf(editor.document(uri), text).end;
  return editor.request('textDocument/completion', uri, { position });
}

describe('completion', () => {
  it('offers the actions of a service in one small reply', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(start);
    const list = await completeAfter(editor, uri, 'ec2:');
    assert.ok(list.items.length > 500, String(list.items.length));
    assert.ok(list.items.some(({ label }) => label.endsWith('DescribeInstances')));
    assert.ok(JSON.stringify(list).length <= 60_000, `${JSON.stringify(list).length} bytes`);
    assert.ok(list.itemDefaults?.editRange);
    await editor.stop();
  });

  it('describes an action when it is looked at', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(start);
    const list = await completeAfter(editor, uri, 'ec2:');
    const item = list.items.find(({ label }) => label.endsWith('TerminateInstances'));
    const resolved: CompletionItem = await editor.connection.sendRequest('completionItem/resolve', item);
    assert.match(JSON.stringify(resolved.documentation), /instance/i);
    assert.match(resolved.detail ?? '', /Write/);
    await editor.stop();
  });

  it('leaves a valid policy when an item is taken', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(start);
    const list = await completeAfter(editor, uri, 'ec2:');
    const item = list.items.find(({ label }) => label.endsWith('DescribeInstances'));
    const range = list.itemDefaults?.editRange;
    assert.ok(item && range && 'start' in range);
    const text = editor.apply(uri, { changes: { [uri]: [{ range, newText: item.textEditText ?? item.label }] } });
    assert.deepEqual(JSON.parse(text).Statement[0].Action, ['ec2:DescribeInstances']);
    await editor.stop();
  });

  it('makes a list of a string for all actions of an access level', async () => {
    const editor = await Editor.start();
    const uri = await editor.open('{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sqs:all","Resource":"*"}}');
    const list = await completeAfter(editor, uri, 'sqs:all');
    const item = list.items.find(({ label }) => label === 'sqs:all Read actions (7)');
    assert.ok(item?.textEdit && 'range' in item.textEdit);
    const text = editor.apply(uri, { changes: { [uri]: [item.textEdit, ...(item.additionalTextEdits ?? [])] } });
    assert.deepEqual(JSON.parse(text).Statement.Action, ['sqs:Get*', 'sqs:List*', 'sqs:ReceiveMessage']);
    const resolved: CompletionItem = await editor.connection.sendRequest('completionItem/resolve', item);
    assert.match(JSON.stringify(resolved.documentation), /7 of 20 actions/);
    await editor.stop();
  });

  it('marks an action that AWS has retired', async () => {
    const editor = await Editor.start();
    const uri = await editor.open('{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"lambda:GetPublicAccessBlockConfig"}}');
    const list = await completeAfter(editor, uri, 'lambda:GetPublicAccessBlockConfig');
    const tagged = list.items.filter(({ tags }) => tags?.includes(CompletionItemTag.Deprecated));
    assert.deepEqual(
      tagged.map(({ label }) => label),
      ['lambda:GetPublicAccessBlockConfig'],
    );
    await editor.stop();
  });

  it('gives every item its own edit to an editor without item defaults', async () => {
    const completion = { completionItem: { snippetSupport: false } };
    const editor = await Editor.start({ capabilities: { ...modern, textDocument: { ...modern.textDocument, completion } } });
    const uri = await editor.open(start);
    const list = await completeAfter(editor, uri, 'ec2:');
    const ranges = new Set(list.items.map(({ textEdit }) => JSON.stringify(textEdit && 'range' in textEdit ? textEdit.range : undefined)));
    assert.equal(list.itemDefaults, undefined);
    assert.equal(ranges.size, 1);
    const range: Range = JSON.parse([...ranges][0] ?? 'null');
    assert.equal(range.end.character, rangeOf(editor.document(uri), 'ec2:').end.character);
    await editor.stop();
  });
});

describe('completion in an empty file of YAML', () => {
  const labels = async (name: string, languageId: string) => {
    const editor = await Editor.start();
    const uri = await editor.open('', `file:///workspace/${name}`, languageId);
    const list = await editor.request<CompletionList | null>('textDocument/completion', uri, { position: { line: 0, character: 0 } });
    await editor.stop();
    return list?.items.map(({ label }) => label) ?? [];
  };

  it('offers whole policies where the name tells of policies, the likeliest first', async () => {
    assert.equal((await labels('policies/orders.yaml', 'yaml'))[0], 'identity-based policy');
    assert.equal((await labels('trust-policy.yaml', 'yaml'))[0], 'role trust policy');
    assert.equal((await labels('scp/regions.iam.json', 'iam-policy'))[0], 'service control policy');
  });

  it('offers nothing where the name does not', async () => {
    assert.deepEqual(await labels('deployment.yaml', 'yaml'), []);
  });
});

describe('completion of values in use', () => {
  const statement = (resource: string) =>
    `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "${resource}" }] }\n`;
  const labelsAt = async (editor: Editor, uri: string, text: string) =>
    (await completeAfter(editor, uri, text)).items.map(({ label }) => label);

  it('offers what the other open documents name', async () => {
    const editor = await Editor.start();
    await editor.open(statement('arn:aws:sqs:eu-west-1:111122223333:orders'), 'file:///folder/other.json');
    const uri = await editor.open(statement('arn:'));
    const labels = await labelsAt(editor, uri, '"arn:');
    assert.ok(labels.includes('arn:aws:sqs:eu-west-1:111122223333:orders'), labels.join('\n'));
    await editor.stop();
  });

  it('offers what the other files of the workspace name, once they are read, where the client reads them', async () => {
    const editor = await Editor.start({ params: { initializationOptions: { findsFiles: true } } });
    const other = 'file:///workspace/other.json';
    const read = new Promise<void>((resolve) => {
      editor.connection.onRequest('iamPolicy/findFiles', () => [other]);
      editor.connection.onRequest('iamPolicy/readFiles', ({ uris }: { readonly uris: readonly string[] }) => {
        setTimeout(resolve, 50);
        return uris.map((uri) => ({ uri, text: statement('arn:aws:sqs:eu-west-1:111122223333:invoices') }));
      });
    });
    const uri = await editor.open(statement('arn:'));
    await labelsAt(editor, uri, '"arn:');
    await read;
    const labels = await labelsAt(editor, uri, '"arn:');
    assert.ok(labels.includes('arn:aws:sqs:eu-west-1:111122223333:invoices'), labels.join('\n'));
    await editor.stop();
  });

  it('offers the accounts of the settings by their names', async () => {
    const editor = await Editor.start({ settings: { accounts: { '444455556666': 'production' } } });
    const uri = await editor.open(
      '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "" }, "Action": "sts:AssumeRole" }] }\n',
    );
    const { items } = await completeAfter(editor, uri, '"AWS": "');
    const account = items.find(({ label }) => label === 'arn:aws:iam::444455556666:root');
    assert.equal(account?.detail, 'production');
    assert.match(account?.filterText ?? '', /production/);
    await editor.stop();
  });
});

describe('completion with commas', () => {
  it('adds the comma that is missing before the item as an edit of its own', async () => {
    const editor = await Editor.start();
    const text = '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow" "Act" }] }\n';
    const uri = await editor.open(text);
    const list = await completeAfter(editor, uri, '"Act');
    const item = list.items.find(({ label }) => label === 'Action');
    const range = list.itemDefaults?.editRange;
    assert.ok(item && range && 'start' in range && item.additionalTextEdits);
    const edits = [{ range, newText: item.textEditText ?? item.label }, ...item.additionalTextEdits];
    const completed = editor.apply(uri, { changes: { [uri]: edits } });
    assert.match(completed, /"Effect": "Allow", "Action": "\$\{1:\}" \}/);
    await editor.stop();
  });
});
