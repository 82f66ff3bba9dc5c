import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createProtocolConnection,
  type DataCallback,
  type Diagnostic,
  type Disposable,
  type Message,
} from 'vscode-languageserver/node';
import { modern } from './editor';
import { policy } from './policies';

const dist = path.join(__dirname, '../../../server/dist');

/** What a web worker has of its own: none of it is of Node. */
interface Scope {
  postMessage(message: Message): void;
  /** For the worker's own errors. */
  addEventListener(): void;
  onmessage?: (event: { readonly data: Message }) => void;
}

class Reader extends AbstractMessageReader {
  callback: DataCallback = () => undefined;
  listen(callback: DataCallback): Disposable {
    this.callback = callback;
    return { dispose: () => undefined };
  }
}

class Writer extends AbstractMessageWriter {
  readonly #send: (message: Message) => void;
  constructor(send: (message: Message) => void) {
    super();
    this.#send = send;
  }
  async write(message: Message): Promise<void> {
    this.#send(message);
  }
  end(): void {}
}

describe('the server in a web worker', function () {
  this.timeout(30_000);
  it('answers where there is nothing of Node, with data that the client hands over', async () => {
    const reader = new Reader();
    const scope: Scope = { postMessage: (message) => setImmediate(() => reader.callback(structuredClone(message))), addEventListener() {} };
    const globals = { self: scope, setTimeout, clearTimeout, MessageChannel, TextEncoder, TextDecoder, URL, console };
    vm.runInNewContext(readFileSync(path.join(dist, 'browser.js'), 'utf8'), { ...globals, ...scope });
    const client = createProtocolConnection(reader, new Writer((message) => scope.onmessage?.({ data: structuredClone(message) })));
    const asked: string[] = [];
    client.onRequest('iamPolicy/data', ({ name }: { name: string }) => {
      asked.push(name);
      return readFileSync(path.join(dist, 'data', name), 'utf8');
    });
    client.onRequest('workspace/configuration', () => [{}]);
    client.onRequest('client/registerCapability', () => null);
    client.listen();
    await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: modern });
    await client.sendNotification('initialized', {});
    const uri = 'vscode-vfs://github/owner/repo/policy.json';
    await client.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'json', version: 1, text: policy } });
    const { items } = await client.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument: { uri } });
    assert.ok(items.some(({ code }) => code === 'unknown-action'));
    assert.deepEqual(asked.sort(), ['detail.ndjson', 'extras.json', 'index.json', 'use.json']);
    client.dispose();
  });
});
