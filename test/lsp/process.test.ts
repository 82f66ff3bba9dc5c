import assert from 'node:assert/strict';
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import {
  createProtocolConnection,
  type Hover,
  IPCMessageReader,
  IPCMessageWriter,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { modern } from './editor';
import { policy } from './policies';

const node = path.join(__dirname, '../../server/src/node');

/** A whole session: a server that is started as editors start it, asked one thing, and stopped. */
async function converse(server: ChildProcess, connection: ProtocolConnection): Promise<void> {
  const exit = once(server, 'exit');
  const uri = 'file:///folder/policy.json';
  connection.listen();
  connection.onRequest('workspace/configuration', () => [null]);
  connection.onRequest('client/registerCapability', () => null);
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: modern });
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'json', version: 1, text: policy } });
  const position = { line: 6, character: policy.split('\n')[6]?.indexOf('ListBucket') ?? 0 };
  const hover: Hover = await connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
  assert.match(JSON.stringify(hover.contents), /s3:ListBucket/);
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  assert.deepEqual(await exit, [0, null]);
}

describe('a server process', function () {
  this.timeout(30_000);
  for (const args of [
    ['cli.js', 'lsp', '--stdio'],
    ['main.js', '--stdio'],
  ]) {
    it(`talks over standard input and output: ${args.join(' ')}`, async () => {
      const [file = '', ...rest] = args;
      const server = spawn(process.execPath, [path.join(node, file), ...rest], { stdio: ['pipe', 'pipe', 'inherit'] });
      await converse(server, createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin)));
    });
  }

  it('talks over IPC: main.js --node-ipc', async () => {
    const server = fork(path.join(node, 'main.js'), ['--node-ipc']);
    await converse(server, createProtocolConnection(new IPCMessageReader(server), new IPCMessageWriter(server)));
  });
});
