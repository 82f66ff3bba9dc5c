import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import type { DataParams } from '../../../server/src/lsp/requests';
import { type Extension, startExtension } from '../extension';
import { dataRequest } from '../requests';

let extension: Extension | undefined;

/** Called by VS Code for the Web, where the server runs in a worker that can read no files. */
export function activate(context: vscode.ExtensionContext): void {
  const server = vscode.Uri.joinPath(context.extensionUri, 'server/dist/browser.js');
  let worker: Worker | undefined;
  extension = startExtension(context, (options) => {
    const client = new LanguageClient(
      'iamPolicy',
      'IAM Policy',
      async () => {
        worker?.terminate(); // A restart leaves the old one behind.
        worker = new Worker(server.toString(true));
        // VS Code puts a function of its own in the place of `Worker`; so the client would not know one by `instanceof`.
        return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
      },
      options,
    );
    client.onRequest(dataRequest, ({ name }) => readData(context.extensionUri, name));
    return client;
  });
  context.subscriptions.push({ dispose: () => worker?.terminate() });
}

export async function deactivate(): Promise<void> {
  await extension?.stop();
}

async function readData(extensionUri: vscode.Uri, name: DataParams['name']): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'server/dist/data', name));
  return new TextDecoder().decode(bytes);
}
