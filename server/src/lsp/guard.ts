import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Documents } from './documents';

/** Thrown by an answer that notices its request is no longer wanted. */
export const cancelled: unique symbol = Symbol('cancelled');

type Answer<P, R> = (params: P, token: CancellationToken) => R | Promise<R>;

/**
 * Wraps answers so that a defect costs one answer only: what is thrown goes to the log, with the name of the request, the document and its
 * version, and the client gets what `instead` makes. A request that is no longer wanted gets the protocol's error for it.
 */
export function createGuard(log: Connection['console'], documents: Documents) {
  return <P extends object, R>(name: string, answer: Answer<P, R>, instead: (params: P) => R): Answer<P, R> =>
    async (params, token) => {
      if (token.isCancellationRequested) {
        throw noLongerWanted(token);
      }
      try {
        return await answer(params, token);
      } catch (error) {
        if (error === cancelled) {
          throw noLongerWanted(token);
        }
        if (error instanceof ResponseError) {
          throw error;
        }
        log.error(`${name}${subjectOf(params, documents)}: ${describe(error)}`);
        return instead(params);
      }
    };
}

function subjectOf(params: object, documents: Documents): string {
  const document = 'textDocument' in params ? params.textDocument : undefined;
  const uri = typeof document === 'object' && document !== null && 'uri' in document ? String(document.uri) : undefined;
  return uri === undefined ? '' : ` in version ${documents.get(uri)?.version ?? '?'} of ${uri}`;
}

/** For the log: with the stack, where there is one. */
export function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function noLongerWanted(token: CancellationToken): ResponseError<void> {
  return token.isCancellationRequested
    ? new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.')
    : new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed.');
}
