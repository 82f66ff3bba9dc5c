import assert from 'node:assert/strict';
import { Editor, modern, until } from './editor';
import { policy } from './policies';

async function severityOf(editor: Editor, uri: string, rule: string): Promise<number | undefined> {
  return (await editor.diagnostics(uri)).find(({ code }) => code === rule)?.severity;
}

describe('settings', () => {
  it('change how loudly a rule speaks, from one check to the next', async () => {
    const editor = await Editor.start({ settings: { rules: { 'unknown-action': 'hint' } } });
    const uri = await editor.open(policy);
    assert.equal(await severityOf(editor, uri, 'unknown-action'), 4);
    editor.settings = { rules: { 'unknown-action': 'off' } };
    await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await until(() => editor.refreshes === 1);
    assert.equal(await severityOf(editor, uri, 'unknown-action'), undefined);
    await editor.stop();
  });

  it('with a wrong name or value are named in one message; the rest of them holds', async () => {
    const editor = await Editor.start({
      settings: {
        rules: { 'unknwon-action': 'off', 'unknown-service': 'loud', 'unknown-action': 'information' },
        policyTypes: { 'scp/**': 'scp' },
      },
    });
    const uri = await editor.open(policy);
    assert.equal(await severityOf(editor, uri, 'unknown-action'), 3);
    await editor.open(policy, 'file:///folder/second.json');
    await editor.diagnostics('file:///folder/second.json');
    assert.equal(editor.messages.length, 1, editor.messages.join('\n'));
    const [message = ''] = editor.messages;
    assert.match(message, /`unknwon-action`, which is not a rule\. Did you mean `unknown-action`\?/);
    assert.match(message, /`unknown-service` to `loud`/);
    assert.match(message, /`scp\/\*\*` to `scp`/);
    await editor.stop();
  });

  for (const wrong of [17, 'off', ['unknown-action'], { rules: 'none' }, { rules: { 'unknown-action': { level: 1 } } }, null]) {
    it(`that are ${JSON.stringify(wrong)} leave the defaults`, async () => {
      const editor = await Editor.start({ settings: wrong });
      const uri = await editor.open(policy);
      assert.equal(await severityOf(editor, uri, 'unknown-action'), 1);
      assert.equal(editor.messages.length, wrong === null ? 0 : 1);
      await editor.stop();
    });
  }

  it('reach a server whose editor cannot be asked', async () => {
    const capabilities = { ...modern, workspace: {} };
    const editor = await Editor.start({ capabilities, params: { initializationOptions: { rules: { 'unknown-action': 'hint' } } } });
    const uri = await editor.open(policy);
    assert.equal(await severityOf(editor, uri, 'unknown-action'), 4);
    await editor.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { iamPolicy: { rules: { 'unknown-action': 'warning' } } },
    });
    assert.equal(await severityOf(editor, uri, 'unknown-action'), 2);
    await editor.stop();
  });

  const typed: readonly (readonly [string, string, string])[] = [
    ['policies/scp/**', 'file:///repo/policies/scp/deny.json', 'service-control'],
    ['policies/scp/**', 'file:///repo/policies/other.json', 'identity-based'],
    ['*.boundary.json', 'file:///repo/a/b%20c/team.boundary.json', 'permissions-boundary'],
    ['**/x?.json', 'vscode-vfs://github/repo/x1.json', 'session'],
  ];
  for (const [glob, uri, expected] of typed) {
    it(`take ${uri} for ${expected} by ${glob}`, async () => {
      const type = expected === 'identity-based' ? 'session' : expected;
      const editor = await Editor.start({
        settings: { policyTypes: { [glob]: type } },
        params: { workspaceFolders: [{ uri: 'file:///repo', name: 'repo' }] },
      });
      await editor.open(policy, uri);
      const { policyTypes } = await editor.connection.sendRequest<{ policyTypes: string[] }>('iamPolicy/status', { uri });
      assert.deepEqual(policyTypes, [expected]);
      await editor.stop();
    });
  }

  const suggested: readonly (readonly [string, string, string])[] = [
    ['service-control', 'file:///repo/org/deny-regions.scp.json', policy],
    ['service-control', 'file:///repo/scps/deny-regions.json', policy],
    ['service-control', 'file:///repo/service-control-policies/a/b/c/d/regions.json', policy],
    ['identity-based', 'file:///repo/scp/a/b/c/d/regions.json', policy],
    ['session', 'file:///repo/session-policies/upload.json', policy],
    ['resource-control', 'file:///repo/resource-control-policies/describe.json', policy],
    ['permissions-boundary', 'file:///repo/developer-boundary.json', policy],
    ['identity-based', 'file:///repo/describe.json', policy],
    ['resource-based', 'file:///repo/scp.json', policy.replaceAll('"Effect"', '"Principal": { "AWS": "123456789012" }, "Effect"')],
  ];
  for (const [expected, uri, text] of suggested) {
    it(`leave it to the name ${uri.split('/').slice(-2).join('/')} to suggest ${expected}`, async () => {
      const editor = await Editor.start();
      await editor.open(text, uri);
      const { policyTypes } = await editor.connection.sendRequest<{ policyTypes: string[] }>('iamPolicy/status', { uri });
      assert.deepEqual(policyTypes, [expected]);
      await editor.stop();
    });
  }
});
