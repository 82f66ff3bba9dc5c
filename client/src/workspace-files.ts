import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ReadFile } from '../../server/src/lsp/requests';
import { couldTextHoldPolicy } from './could-hold-policy';
import { readFile } from './read-file';
import { findFilesRequest, readFilesRequest } from './requests';

const pattern = '**/*.{json,jsonc,yaml,yml,template,iampolicy}';
const elsewhere = '**/{node_modules,.git,dist,out,build,vendor,.terraform,cdk.out,.aws-sam}/**';

/** The most files of a workspace that are looked at, and the largest, in bytes. */
const mostFiles = 1000;
const largest = 300_000;

/** Finds and reads the files of the workspace for the server, on whatever file system they are. */
export function serveWorkspaceFiles(client: BaseLanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    client.onRequest(findFilesRequest, async () => {
      const files = await vscode.workspace.findFiles(pattern, elsewhere, mostFiles);
      return files.map((uri) => client.code2ProtocolConverter.asUri(uri));
    }),
    client.onRequest(readFilesRequest, async ({ uris }) => {
      const files = await Promise.all(uris.map((uri) => readPolicies(uri, client.protocol2CodeConverter.asUri(uri))));
      return files.filter((file) => file !== undefined);
    }),
  );
}

/** `undefined` where the file is too large, cannot be read, or has nothing of a policy in it. */
async function readPolicies(uri: string, file: vscode.Uri): Promise<ReadFile | undefined> {
  const size = await vscode.workspace.fs.stat(file).then(
    (stat) => stat.size,
    () => largest + 1,
  );
  const text = size > largest ? null : await readFile(file);
  return text !== null && couldTextHoldPolicy(text) ? { uri, text } : undefined;
}
