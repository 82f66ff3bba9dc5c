import assert from 'node:assert/strict';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Editor, type EditorOptions, modern, rangeOf, until } from './editor';
import { policy } from './policies';

const rule = 'unknown-action';
const uri = 'file:///repo/policies/a.json';
const configuration = 'file:///repo/.iampolicyrc.json';

/** An editor whose disk holds the files, a map that tests may change. */
async function start(files: Map<string, string>, options: EditorOptions = {}): Promise<Editor> {
  const editor = await Editor.start({
    ...options,
    params: { workspaceFolders: [{ uri: 'file:///repo', name: 'repo' }], ...options.params },
    platform: { readFile: async (file) => files.get(file) },
  });
  await editor.open(policy, uri);
  return editor;
}

async function severity(editor: Editor, of = uri): Promise<number | undefined> {
  return (await editor.diagnostics(of)).find(({ code }) => code === rule)?.severity;
}

function holding(settings: object): Map<string, string> {
  return new Map([[configuration, JSON.stringify(settings)]]);
}

const able = { ...modern, workspace: { ...modern.workspace, didChangeWatchedFiles: { dynamicRegistration: true } } };

describe('a configuration file', () => {
  it('above the document holds, and wins over the settings of the editor rule by rule', async () => {
    const settings = { rules: { [rule]: 'hint', 'unknown-service': 'hint' } };
    const editor = await start(holding({ rules: { [rule]: 'information' } }), { settings });
    assert.equal(await severity(editor), 3);
    await editor.stop();
  });

  it('that is nearer wins', async () => {
    const files = holding({ rules: { [rule]: 'information' } });
    files.set('file:///repo/policies/.iampolicyrc.json', '{ "rules": {} }');
    const editor = await start(files);
    assert.equal(await severity(editor), 1);
    await editor.stop();
  });

  it('counts its patterns from its own folder', async () => {
    const editor = await start(
      holding({ overrides: [{ files: 'policies/*.json', rules: { [rule]: 'hint' }, policyType: 'permissions-boundary' }] }),
    );
    assert.equal(await severity(editor), 4);
    const { policyTypes } = await editor.connection.sendRequest<{ policyTypes: string[] }>('iamPolicy/status', { uri });
    assert.deepEqual(policyTypes, ['permissions-boundary']);
    await editor.stop();
  });

  it('that changes on disk is read again, and the findings are asked for again', async () => {
    const files = holding({ rules: { [rule]: 'hint' } });
    const editor = await start(files, { capabilities: able });
    assert.equal(await severity(editor), 4);
    await until(() => editor.registrations.includes('workspace/didChangeWatchedFiles'));
    files.set(configuration, '{}');
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: configuration, type: 2 }] });
    await until(() => editor.refreshes === 1);
    assert.equal(await severity(editor), 1);
    files.delete(configuration);
    files.set('file:///.iampolicyrc.json', JSON.stringify({ rules: { [rule]: 'off' } }));
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: configuration, type: 3 }] });
    assert.equal(await severity(editor), undefined);
    await editor.stop();
  });

  it('that is open counts as it is typed, and as it is saved when it is closed', async () => {
    const editor = await start(holding({ rules: { [rule]: 'hint' } }));
    await editor.open('{ "rules": { "unknown-action": "hint" } }', configuration, 'jsonc');
    await until(() => editor.refreshes === 1);
    await editor.replace(configuration, '"hint"', '"off"');
    await until(() => editor.refreshes === 2);
    assert.equal(await severity(editor), undefined);
    await editor.close(configuration);
    await until(() => editor.refreshes === 3);
    assert.equal(await severity(editor), 4);
    await editor.stop();
  });

  for (const folder of ['vscode-vfs://github/repo', 'tmp:/repo', 'memfs:']) {
    it(`is asked of the client where the server cannot read it: in ${folder}/`, async () => {
      const away = `${folder}/policies/a.json`;
      const editor = await start(new Map(), { params: { initializationOptions: { readsFiles: true } } });
      const asked: string[] = [];
      editor.connection.onRequest('iamPolicy/file', ({ uri: file }: { uri: string }) => {
        asked.push(file);
        return file === `${folder}/.iampolicyrc.json` ? '{ "rules": { "unknown-action": "hint" } }' : null;
      });
      await editor.open(policy, away);
      assert.equal(await severity(editor, away), 4);
      assert.deepEqual(asked, [`${folder}/policies/.iampolicyrc.json`, `${folder}/.iampolicyrc.json`]);
      await editor.stop();
    });
  }

  it('hides what its exceptions cover', async () => {
    const editor = await start(holding({ exceptions: [{ rule, files: 'policies/a.json', reason: 'To come.' }] }));
    assert.equal(await severity(editor), undefined);
    assert.ok((await editor.diagnostics(uri)).length > 0, 'other findings stay');
    await editor.stop();
  });

  it('that is closed is said to have mistakes once', async () => {
    const editor = await start(holding({ rules: { 'unknwon-action': 'off' } }));
    await severity(editor);
    await editor.open(policy, 'file:///repo/b.json');
    await severity(editor, 'file:///repo/b.json');
    assert.deepEqual(editor.messages, [
      'IAM Policy configuration `.iampolicyrc.json`: `rules` names `unknwon-action`, which is not a rule. Did you mean `unknown-action`?',
    ]);
    await editor.stop();
  });

  const mistakes: readonly (readonly [string, string, RegExp])[] = [
    ['{ "rules": { "unknwon-action": "off" } }', '"unknwon-action"', /is not a rule\. Did you mean `unknown-action`\?/],
    ['{ "rules": { "unknown-action": "loud" } }', '"loud"', /`rules` sets `unknown-action` to `loud`; it can be/],
    ['{ /* our own */ "rulez": {} }', '"rulez"', /there is no field `rulez`\. Did you mean `rules`\?/],
    ['{ "accounts": { "12": "dev" }, }', '"12"', /`12`, which is not the ID of an account/],
    ['{ "trustedOrganizations": ["o-a1b2c3d4e5", "r-12"] }', '"r-12"', /which is not the ID of an organization/],
    ['{ "overrides": [{ "rules": {} }] }', '{ "rules', /`overrides\[0\]` needs `files`/],
    ['{ "exceptions": [{ "rule": "unknown-action", "reason": "" }] }', '""', /needs a `reason`/],
    ['{ "exceptions": [{ "rule": "unknown-action", "reason": "x", "expires": "2026-02-30" }] }', '"2026-02-30"', /must be a date/],
    ['{ "exceptions": [{ "rule": "unknown-action", "reason": "x", "expires": "2026-11-24" }] }', '"2026-11-24"', /^Expired on 2026-11-24/],
    ['{ "exceptions": [{ "rule": "public-principal", "reason": "x", "files": "policies/a.json" }] }', '{ "rule"', /^Matches no finding/],
  ];
  for (const [text, token, message] of mistakes) {
    it(`says what is wrong with ${token} where it stands`, async () => {
      const editor = await start(new Map());
      await editor.open(text, configuration, 'jsonc');
      const [said, another] = await editor.diagnostics(configuration);
      assert.match(String(said?.message), message);
      assert.equal(another, undefined);
      const { start: at } = said?.range ?? {};
      assert.equal(editor.document(configuration).offsetAt(at ?? { line: 0, character: 0 }), text.indexOf(token));
      await editor.stop();
    });
  }

  it('says nothing of exceptions that are of use, or whose files are not all open', async () => {
    const exceptions = [
      { rule, reason: 'x', files: 'policies/a.json' },
      { rule: 'public-principal', reason: 'x', files: ['policies/a.json', 'b.json'] },
      { rule: 'public-principal', reason: 'x', files: 'policies/*.json' },
      { rule: 'public-principal', reason: 'x' },
    ];
    const editor = await start(new Map());
    await editor.open(JSON.stringify({ exceptions }), configuration, 'jsonc');
    assert.deepEqual(await editor.diagnostics(configuration), []);
    await editor.stop();
  });
});

