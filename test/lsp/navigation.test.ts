import assert from 'node:assert/strict';
import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentLink,
  type FoldingRange,
  type SelectionRange,
  type SemanticTokens,
  type SemanticTokensDelta,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { Editor, rangeOf } from './editor';
import { policy } from './policies';

describe('navigation', () => {
  it('highlights what is named elsewhere', async () => {
    const editor = await Editor.start();
    const twice = policy.replace('sqs:*', 's3:List*');
    const uri = await editor.open(twice);
    const position = rangeOf(editor.document(uri), 's3:ListBucket').start;
    const found: DocumentHighlight[] = await editor.request('textDocument/documentHighlight', uri, { position });
    assert.deepEqual(
      found.map(({ range, kind }) => [editor.document(uri).getText(range), kind]),
      [
        ['s3:ListBucket', DocumentHighlightKind.Text],
        ['s3:List*', DocumentHighlightKind.Read],
      ],
    );
    await editor.stop();
  });

  it('renames a Sid, and says why a name will not do', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(policy);
    const position = rangeOf(editor.document(uri), 'Typo').start;
    const place: { readonly placeholder: string } = await editor.request('textDocument/prepareRename', uri, { position });
    assert.equal(place.placeholder, 'Typo');
    const edit: WorkspaceEdit = await editor.request('textDocument/rename', uri, { position, newName: 'Photos' });
    assert.equal(editor.apply(uri, edit), policy.replace('Typo', 'Photos'));
    await assert.rejects(editor.request('textDocument/rename', uri, { position, newName: 'Broad' }), /has the Sid Broad already/);
    const elsewhere = { position: rangeOf(editor.document(uri), 'sqs:*').start };
    assert.equal(await editor.request('textDocument/prepareRename', uri, elsewhere), null);
    await editor.stop();
  });

  it('grows a selection step by step', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(policy);
    const positions = [rangeOf(editor.document(uri), 'GetObejct').start, { line: 99, character: 0 }];
    const [first, outside]: SelectionRange[] = await editor.request('textDocument/selectionRange', uri, { positions });
    const steps: string[] = [];
    for (let step = first; step !== undefined; step = step.parent) {
      steps.push(editor.document(uri).getText(step.range));
    }
    assert.deepEqual(steps.slice(0, 3), ['GetObejct', 's3:GetObejct', '"s3:GetObejct"']);
    assert.equal(steps.at(-1), policy.trim());
    assert.equal(outside?.parent, undefined);
    await editor.stop();
  });

  it('links the managed policies of AWS', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(policy.replace('arn:aws:s3:::photos', 'arn:aws:iam::aws:policy/ReadOnlyAccess'));
    const links: DocumentLink[] = await editor.request('textDocument/documentLink', uri);
    assert.deepEqual(
      links.map(({ target }) => target),
      ['https://docs.aws.amazon.com/aws-managed-policy/latest/reference/ReadOnlyAccess.html'],
    );
    await editor.stop();
  });

  it("folds in the extension's own language only", async () => {
    const editor = await Editor.start();
    const { foldingRangeProvider } = editor.initialized.capabilities;
    assert.deepEqual(foldingRangeProvider, { documentSelector: [{ language: 'iam-policy' }] });
    const uri = await editor.open(policy, 'file:///folder/a.iam.json', 'iam-policy');
    const folds: FoldingRange[] = await editor.request('textDocument/foldingRange', uri);
    assert.deepEqual(folds[0], { startLine: 0, endLine: policy.trimEnd().split('\n').length - 2 });
    assert.equal(await editor.request('textDocument/foldingRange', await editor.open(policy)), null);
    await editor.stop();
  });
});

describe('semantic tokens', () => {
  it('come whole, for what is in sight, and as what has changed', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(policy);
    const whole: SemanticTokens = await editor.request('textDocument/semanticTokens/full', uri);
    assert.deepEqual(decoded(editor, uri, whole.data), [
      's3 iamService',
      'ListBucket iamAction iamList',
      's3 iamService',
      'GetObejct iamAction',
      's3 iamService',
      'sqs iamService',
      '* iamWildcard',
      '* iamWildcard',
    ]);
    const range = rangeOf(editor.document(uri), 'sqs:*');
    const part: SemanticTokens = await editor.request('textDocument/semanticTokens/range', uri, { range });
    assert.deepEqual(decoded(editor, uri, part.data), ['sqs iamService', '* iamWildcard', '* iamWildcard']);

    await editor.replace(uri, 'GetObejct', 'GetObject');
    const previousResultId = whole.resultId;
    const delta: SemanticTokensDelta = await editor.request('textDocument/semanticTokens/full/delta', uri, { previousResultId });
    assert.equal(delta.edits.length, 1);
    const data = [...whole.data];
    for (const { start, deleteCount, data: fresh = [] } of delta.edits) {
      data.splice(start, deleteCount, ...fresh);
    }
    const again: SemanticTokens = await editor.request('textDocument/semanticTokens/full', uri);
    assert.deepEqual(data, again.data);
    assert.ok(decoded(editor, uri, data).includes('GetObject iamAction iamRead'));
    await editor.stop();
  });
});

function decoded(editor: Editor, uri: string, data: readonly number[]): readonly string[] {
  const legend = editor.initialized.capabilities.semanticTokensProvider?.legend ?? { tokenTypes: [], tokenModifiers: [] };
  const found: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
    character = down === 0 ? character + right : right;
    line += down;
    const text = editor.document(uri).getText({ start: { line, character }, end: { line, character: character + length } });
    const names = legend.tokenModifiers.filter((_, bit) => (modifiers & (1 << bit)) !== 0);
    found.push([text, legend.tokenTypes[type], ...names].join(' '));
  }
  return found;
}
