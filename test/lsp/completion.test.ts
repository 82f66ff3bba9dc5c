import assert from 'node:assert/strict';
import type { CompletionItem, CompletionList, Position, Range } from 'vscode-languageserver/node';
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
