import * as vscode from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, ProgressType } from 'vscode-languageclient';
import type { InitializationOptions, ReadEvidenceProgress } from '../../server/src/lsp/requests';
import { fixedTextScheme } from './commands/fixed-texts';
import { serveEvidencePieces } from './commands/keep-used/evidence-pieces';
import { registerCommands } from './commands/register-commands';
import { couldHoldPolicy, couldHoldPolicySince } from './could-hold-policy';
import { languages } from './languages';
import { createPolicyStatus } from './policy-status';
import { readFile } from './read-file';
import { fileRequest } from './requests';
import type { Server } from './server';
import { serveWorkspaceFiles } from './workspace-files';

/** Starts a server of the platform: a process on the desktop, a web worker in a browser. */
export type NewClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** What a platform's entry point needs when the extension is switched off. */
export interface Extension {
  stop(): Promise<void>;
}

/** Documents that show another document's text: a finding in them would be a second one for the same place. */
const copies: readonly string[] = ['git', 'gitfs', 'vscode-local-history', 'chat-editing-snapshot-text-model', 'output', fixedTextScheme];

/**
 * All of the extension that is the same on desktop and web. The server is started by the first document that could hold a policy, so
 * that a window with other JSON and YAML files pays nothing.
 */
export function startExtension(context: vscode.ExtensionContext, newClient: NewClient): Extension {
  const output = vscode.window.createOutputChannel('IAM Policy', { log: true });
  const status = createPolicyStatus();
  let client: BaseLanguageClient | undefined;

  const start = async (): Promise<BaseLanguageClient> => {
    if (client === undefined) {
      const started = newClient(clientOptions(output, (uri) => status.refresh(uri)));
      client = started;
      started.onRequest(fileRequest, ({ uri }) => readFile(started.protocol2CodeConverter.asUri(uri)));
      status.follow(client);
      context.subscriptions.push(serveWorkspaceFiles(client), serveEvidencePieces(client));
      await client.start();
      await status.refresh();
    }
    return client;
  };
  const neverCancelled = new vscode.CancellationTokenSource();
  const server: Server = {
    ask: async (type, params, token = neverCancelled.token) => (await start()).sendRequest(type.method, params, token),
    follow: async (progress, listener) => (await start()).onProgress(new ProgressType<ReadEvidenceProgress>(), progress, listener),
    editOf: async (answer) => (await start()).protocol2CodeConverter.asWorkspaceEdit(answer),
    name: (uri) => client?.code2ProtocolConverter.asUri(uri) ?? uri.toString(),
  };
  const report = (error: unknown) => output.error(`The server did not start: ${String(error)}`);
  const startFor = (wanted: boolean) => {
    if (wanted && client === undefined) {
      start().catch(report);
    }
  };

  context.subscriptions.push(
    output,
    status,
    vscode.workspace.onDidOpenTextDocument((document) => startFor(couldHoldPolicy(document))),
    vscode.workspace.onDidChangeTextDocument((change) => startFor(client === undefined && couldHoldPolicySince(change))),
    ...registerCommands(context, server),
    vscode.commands.registerCommand('iamPolicy.restartServer', async () => {
      if (client === undefined) {
        await start();
        return;
      }
      if (client.isRunning()) {
        await client.stop();
      }
      await client.start();
      await status.refresh();
    }),
    vscode.commands.registerCommand('iamPolicy.showOutput', () => output.show()),
  );
  startFor(vscode.workspace.textDocuments.some(couldHoldPolicy) || hasPolicyTypes());
  return { stop: async () => client?.stop() };
}

/** A file that the user has given a policy type is a policy even while it is empty. */
function hasPolicyTypes(): boolean {
  const types = vscode.workspace.getConfiguration('iamPolicy').get<Readonly<Record<string, string>>>('policyTypes', {});
  return Object.keys(types).length > 0;
}

function shows(what: 'codeLens' | 'inlayHints', { uri }: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration('iamPolicy', uri).get(`${what}.enabled`, true);
}

function clientOptions(output: vscode.LogOutputChannel, onChecked: (uri: vscode.Uri) => Promise<void>): LanguageClientOptions {
  return {
    documentSelector: languages.map((language) => ({ language })),
    outputChannel: output,
    initializationOptions: {
      triggersSuggest: true,
      readsFiles: true,
      findsFiles: true,
      configurationCommands: true,
      previewsFixes: true,
      keepsUsed: true,
    } satisfies InitializationOptions,
    textSynchronization: { delayOpenNotifications: true },
    middleware: {
      provideCodeLenses: (document, token, next) => (shows('codeLens', document) ? next(document, token) : []),
      provideInlayHints: (document, range, token, next) => (shows('inlayHints', document) ? next(document, range, token) : []),
      async provideDiagnostics(document, previousResultId, token, next) {
        const uri = document instanceof vscode.Uri ? document : document.uri;
        if (copies.includes(uri.scheme)) {
          return undefined;
        }
        const answer = await next(document, previousResultId, token);
        onChecked(uri).catch(() => undefined);
        return answer;
      },
    },
  };
}
