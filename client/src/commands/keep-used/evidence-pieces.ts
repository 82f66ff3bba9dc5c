import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { EvidencePiece } from '../../../../server/src/lsp/requests';
import { evidencePieceRequest } from '../../requests';

/** Of Node and of browsers alike, whose types differ. */
interface ByteStream {
  pipeThrough(through: unknown): ByteStream;
  getReader(): { read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }>; cancel(): Promise<void> };
}
declare const Blob: new (parts: readonly Uint8Array[]) => { stream(): ByteStream };
declare const DecompressionStream: new (format: 'gzip') => unknown;
declare const TextDecoder: new () => { decode(bytes?: Uint8Array, options?: { stream: boolean }): string };

/**
 * Reads files of evidence for a server that cannot: whole, as VS Code's file systems do, unpacked where they are gzip by their first bytes,
 * and handed over piece by piece, so that no text is in memory at once.
 */
export function serveEvidencePieces(client: BaseLanguageClient): vscode.Disposable {
  const open = new Map<string, AsyncGenerator<string>>();
  const next = async (uri: string): Promise<EvidencePiece> => {
    const pieces = open.get(uri) ?? piecesOf(client.protocol2CodeConverter.asUri(uri));
    open.set(uri, pieces);
    try {
      const { done, value } = await pieces.next();
      if (done === true) {
        open.delete(uri);
      }
      return { text: value ?? null };
    } catch (error) {
      open.delete(uri);
      return { text: null, problem: error instanceof Error ? error.message : String(error) };
    }
  };
  return client.onRequest(evidencePieceRequest, async ({ uri, wanted }) => {
    if (wanted) {
      return next(uri);
    }
    await open.get(uri)?.return(undefined);
    open.delete(uri);
    return { text: null };
  });
}

async function* piecesOf(uri: vscode.Uri): AsyncGenerator<string, undefined> {
  const bytes = await vscode.workspace.fs.readFile(uri);
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const plain = new Blob([bytes]).stream();
  const reader = (isGzip ? plain.pipeThrough(new DecompressionStream('gzip')) : plain).getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return undefined;
      }
      yield decoder.decode(value, { stream: true });
    }
  } finally {
    await reader.cancel();
  }
}
