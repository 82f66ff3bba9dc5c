import assert from 'node:assert/strict';
import type { CodeAction, DocumentLink, Hover } from 'vscode-languageserver/node';
import { Editor, rangeOf } from './editor';

const template = `Resources:
  Deploy:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAccess, arn:aws:iam::aws:policy/SecurityAudit]
`;

describe('a template that attaches managed policies and holds none', function () {
  this.timeout(30_000);

  it('has findings, hovers and links', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(template, 'file:///repo/template.yaml', 'yaml');
    const [finding, ...others] = await editor.diagnostics(uri);
    assert.equal(finding?.code, 'broad-managed-policy');
    assert.equal(editor.document(uri).getText(finding?.range), 'arn:aws:iam::aws:policy/AdministratorAccess');
    assert.deepEqual(others, []);
    const position = rangeOf(editor.document(uri), 'SecurityAudit').start;
    const hover = await editor.request<Hover>('textDocument/hover', uri, { position });
    assert.match(JSON.stringify(hover.contents), /`SecurityAudit`.*AWS managed policy/);
    const links = await editor.request<DocumentLink[]>('textDocument/documentLink', uri, {});
    assert.equal(links.length, 2);
    await editor.stop();
  });

  it('can be excepted where it stands', async () => {
    const editor = await Editor.start();
    const uri = await editor.open(template, 'file:///repo/template.yaml', 'yaml');
    const range = rangeOf(editor.document(uri), 'AdministratorAccess');
    const actions = await editor.request<CodeAction[]>('textDocument/codeAction', uri, { range, context: { diagnostics: [] } });
    const action = actions.find(({ title }) => title === 'Add an exception for `broad-managed-policy` here, with a reason');
    assert.ok(action !== undefined, actions.map(({ title }) => title).join());
    const resolved = await editor.connection.sendRequest<CodeAction>('codeAction/resolve', action);
    assert.match(JSON.stringify(resolved.edit), /Resources\/Deploy\/Properties\/ManagedPolicyArns\/0/);
    await editor.stop();
  });
});
