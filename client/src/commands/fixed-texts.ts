import * as vscode from 'vscode';

/** The scheme of documents that show what a fix would leave: `iam-policy-fix:/3/policy.json`. */
export const fixedTextScheme = 'iam-policy-fix';

/** The texts that fixes would leave, while they are shown. */
export interface FixedTexts extends vscode.TextDocumentContentProvider {
  /** A document with that text, named like `like`. */
  add(text: string, like: vscode.Uri): vscode.Uri;
  /** Another text in a document that is shown. */
  change(uri: vscode.Uri, text: string): void;
  /** Forgets documents that are shown no more. */
  remove(uris: readonly vscode.Uri[]): void;
}

export function createFixedTexts(): FixedTexts {
  const texts = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  let number = 0;
  return {
    onDidChange: changed.event,
    change(uri, text) {
      texts.set(uri.path, text);
      changed.fire(uri);
    },
    provideTextDocumentContent: (uri) => texts.get(uri.path) ?? '',
    add(text, like) {
      number += 1;
      const path = `/${number}/${like.path.slice(like.path.lastIndexOf('/') + 1)}`;
      texts.set(path, text);
      return vscode.Uri.from({ scheme: fixedTextScheme, path });
    },
    remove(uris) {
      for (const { path } of uris) {
        texts.delete(path);
      }
    },
  };
}
