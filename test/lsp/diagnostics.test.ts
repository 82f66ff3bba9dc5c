import assert from 'node:assert/strict';
import { CancellationTokenSource, type DocumentDiagnosticReport, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { Editor, modern, until } from './editor';
import { largePolicy, policy } from './policies';

describe('diagnostics', function () {
  this.timeout(30_000);
  it('underline the token and name the rule, its page and its severity', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(policy);
    const finding = (await editor.diagnostics(uri)).find(({ code }) => code === 'unknown-action');
    assert.match(String(finding && editor.document(uri).getText(finding.range)), /^"?s3:GetObejct"?$/);
    assert.equal(finding?.severity, 1);
    assert.equal(finding?.source, 'iam-policy');
    assert.match(String(finding?.message), /`s3:GetObejct`/);
    assert.match(finding?.codeDescription?.href ?? '', /\/docs\/rules\/unknown-action\.md$/);
    await editor.stop();
  });

  it('say where a text in the own language is not JSON, which nobody else says there', async () => {
    const editor = await Editor.start();
    const broken = policy.replace(/,/, '');
    const own = await editor.open(broken, 'file:///own.iam.json', 'iam-policy');
    assert.match(String((await editor.diagnostics(own)).find(({ code }) => code === undefined)?.message), /comma is missing/);
    const json = await editor.open(broken, 'file:///policy.json', 'json');
    assert.deepEqual(
      (await editor.diagnostics(json)).filter(({ code }) => code === undefined),
      [],
    );
    await editor.stop();
  });

  it('say "unchanged" while neither document nor settings change', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(policy);
    const pull = (previousResultId?: string): Promise<DocumentDiagnosticReport> =>
      editor.request('textDocument/diagnostic', uri, { previousResultId });
    const first = await pull();
    assert.equal(first.kind, 'full');
    assert.equal((await pull(first.resultId)).kind, 'unchanged');
    await editor.replace(uri, 'GetObejct', 'GetObject');
    const second = await pull(first.resultId);
    assert.equal(second.kind, 'full');
    await editor.close(uri);
    await editor.open(policy, uri);
    assert.equal((await pull(second.resultId)).kind, 'full');
    assert.equal((await pull(first.resultId)).kind, 'full');
    await editor.stop();
  });

  it('are pushed to an editor that does not ask, the last change of several counting', async () => {
    const { diagnostic, ...textDocument } = modern.textDocument ?? {};
    const editor = await Editor.start({
      capabilities: { ...modern, textDocument: { ...textDocument, publishDiagnostics: { codeDescriptionSupport: true } } },
    });
    assert.equal(editor.initialized.capabilities.diagnosticProvider, undefined);
    const uri = await editor.open(policy);
    await until(() => editor.published.length === 1);
    assert.ok(editor.published[0]?.diagnostics.some(({ code }) => code === 'unknown-action'));
    for (const [old, newText] of [
      ['GetObejct', 'GetObejc'],
      ['GetObejc', 'GetObje'],
      ['GetObje', 'GetObject'],
    ] as const) {
      await editor.replace(uri, old, newText);
    }
    await until(() => editor.published.at(-1)?.version === 4);
    assert.equal(editor.published.length, 2);
    assert.ok(!editor.published[1]?.diagnostics.some(({ code }) => code === 'unknown-action'));
    await editor.close(uri);
    await until(() => editor.published.length === 3);
    assert.deepEqual(editor.published[2]?.diagnostics, []);
    await editor.stop();
  });

  it('can be cancelled while a large document is checked', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(largePolicy(1500));
    await editor.request('textDocument/documentSymbol', uri);
    const source = new CancellationTokenSource();
    const pulled = editor.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }, source.token);
    source.cancel();
    await assert.rejects(pulled, (error) => error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled);
    assert.notEqual((await editor.diagnostics(uri)).length, 0);
    await editor.stop();
  });

  it('of a version that is gone are not sent: the editor is told to ask again', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(largePolicy(1500));
    await editor.request('textDocument/documentSymbol', uri);
    const pulled = editor.diagnostics(uri);
    const change = editor.replace(uri, '"S7"', '"Seven"');
    await assert.rejects(pulled, (error) => {
      return error instanceof ResponseError && error.code === LSPErrorCodes.ServerCancelled && error.data.retriggerRequest === true;
    });
    await change;
    assert.notEqual((await editor.diagnostics(uri)).length, 0);
    await editor.stop();
  });

  it('leave room for other requests while a large document is checked', async () => {
    const editor = await Editor.start();
    const large = await editor.open(largePolicy(3000), 'file:///folder/large.json');
    const small = await editor.open(policy, 'file:///folder/small.json');
    await editor.diagnostics(small);
    const order: string[] = [];
    const slow = editor.diagnostics(large).then(() => order.push('large'));
    const quick = editor.request('textDocument/documentSymbol', small).then(() => order.push('small'));
    await Promise.all([slow, quick]);
    assert.deepEqual(order, ['small', 'large']);
    await editor.stop();
  });
});
