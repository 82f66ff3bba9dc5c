import assert from 'node:assert/strict';
import type { DocumentSymbol } from 'vscode-languageserver/node';
import { Editor, loadReference } from './editor';
import { policy } from './policies';

describe('a session with an editor', () => {
  it('offers what it can do', async () => {
    const editor = await Editor.start();
    const { capabilities, serverInfo } = editor.initialized;
    assert.equal(serverInfo?.name, 'iam-policy');
    assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2 });
    assert.equal(capabilities.positionEncoding, 'utf-16');
    assert.equal(capabilities.hoverProvider, true);
    assert.ok(capabilities.completionProvider?.resolveProvider);
    assert.ok(capabilities.diagnosticProvider);
    assert.deepEqual(capabilities.codeActionProvider, {
      codeActionKinds: ['quickfix', 'refactor.rewrite.iamPolicy', 'source.fixAll.iamPolicy', 'source.sort.iamPolicy'],
      resolveProvider: true,
    });
    await editor.stop();
  });

  for (const uri of [
    'untitled:Untitled-1',
    'vscode-vfs://github/owner/repo/policy.json',
    'git:/folder/policy.json?%7B%22ref%22%3A%22HEAD%22%7D',
  ]) {
    it(`serves ${uri.split(':')[0]}: documents`, async () => {
      const editor = await Editor.start();
      await editor.open(policy, uri);
      const codes = (await editor.diagnostics(uri)).map(({ code }) => code);
      assert.ok(codes.includes('unknown-action'), String(codes));
      await editor.stop();
    });
  }

  it('reads no reference data for a document without a policy', async () => {
    let loads = 0;
    const counting = async () => {
      loads += 1;
      return loadReference();
    };
    const editor = await Editor.start({ platform: { loadReference: counting } });
    const uri = await editor.open('{ "name": "package", "version": "1.0.0" }\n');
    assert.deepEqual(await editor.diagnostics(uri), []);
    assert.equal(await editor.request('textDocument/hover', uri, { position: { line: 0, character: 4 } }), null);
    assert.deepEqual(await editor.request('textDocument/documentSymbol', uri), []);
    assert.deepEqual(await editor.connection.sendRequest('iamPolicy/status', { uri }), { policyTypes: [], sizes: [], dataDate: null });
    assert.equal(loads, 0);
    await editor.open(policy, 'file:///folder/other.json');
    await editor.diagnostics('file:///folder/other.json');
    assert.equal(loads, 1);
    await editor.stop();
  });

  it('tells the policy types and the date of its data', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(policy);
    const { date } = await loadReference();
    assert.deepEqual(await editor.connection.sendRequest('iamPolicy/status', { uri }), {
      policyTypes: ['identity-based'],
      sizes: ['210 of 6,144 characters without white space'],
      dataDate: date,
    });
    await editor.stop();
  });

  it('follows edits sent as changes', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(policy);
    await editor.replace(uri, '"Typo"', '"Renamed"');
    await editor.replace(uri, 'photos', 'photos-\u{1f40b}');
    const [root]: DocumentSymbol[] = await editor.request('textDocument/documentSymbol', uri);
    assert.match(JSON.stringify(root), /Renamed/);
    assert.doesNotMatch(JSON.stringify(root), /Typo/);
    await editor.stop();
  });

  it('forgets a document that is closed, and reads it anew when it is opened again', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(policy);
    assert.notEqual((await editor.diagnostics(uri)).length, 0);
    await editor.close(uri);
    assert.deepEqual(await editor.diagnostics(uri), []);
    await editor.open('{}', uri);
    assert.deepEqual(await editor.diagnostics(uri), []);
    await editor.stop();
  });

  it('checks the structure of a policy without reference data, and says that the rest is missing', async () => {
    const editor = await Editor.start({
      platform: { loadReference: () => Promise.reject(new Error('ENOENT: no such file, open index.json')) },
    });
    const uri = await editor.open('{ "Version": "2012-10-17", "Statement": [{ "Action": "s3:GetObejct", "Resource": "*" }] }');
    const codes = (await editor.diagnostics(uri)).map(({ code }) => code);
    assert.deepEqual(codes, ['missing-effect']);
    assert.equal(editor.messages.length, 1);
    assert.match(editor.messages[0] ?? '', /reference data cannot be read.*index\.json/);
    assert.equal(await editor.request('textDocument/hover', uri, { position: { line: 0, character: 60 } }), null);
    await editor.stop();
  });
});
