import assert from 'node:assert/strict';
import { type CodeAction, LSPErrorCodes, type Range, ResponseError } from 'vscode-languageserver/node';
import type { FixPreview } from '../../server/src/lsp/requests';
import { Editor, modern, rangeOf } from './editor';
import { policy } from './policies';
import { unhurried } from './unhurried';

const bucket = `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": "*",
    "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::photos/*"
  }
}
`;

function actionsAt(editor: Editor, uri: string, range: Range): Promise<CodeAction[]> {
  return editor.request('textDocument/codeAction', uri, { range, context: { diagnostics: [] } });
}

describe('the proof of a fix', () => {
  it('stands beside its title', async () => {
    const editor = await Editor.start({ platform: { pause: unhurried } });
    const uri = await editor.open(policy);
    const titles = (await actionsAt(editor, uri, rangeOf(editor.document(uri), 'sqs:*'))).map(({ title }) => title);
    assert.ok(
      titles.some((title) => /^Replace `sqs:\*` by its .* actions \(\d+ of \d+\) · proved narrower$/.test(title)),
      titles.join('\n'),
    );
    const repairs = (await actionsAt(editor, uri, rangeOf(editor.document(uri), 's3:GetObejct'))).map(({ title }) => title);
    assert.ok(repairs.includes('Replace with `s3:GetObject`'), repairs.join('\n'));
    await editor.stop();
  });

  it('does not keep an editor from asking for the edits', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(policy);
    for (const action of await actionsAt(editor, uri, rangeOf(editor.document(uri), 'sqs:*'))) {
      const { edit }: CodeAction = await editor.connection.sendRequest('codeAction/resolve', action);
      assert.ok(edit !== undefined, action.title);
    }
    await editor.stop();
  });

  it('is left out where there is no time for it', async () => {
    const editor = await Editor.start({ platform: { pause: () => Promise.resolve() } });
    const uri = await editor.open(policy);
    const actions = await actionsAt(editor, uri, rangeOf(editor.document(uri), 'sqs:*'));
    assert.ok(actions.some(({ title }) => title.startsWith('Replace `sqs:*`')));
    assert.ok(actions.every(({ title }) => !title.includes('·')));
    await editor.stop();
  });

  it('is given up at the next key press', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(policy);
    await editor.diagnostics(uri);
    const range = rangeOf(editor.document(uri), 'sqs:*');
    const asked = assert.rejects(
      actionsAt(editor, uri, range),
      (error) => error instanceof ResponseError && error.code === LSPErrorCodes.ContentModified,
    );
    await editor.replace(uri, '"Typo"', '"T"');
    await asked;
    await editor.stop();
  });

  it('comes with what goes and what stays to an editor that shows edits before it applies them', async () => {
    const annotating = {
      ...modern,
      workspace: { ...modern.workspace, workspaceEdit: { ...modern.workspace?.workspaceEdit, changeAnnotationSupport: {} } },
    };
    const editor = await Editor.start({ capabilities: annotating });
    const uri = await editor.open(bucket);
    const actions = await actionsAt(editor, uri, rangeOf(editor.document(uri), '"*"'));
    const [first] = actions.filter(({ title }) => title.endsWith('proved narrower'));
    assert.ok(first, JSON.stringify(actions));
    const { edit }: CodeAction = await editor.connection.sendRequest('codeAction/resolve', first);
    const [note] = Object.values(edit?.changeAnnotations ?? {});
    assert.equal(note?.label, 'Proved narrower');
    assert.equal(note?.needsConfirmation, undefined);
    assert.match(note?.description ?? '', /^Stays: s3:GetObject, under conditions on aws:PrincipalOrgID\.$/);
    JSON.parse(editor.apply(uri, edit));
    await editor.stop();
  });
});

describe('previews of fixes', () => {
  async function previews(editor: Editor, uri: string, range: Range): Promise<readonly FixPreview[]> {
    return editor.connection.sendRequest('iamPolicy/fixPreviews', { uri, range });
  }

  it('say what each narrowing fix at the cursor leaves, and do it', async () => {
    const editor = await Editor.start({ capabilities: modern });
    const uri = await editor.open(policy);
    const offered = await previews(editor, uri, rangeOf(editor.document(uri), 'sqs:*'));
    assert.ok(offered.length > 1);
    for (const { title, label, leaves, explanation, rule, edit, textEdits } of offered) {
      assert.equal(label, 'proved narrower', title);
      assert.match(leaves, /^(Goes: \d+ |Stays: )/);
      assert.match(explanation, /^Proved: /);
      assert.match(rule, /^(service-wildcard|no finding)$/);
      assert.equal(editor.apply(uri, edit), editor.apply(uri, { changes: { [uri]: [...textEdits] } }));
    }
    await editor.stop();
  });

  it('are those of the statement, and then of the policy, where the cursor is at none', async () => {
    const editor = await Editor.start({ platform: { pause: unhurried } });
    const uri = await editor.open(policy);
    const titles = async (text: string) => {
      const offered = await previews(editor, uri, rangeOf(editor.document(uri), text));
      return offered.filter(({ rule }) => rule !== 'no finding').map(({ title }) => title);
    };
    const own = await titles('sqs:*');
    assert.deepEqual(await titles('"Broad"'), own);
    assert.deepEqual(await titles('2012-10-17'), own);
    await editor.stop();
  });

  it('are none where nothing can be narrowed, nor where there is no policy', async () => {
    const editor = await Editor.start();
    const none = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const uri = await editor.open(policy.replace('sqs:*', 'sqs:ListQueues'));
    assert.deepEqual(await previews(editor, uri, none), []);
    assert.deepEqual(await previews(editor, 'file:///folder/gone.json', none), []);
    await editor.stop();
  });

  it('are offered in the menu of an editor that shows them', async () => {
    const titles = async (previewsFixes: boolean) => {
      const editor = await Editor.start({ params: { initializationOptions: { previewsFixes } } });
      const uri = await editor.open(policy);
      const actions = await actionsAt(editor, uri, rangeOf(editor.document(uri), 'sqs:*'));
      await editor.stop();
      return actions.filter(({ command }) => command?.command === 'iamPolicy.previewFixes').map(({ title }) => title);
    };
    assert.match((await titles(true)).join('\n'), /^Compare what each narrowing fix leaves…$/);
    assert.deepEqual(await titles(false), []);
  });
});
