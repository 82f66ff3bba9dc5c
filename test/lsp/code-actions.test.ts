import assert from 'node:assert/strict';
import { type CodeAction, LSPErrorCodes, type Range, ResponseError } from 'vscode-languageserver/node';
import { Editor, modern, rangeOf } from './editor';
import { policy } from './policies';
import { unhurried } from './unhurried';

async function actionsAt(editor: Editor, uri: string, range: Range, only?: readonly string[]): Promise<CodeAction[]> {
  return editor.request('textDocument/codeAction', uri, {
    range,
    context: { diagnostics: await editor.diagnostics(uri), ...(only && { only }) },
  });
}

describe('code actions', () => {
  it('repair a misspelt action', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(policy);
    const actions = await actionsAt(editor, uri, rangeOf(editor.document(uri), 's3:GetObejct'));
    const action = actions.find(({ title }) => title.includes('s3:GetObject`'));
    assert.equal(action?.kind, 'quickfix');
    assert.equal(action?.diagnostics?.[0]?.code, 'unknown-action');
    assert.equal(action?.edit, undefined, 'edits are asked for later');
    const resolved: CodeAction = await editor.connection.sendRequest('codeAction/resolve', action);
    const text = editor.apply(uri, resolved.edit);
    assert.equal(text, policy.replace('GetObejct', 'GetObject'));
    await editor.stop();
  });

  it('narrow a service wildcard', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(policy);
    const actions = await actionsAt(editor, uri, rangeOf(editor.document(uri), 'sqs:*'));
    const action = actions.find(({ title }) => /Read/.test(title) && !/Write/.test(title));
    assert.ok(action, JSON.stringify(actions.map(({ title }) => title)));
    const resolved: CodeAction = await editor.connection.sendRequest('codeAction/resolve', action);
    const granted: string[] = [JSON.parse(editor.apply(uri, resolved.edit)).Statement[1].Action].flat();
    assert.ok(granted.length > 0 && granted.every((entry) => entry.startsWith('sqs:')));
    assert.ok(!granted.some((entry) => entry === 'sqs:*' || /Send|Delete|Purge/.test(entry)), String(granted));
    await editor.stop();
  });

  it('carry their edits for an editor that asks for none later, as plain text', async () => {
    const editor = await Editor.start({
      capabilities: {
        textDocument: { diagnostic: {}, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } } },
      },
    });
    const uri = await editor.open(policy);
    const actions = await actionsAt(editor, uri, rangeOf(editor.document(uri), 'sqs:*'));
    const own = actions.filter(({ edit }) => edit?.changes?.[uri] !== undefined);
    assert.ok(own.length > 0 && actions.every(({ edit }) => edit !== undefined));
    for (const { edit } of own) {
      assert.ok(edit?.changes?.[uri]?.every((change) => !/[\u{e000}\u{e001}]|\$\{\d/u.test(change.newText)));
      JSON.parse(editor.apply(uri, edit));
    }
    await editor.stop();
  });

  it('offered before a change are refused after it', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(policy);
    const [action] = await actionsAt(editor, uri, rangeOf(editor.document(uri), 's3:GetObejct'));
    await editor.replace(uri, '"Typo"', '"T"');
    await assert.rejects(
      editor.connection.sendRequest('codeAction/resolve', action),
      (error) => error instanceof ResponseError && error.code === LSPErrorCodes.ContentModified,
    );
    await editor.stop();
  });

  it('of the kind source.fixAll change only what is safe, and come only when asked for', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(policy.replace('"Version": "2012-10-17",', '"Version": "2012-10-17", "Version": "2012-10-17",'));
    const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const offered = await actionsAt(editor, uri, whole);
    assert.ok(offered.every(({ kind }) => kind === 'quickfix'));
    for (const action of await actionsAt(editor, uri, whole, ['source.fixAll'])) {
      assert.equal(action.kind, 'source.fixAll.iamPolicy');
      assert.match(editor.apply(uri, action.edit), /"sqs:\*"/);
    }
    assert.deepEqual(await actionsAt(editor, uri, whole, ['source.organizeImports']), []);
    await editor.stop();
  });

  it('repair all of a kind at once', async () => {
    const editor = await Editor.start();
    const twice = policy.replace('["s3:ListBucket", "s3:GetObejct"]', '["s3:ListBucket", "s3:GetObejct", "s3:GetObejct"]');
    const uri = await editor.open(twice);
    const actions = await actionsAt(editor, uri, rangeOf(editor.document(uri), '"s3:ListBucket", "s3:GetObejct'));
    const action = actions.find(({ title }) => title === 'Replace with `s3:GetObject`, everywhere in this file');
    assert.equal(action?.diagnostics?.[0]?.code, 'unknown-action');
    const resolved: CodeAction = await editor.connection.sendRequest('codeAction/resolve', action);
    assert.equal(editor.apply(uri, resolved.edit), twice.replaceAll('GetObejct', 'GetObject'));
    await editor.stop();
  });

  it('place the stops that the author has to fill where the editor can show them', async () => {
    const editor = await Editor.start({ capabilities: modern });
    const split = policy
      .replace('["s3:ListBucket", "s3:GetObejct"]', '["s3:ListBucket", "s3:GetObject"]')
      .replace('"arn:aws:s3:::photos"', '"*"');
    const uri = await editor.open(split.replace('"sqs:*"', '"sqs:SendMessage"'));
    const all = await editor.diagnostics(uri);
    const texts: string[] = [];
    for (const { range } of all) {
      for (const action of await actionsAt(editor, uri, range)) {
        const { edit }: CodeAction = await editor.connection.sendRequest('codeAction/resolve', action);
        texts.push(JSON.stringify(edit));
        JSON.parse(editor.apply(uri, edit));
      }
    }
    assert.ok(
      texts.some((text) => /"kind":"snippet","value":".*\$\{1:/.test(text)),
      texts.join('\n'),
    );
    await editor.stop();
  });

  it('offer the values that other open documents name', async () => {
    const editor = await Editor.start({ capabilities: modern });
    const pass = (resource: string) => `{ "Statement": { "Effect": "Allow", "Action": "iam:PassRole", "Resource": ${resource} } }`;
    const roles = ['build', 'deploy'].map((name) => `arn:aws:iam::111122223333:role/${name}`);
    await editor.open(pass(JSON.stringify(roles)), 'file:///folder/other.json');
    const uri = await editor.open(pass('"*"'));
    const offered = await actionsAt(editor, uri, rangeOf(editor.document(uri), 'iam:PassRole'));
    const limit = offered.find(({ title }) => title.startsWith('Limit `iam:PassRole`'));
    const { edit }: CodeAction = await editor.connection.sendRequest('codeAction/resolve', limit);
    assert.ok(JSON.stringify(edit).includes('arn:aws:iam::${1:111122223333}:role/${2|build,deploy|}'), JSON.stringify(edit));
    assert.ok(JSON.stringify(edit).includes('${3:service.amazonaws.com}'), JSON.stringify(edit));
    assert.match(editor.apply(uri, edit), /"arn:aws:iam::111122223333:role\/build"/);
    await editor.stop();
  });

  it('narrow a statement that no rule complains of where that is asked for, with what was proved', async () => {
    const editor = await Editor.start({ capabilities: modern, platform: { pause: unhurried } });
    const text = '{ "Statement": { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::photos" } }';
    const uri = await editor.open(text);
    const range = rangeOf(editor.document(uri), 's3:ListBucket');
    const kind = 'refactor.rewrite.iamPolicy.narrow';
    const offered: CodeAction[] = await editor.request('textDocument/codeAction', uri, {
      range,
      context: { diagnostics: [], only: [kind] },
    });
    assert.deepEqual(
      offered.map((action) => [action.title, action.kind]),
      [['Limit listing to one prefix · proved narrower', kind]],
    );
    const resolved: CodeAction = await editor.connection.sendRequest('codeAction/resolve', offered[0]);
    assert.match(editor.apply(uri, resolved.edit), /"Condition": \{ "StringLike": \{ "s3:prefix": "Prefix\/\*" \} \}/);
    await editor.stop();
  });

  it('rewrite a policy where that is asked for, with edits that are asked for later', async () => {
    const editor = await Editor.start({ capabilities: modern });
    const uri = await editor.open(policy);
    const range = rangeOf(editor.document(uri), 'sqs:*');
    const cursor = { start: range.start, end: range.start };
    const context = { diagnostics: [] };
    const invoked: CodeAction[] = await editor.request('textDocument/codeAction', uri, {
      range: cursor,
      context: { ...context, triggerKind: 1 },
    });
    const expand = invoked.find(({ kind }) => kind === 'refactor.rewrite.iamPolicy.expand');
    assert.ok(expand?.edit === undefined);
    const resolved: CodeAction = await editor.connection.sendRequest('codeAction/resolve', expand);
    assert.match(editor.apply(uri, resolved.edit), /"sqs:SendMessage"/);
    const moved: CodeAction[] = await editor.request('textDocument/codeAction', uri, {
      range: cursor,
      context: { ...context, triggerKind: 2 },
    });
    assert.deepEqual(
      moved.filter(({ kind }) => kind?.startsWith('refactor')),
      [],
      'no light bulb wherever the cursor goes',
    );
    const lists: CodeAction[] = await actionsAt(editor, uri, range, ['refactor.rewrite.iamPolicy.list']);
    assert.ok(lists.length > 0 && lists.every(({ kind }) => kind === 'refactor.rewrite.iamPolicy.list'));
    await editor.stop();
  });

  it('sort all lists of a file only when asked by name', async () => {
    const editor = await Editor.start({ capabilities: modern });
    const uri = await editor.open(policy);
    const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const [sort, ...others] = await actionsAt(editor, uri, whole, ['source.sort']);
    assert.deepEqual(others, []);
    assert.equal(sort?.kind, 'source.sort.iamPolicy');
    assert.ok(editor.apply(uri, sort?.edit).search('s3:GetObejct') < editor.apply(uri, sort?.edit).search('s3:ListBucket'));
    assert.ok((await actionsAt(editor, uri, whole)).every(({ kind }) => !kind?.startsWith('source')));
    await editor.stop();
  });
});
