import type { CancellationToken, Disposable, Uri, WorkspaceEdit as VSCodeEdit } from 'vscode';
import type { RequestType, WorkspaceEdit } from 'vscode-languageclient';
import type { ReadEvidenceProgress } from '../../server/src/lsp/requests';

/** The policy server, as commands see it. */
export interface Server {
  /** Asks it, and starts it before where nothing has yet. Rejects when it stops meanwhile, or when the document changes. */
  ask<P, R>(type: RequestType<P, R, void>, params: P, token?: CancellationToken): Promise<R>;
  /** Hears how far reading has come, under the name that was given to the request. */
  follow(progress: string, listener: (done: ReadEvidenceProgress) => void): Promise<Disposable>;
  /** An edit that it answered with, for VS Code to apply. */
  editOf(answer: WorkspaceEdit): Promise<VSCodeEdit>;
  /** As the server knows a document. */
  name(uri: Uri): string;
}
