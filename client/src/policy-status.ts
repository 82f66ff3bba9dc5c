import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { StatusResult } from '../../server/src/lsp/requests';
import { languages } from './languages';
import { statusRequest } from './requests';

/** The entry in the language status (`{}` in the status bar): what policies the active document holds, and how old the AWS data is. */
export interface PolicyStatus extends vscode.Disposable {
  /** From now on this client is asked. */
  follow(client: BaseLanguageClient): void;
  /** Asks anew about the active document; does nothing when `uri` is given and is another document's. */
  refresh(uri?: vscode.Uri): Promise<void>;
}

export function createPolicyStatus(): PolicyStatus {
  let item: vscode.LanguageStatusItem | undefined;
  let client: BaseLanguageClient | undefined;

  const refresh = async (uri?: vscode.Uri): Promise<void> => {
    const active = vscode.window.activeTextEditor?.document;
    if (client === undefined || (uri !== undefined && uri.toString() !== active?.uri.toString())) {
      return;
    }
    const status = active && languages.includes(active.languageId) ? await ask(client, active.uri) : undefined;
    if (active !== vscode.window.activeTextEditor?.document) {
      return;
    }
    const has = status !== undefined && status.policyTypes.length > 0;
    await vscode.commands.executeCommand('setContext', 'iamPolicy.hasPolicy', has);
    if (active === undefined || status === undefined || !has) {
      item?.dispose();
      item = undefined;
    } else {
      item ??= vscode.languages.createLanguageStatusItem('iamPolicy.status', []);
      describe(item, active, status);
    }
  };

  const listener = vscode.window.onDidChangeActiveTextEditor(() => refresh());
  return {
    follow(newClient) {
      client = newClient;
    },
    refresh,
    dispose() {
      listener.dispose();
      item?.dispose();
    },
  };
}

async function ask(client: BaseLanguageClient, uri: vscode.Uri): Promise<StatusResult | undefined> {
  try {
    return await client.sendRequest(statusRequest, { uri: client.code2ProtocolConverter.asUri(uri) });
  } catch {
    return undefined; // The server is stopping or restarting: it is asked again after the next check.
  }
}

function describe(item: vscode.LanguageStatusItem, document: vscode.TextDocument, { policyTypes, sizes, dataDate }: StatusResult): void {
  const types = [...new Set(policyTypes)];
  item.name = 'IAM policy';
  item.selector = { language: document.languageId, scheme: document.uri.scheme };
  item.text = policyTypes.length === 1 ? `IAM: ${types.join()}` : `IAM: ${policyTypes.length} policies (${types.join(', ')})`;
  const [size] = sizes.length === 1 ? sizes : [];
  item.detail = [size, dataDate === null ? 'AWS data not loaded' : `AWS data of ${dataDate}`]
    .filter((part) => typeof part === 'string')
    .join(' · ');
  item.command = { title: 'Set Type', command: 'iamPolicy.setPolicyType', tooltip: 'Say what type of policy this file holds' };
}
