import type { Uri, WorkspaceEdit as VSCodeEdit } from 'vscode';
import type { RequestType, WorkspaceEdit } from 'vscode-languageclient';

/** The policy server, as commands see it. */
export interface Server {
  /** Asks it, and starts it before where nothing has yet. Rejects when it stops meanwhile, or when the document changes. */
  ask<P, R>(type: RequestType<P, R, void>, params: P): Promise<R>;
  /** An edit that it answered with, for VS Code to apply. */
  editOf(answer: WorkspaceEdit): Promise<VSCodeEdit>;
  /** As the server knows a document. */
  name(uri: Uri): string;
}
