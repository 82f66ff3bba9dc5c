import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createMessageConnection, type MessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

/** A language server as an editor would run it: a process that speaks over its standard streams. */
export interface LanguageServerProcess {
  readonly connection: MessageConnection;
  /** From spawning the process to the answer of `initialize`. */
  readonly startMilliseconds: number;
  /** Resident memory right after that, in megabytes; `undefined` where the system does not tell. */
  readonly memoryMegabytes: number | undefined;
  /** Bytes received since this was asked last. */
  bytesReceived(): number;
  stop(): Promise<void>;
}

const capabilities = {
  general: { positionEncodings: ['utf-16'] },
  workspace: { configuration: false },
  textDocument: {
    synchronization: {},
    diagnostic: {},
    hover: { contentFormat: ['markdown'] },
    completion: {
      completionItem: {
        snippetSupport: true,
        documentationFormat: ['markdown'],
        resolveSupport: { properties: ['documentation', 'detail', 'additionalTextEdits'] },
      },
      completionList: { itemDefaults: ['commitCharacters', 'editRange', 'insertTextFormat', 'insertTextMode', 'data'] },
    },
    codeAction: {
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] } },
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
};

export async function startServer(module: string): Promise<LanguageServerProcess> {
  const begun = performance.now();
  const child = spawn(process.execPath, [module, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  let received = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    received += chunk.length;
  });
  const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  connection.onRequest('workspace/configuration', (params: { items: unknown[] }) => params.items.map(() => null));
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities });
  const startMilliseconds = performance.now() - begun;
  const memoryMegabytes = residentMegabytes(child);
  await connection.sendNotification('initialized', {});
  return {
    connection,
    startMilliseconds,
    memoryMegabytes,
    bytesReceived: () => {
      const bytes = received;
      received = 0;
      return bytes;
    },
    stop: () => stop(child, connection),
  };
}

async function stop(child: ChildProcess, connection: MessageConnection): Promise<void> {
  await connection.sendRequest('shutdown');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await connection.sendNotification('exit');
  const patience = setTimeout(() => child.kill('SIGKILL'), 2000);
  await ended;
  clearTimeout(patience);
  connection.dispose();
}

function residentMegabytes(child: ChildProcess): number | undefined {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
