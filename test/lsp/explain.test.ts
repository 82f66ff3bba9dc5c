import assert from 'node:assert/strict';
import type { CodeLens, DocumentSymbol, Hover, InlayHint, SymbolInformation } from 'vscode-languageserver/node';
import { Editor, modern, rangeOf } from './editor';
import { policy } from './policies';

describe('explanations', () => {
  it('of an action hover over its text', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(policy);
    const range = rangeOf(editor.document(uri), 's3:ListBucket');
    const hover: Hover = await editor.request('textDocument/hover', uri, { position: range.start });
    assert.deepEqual(hover.range, range);
    assert.match(JSON.stringify(hover.contents), /"markdown".*List/);
    await editor.stop();
  });

  it('come as plain text to an editor that shows no Markdown', async () => {
    const editor = await Editor.start({ capabilities: { ...modern, textDocument: { ...modern.textDocument, hover: {} } } });
    const uri = await editor.open(policy);
    const hover: Hover = await editor.request('textDocument/hover', uri, { position: rangeOf(editor.document(uri), 'ListBucket').start });
    const said = JSON.stringify(hover.contents);
    assert.match(said, /"plaintext"/);
    assert.doesNotMatch(said, /\*\*|`/);
    await editor.stop();
  });

  it('of what a statement grants stand above it', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(policy);
    const lenses: CodeLens[] = await editor.request('textDocument/codeLens', uri);
    assert.equal(lenses.length, 2);
    assert.match(lenses[1]?.command?.title ?? '', /Write/);
    assert.equal(lenses[1]?.command?.command, '');
    await editor.stop();
  });

  it('count behind a wildcard what it covers, in the part of the text that is shown', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(policy);
    const document = editor.document(uri);
    const all = { start: { line: 0, character: 0 }, end: document.positionAt(document.getText().length) };
    const hints: InlayHint[] = await editor.request('textDocument/inlayHint', uri, { range: all });
    assert.ok(hints.length > 0);
    assert.match(String(hints[0]?.label), /^\d+ actions$/);
    const none: InlayHint[] = await editor.request('textDocument/inlayHint', uri, { range: { start: all.start, end: all.start } });
    assert.deepEqual(none, []);
    await editor.stop();
  });

  it('lead to the documentation in the language of the editor', async () => {
    const editor = await Editor.start({ params: { locale: 'ja' } });
    const uri = await editor.open(policy);
    const hover: Hover = await editor.request('textDocument/hover', uri, { position: rangeOf(editor.document(uri), 'Statement').start });
    assert.match(JSON.stringify(hover.contents), /docs\.aws\.amazon\.com\/ja_jp\/IAM\/latest\/UserGuide/);
    await editor.stop();
  });

  it('name an account as the settings do', async () => {
    const editor = await Editor.start({ settings: { accounts: { '111122223333': 'production' } } });
    const uri = await editor.open(
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}}',
    );
    const hover: Hover = await editor.request('textDocument/hover', uri, { position: rangeOf(editor.document(uri), '111122223333').start });
    assert.match(JSON.stringify(hover.contents), /whole account `111122223333` \(production\)/);
    await editor.stop();
  });

  it('outline the policy as a tree, or as a list for editors without trees', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(policy);
    const [root]: DocumentSymbol[] = await editor.request('textDocument/documentSymbol', uri);
    assert.deepEqual(
      root?.children?.map(({ name }) => name).filter((name) => name !== 'Version'),
      ['Typo', 'Broad'],
    );
    await editor.stop();
    const plain = await Editor.start({ capabilities: { ...modern, textDocument: { ...modern.textDocument, documentSymbol: {} } } });
    await plain.open(policy);
    const list: SymbolInformation[] = await plain.request('textDocument/documentSymbol', uri);
    assert.ok(list.some(({ name, containerName, location }) => name === 'Broad' && containerName !== undefined && location.uri === uri));
    await plain.stop();
  });
});
