import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type Extension, startExtension } from '../extension';

let extension: Extension | undefined;

/** Called by VS Code on the desktop and on a remote machine. */
export function activate(context: ExtensionContext): void {
  const module = context.asAbsolutePath('server/dist/server.js');
  extension = startExtension(context, (options) => {
    const server = { module, transport: TransportKind.ipc };
    return new LanguageClient(
      'iamPolicy',
      'IAM Policy',
      { run: server, debug: { ...server, options: { execArgv: ['--inspect'] } } },
      options,
    );
  });
}

export async function deactivate(): Promise<void> {
  await extension?.stop();
}