describe('the quick fixes of a finding that change the configuration', () => {
  async function offered(editor: Editor): Promise<readonly CodeAction[]> {
    const range = rangeOf(editor.document(uri), '"s3:GetObejct"');
    const actions = await editor.request<CodeAction[]>('textDocument/codeAction', uri, {
      range,
      context: { diagnostics: [], only: ['quickfix'] },
    });
    return Promise.all(
      actions.map((action) =>
        action.edit === undefined && action.data !== undefined
          ? editor.connection.sendRequest<CodeAction>('codeAction/resolve', action)
          : action,
      ),
    );
  }

  /** The configuration after the action's edit. */
  function configured(files: Map<string, string>, edit: WorkspaceEdit | undefined): unknown {
    const text = files.get(configuration) ?? '';
    const edits =
      edit?.changes?.[configuration] ??
      (edit?.documentChanges ?? []).flatMap((change) =>
        'edits' in change && change.textDocument.uri === configuration ? change.edits : [],
      );
    const plain = edits.flatMap((one) => ('newText' in one ? [one] : []));
    return TextDocument.applyEdits(TextDocument.create(configuration, 'jsonc', 1, text), plain);
  }

  const titles = {
    except: 'Add an exception for `unknown-action` in `Typo`, with a reason',
    here: 'Turn `unknown-action` off in this file',
    everywhere: 'Turn `unknown-action` off everywhere',
  };

  it('come after the repairs', async () => {
    const editor = await start(new Map());
    const found = (await offered(editor)).map(({ title }) => title);
    assert.deepEqual(found.slice(-3), [titles.except, titles.here, titles.everywhere]);
    assert.match(found[0] ?? '', /^Replace with/);
    await editor.stop();
  });

  for (const [title, expected] of [
    [titles.here, { overrides: [{ files: 'policies/a.json', rules: { [rule]: 'off' } }] }],
    [titles.everywhere, { rules: { [rule]: 'off' } }],
    [titles.except, { exceptions: [{ rule, files: 'policies/a.json', sid: 'Typo', reason: '' }] }],
  ] as const) {
    it(`make the file where there is none: ${title}`, async () => {
      const files = new Map<string, string>();
      const workspace = { ...modern.workspace, workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] } };
      const editor = await start(files, { capabilities: { ...modern, workspace } });
      const action = (await offered(editor)).find((candidate) => candidate.title === title);
      assert.deepEqual(action?.edit?.documentChanges?.[0], { kind: 'create', uri: configuration, options: { ignoreIfExists: true } });
      assert.deepEqual(JSON.parse(String(configured(files, action?.edit))), expected);
      await editor.stop();
    });
  }

  it('keep the comments of the file there is, and the finding goes', async () => {
    const text = '// ours\n{\n\t"overrides": [\n\t\t{ "files": "b.json", "rules": {} }, // why\n\t],\n}\n';
    const files = new Map([[configuration, text]]);
    const editor = await start(files, { capabilities: able });
    const action = (await offered(editor)).find(({ title }) => title === titles.here);
    files.set(configuration, String(configured(files, action?.edit)));
    assert.match(files.get(configuration) ?? '', /^\/\/ ours\n\{\n\t"overrides": \[\n[\s\S]*\/\/ why\n\t\],\n\}\n$/);
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: configuration, type: 2 }] });
    assert.equal(await severity(editor), undefined);
    await editor.stop();
  });

  it('ask a client that can for the reason, and then give it the edit', async () => {
    const files = new Map<string, string>();
    const editor = await start(files, { params: { initializationOptions: { configurationCommands: true } } });
    const actions = await offered(editor);
    const { command, edit } = actions.find(({ title }) => title === titles.except) ?? {};
    assert.equal(edit, undefined);
    assert.equal(command?.command, 'iamPolicy.addException');
    const [params] = command?.arguments ?? [];
    params.change.exception.reason = 'It is to come.';
    const made = await editor.connection.sendRequest<WorkspaceEdit>('iamPolicy/addException', params);
    assert.deepEqual(JSON.parse(String(configured(files, made))).exceptions[0].reason, 'It is to come.');
    assert.equal(actions.find(({ title }) => title === titles.here)?.command?.command, 'iamPolicy.saveConfiguration');
    await editor.stop();
  });

  it('are not offered where the file is broken, or would undo them', async () => {
    for (const [text, expected] of [
      ['{ "rules": ', []],
      ['{ "overrides": [{ "files": "**", "rules": { "unknown-action": "error" } }] }', [titles.except, titles.here]],
    ] as const) {
      const editor = await start(new Map([[configuration, text]]));
      const found = (await offered(editor)).map(({ title }) => title).filter((title) => /^(Turn|Add an exception)/.test(title));
      assert.deepEqual(found, expected);
      await editor.stop();
    }
  });

  it('work in an editor that knows only changes', async () => {
    const files = new Map<string, string>();
    const editor = await start(files, {
      capabilities: {
        textDocument: { ...modern.textDocument, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } } },
      },
    });
    const action = (await offered(editor)).find(({ title }) => title === titles.here);
    assert.deepEqual(Object.keys(action?.edit?.changes ?? {}), [configuration]);
    assert.match(String(configured(files, action?.edit)), /"unknown-action": "off"/);
    await editor.stop();
  });

  it('are not offered in a document that was never saved', async () => {
    const editor = await start(new Map());
    for (const unsaved of ['untitled:Untitled-1', 'untitled:/repo/policies/b.json']) {
      const fresh = await editor.open(policy, unsaved);
      const range = rangeOf(editor.document(fresh), '"s3:GetObejct"');
      const actions = await editor.request<CodeAction[]>('textDocument/codeAction', fresh, { range, context: { diagnostics: [] } });
      assert.ok(actions.length > 0 && !actions.some(({ title }) => title.startsWith('Turn')));
    }
    await editor.stop();
  });
});
