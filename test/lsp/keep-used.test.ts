import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type CodeAction, CodeActionTriggerKind } from 'vscode-languageserver';
import { CancellationTokenSource, ProgressType } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { loggedEvents, principals } from '../../scripts/cloudtrail/events';
import type {
  EvidencePiece,
  EvidencePieceParams,
  KeepUsedParams,
  KeepUsedResult,
  ReadEvidenceProgress,
  ReadEvidenceResult,
  Refusal,
} from '../../server/src/lsp/requests';
import { evidencePieces } from '../../server/src/node/evidence-pieces';
import { Editor, modern, rangeOf, until } from './editor';

const events = loggedEvents(5);
const log = JSON.stringify({ Records: Array.from({ length: 300 }, () => events.next().value) });
const policy = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "Orders", "Effect": "Allow", "Action": "dynamodb:*", "Resource": "*" },
    { "Sid": "Roles", "Effect": "Allow", "Action": ["iam:PassRole", "iam:CreateRole"], "Resource": "*" }
  ]
}
`;
const trust = `{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" } }`;
const start = { line: 0, character: 0 };
const readPieces = (uri: string, onBytes: (bytes: number) => void) => evidencePieces(fileURLToPath(uri), onBytes);
const initializationOptions = { keepsUsed: true };

async function read(editor: Editor, uris: readonly string[]): Promise<ReadEvidenceResult> {
  const answer = await editor.connection.sendRequest<ReadEvidenceResult | Refusal>('iamPolicy/readEvidence', { uris });
  assert.ok(!('problem' in answer), JSON.stringify(answer));
  return answer;
}

async function keep(editor: Editor, params: Omit<KeepUsedParams, 'position'>): Promise<KeepUsedResult> {
  const answer = await editor.connection.sendRequest<KeepUsedResult | Refusal>('iamPolicy/keepUsed', { position: start, ...params });
  assert.ok(!('problem' in answer), JSON.stringify(answer));
  return answer;
}

/** The URI of a file with that content, for as long as `use` takes. */
async function withFile(content: string | Uint8Array, use: (uri: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'iam-policy-'));
  try {
    const file = path.join(folder, 'a log.json');
    writeFileSync(file, content);
    await use(pathToFileURL(file).toString());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function actionsOf(text: string): unknown {
  return JSON.parse(text).Statement.map(({ Action }: { readonly Action: unknown }) => Action);
}

describe('narrowing to what was used', function () {
  this.timeout(30_000);

  it('reads a packed log, tells how far it is, and narrows as is chosen', async () => {
    await withFile(gzipSync(log), async (file) => {
      const editor = await Editor.start({ platform: { readPieces }, params: { initializationOptions } });
      const uri = await editor.open(policy);
      const heard: ReadEvidenceProgress[] = [];
      editor.connection.onProgress(new ProgressType<ReadEvidenceProgress>(), 'here', (done) => void heard.push(done));
      const evidence = await editor.connection.sendRequest<ReadEvidenceResult>('iamPolicy/readEvidence', {
        uris: [file],
        progress: 'here',
      });
      assert.equal(heard.at(-1)?.files, 1);
      assert.ok((heard.at(-1)?.bytes ?? 0) > 1000);
      assert.deepEqual(evidence.principals.map(({ name }) => name).sort(), Object.values(principals).sort());
      const shared = { uri, evidence, principals: [principals.worker] };
      const kept = await keep(editor, { ...shared, keepResources: true, drop: [] });
      assert.equal(kept.answer, 'Proved: nothing is allowed that was not allowed before');
      assert.deepEqual(
        kept.unseen.map(({ why }) => why),
        ['permissions that are no calls of their own', 'roles being passed to services'],
      );
      assert.match(kept.report, /^## Used \(3\)$/m);
      const dropped = await keep(editor, { ...shared, keepResources: true, drop: kept.unseen.map(({ why }) => why) });
      assert.deepEqual(dropped.unseen, kept.unseen);
      assert.deepEqual(dropped.counts.kept, 0);
      const document = TextDocument.create(uri, 'json', 1, policy);
      const text = TextDocument.applyEdits(
        document,
        dropped.textEdits.map(({ range, newText }) => ({ range, newText })),
      );
      assert.deepEqual(actionsOf(text), [['dynamodb:DescribeTable', 'dynamodb:PutItem', 'dynamodb:Query']]);
      assert.ok(dropped.proved && dropped.edit);
      const limited = await keep(editor, { ...shared, keepResources: false, drop: [] });
      assert.match(JSON.stringify(limited.textEdits), /table\/orders/);
      await editor.stop();
    });
  });

  it('asks the client for what it cannot read itself', async () => {
    const editor = await Editor.start({ params: { initializationOptions } });
    const pieces: string[] = [log.slice(0, 1000), log.slice(1000)];
    const asked: string[] = [];
    editor.connection.onRequest('iamPolicy/evidencePiece', ({ uri }: EvidencePieceParams): EvidencePiece => {
      asked.push(uri);
      return { text: pieces.shift() ?? null };
    });
    const evidence = await read(editor, ['memfs:/logs/a.json']);
    assert.equal(evidence.log?.events, 300);
    assert.deepEqual(asked, ['memfs:/logs/a.json', 'memfs:/logs/a.json', 'memfs:/logs/a.json']);
    await editor.stop();
  });

  it('says what cannot be read, and that nothing tells of use', async () => {
    const editor = await Editor.start({ params: { initializationOptions } });
    editor.connection.onRequest('iamPolicy/evidencePiece', (): EvidencePiece => ({ text: null, problem: 'It is gone.' }));
    const answer = await editor.connection.sendRequest<Refusal>('iamPolicy/readEvidence', { uris: ['memfs:/a%20b.json'] });
    assert.match(answer.problem, /^Nothing in these files tells of use\. `a b\.json` /);
    await editor.stop();
  });

  it('stops reading when it is cancelled, and closes the file', async () => {
    const editor = await Editor.start({ params: { initializationOptions } });
    let closed = false;
    let asked = 0;
    editor.connection.onRequest('iamPolicy/evidencePiece', ({ wanted }: EvidencePieceParams): EvidencePiece => {
      closed ||= !wanted;
      asked++;
      return { text: '{"eventSource": "s3.amazonaws.com", "eventName": "ListBuckets"}\n' };
    });
    const cancel = new CancellationTokenSource();
    const answer = editor.connection.sendRequest('iamPolicy/readEvidence', { uris: ['memfs:/endless.json'] }, cancel.token);
    await until(() => asked > 3);
    cancel.cancel();
    await assert.rejects(answer, /Cancelled/);
    await until(() => closed);
    await editor.stop();
  });

  it('refuses a trust policy, and a document without a policy', async () => {
    const editor = await Editor.start({ params: { initializationOptions } });
    const evidence = { principals: [], log: undefined, reported: [], listed: ['s3:GetObject'], problems: [] };
    const ask = async (text: string) =>
      editor.connection.sendRequest<Refusal>('iamPolicy/keepUsed', {
        uri: await editor.open(text),
        position: start,
        evidence,
        principals: [],
        keepResources: false,
        drop: [],
      });
    assert.match((await ask(trust)).problem, /says nothing of a role trust policy/);
    assert.match((await ask('{}')).problem, /no IAM policy here/);
    await editor.stop();
  });

  it('is offered beside fixes that narrow, and at any Allow on request, to clients that have the command', async () => {
    const titles = async (keepsUsed: boolean, text: string, near: string, triggerKind: CodeActionTriggerKind) => {
      const editor = await Editor.start({ capabilities: modern, params: { initializationOptions: { keepsUsed } } });
      const uri = await editor.open(text);
      const range = rangeOf(editor.document(uri), near);
      const actions = await editor.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: range.start, end: range.start },
        context: { diagnostics: [], triggerKind },
      });
      await editor.stop();
      return actions.filter(({ command }) => command?.command === 'iamPolicy.keepUsed').map(({ title, kind }) => `${kind}: ${title}`);
    };
    const { Automatic, Invoked } = CodeActionTriggerKind;
    const fix = ['quickfix: Keep only what was used of this identity-based policy…'];
    const refactoring = ['refactor.rewrite.iamPolicy.narrow: Keep only what was used of this identity-based policy…'];
    assert.deepEqual(await titles(true, policy, 'dynamodb:*', Automatic), fix);
    assert.deepEqual(await titles(true, policy, '"Sid": "Orders"', Automatic), []);
    assert.deepEqual(await titles(true, policy, '"Sid": "Orders"', Invoked), refactoring);
    assert.deepEqual(await titles(false, policy, 'dynamodb:*', Invoked), []);
    assert.deepEqual(await titles(true, trust, 'sts:AssumeRole', Invoked), []);
  });
});
