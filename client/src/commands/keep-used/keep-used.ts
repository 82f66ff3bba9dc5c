import * as vscode from 'vscode';
import type { PlaceParams, ReadEvidenceResult } from '../../../../server/src/lsp/requests';
import { readEvidenceRequest } from '../../requests';
import type { Server } from '../../server';
import type { FixedTexts } from '../fixed-texts';
import { type PickedFiles, pickEvidence, withSizes } from './pick-evidence';
import { pickPrincipals } from './pick-principals';
import { review } from './review';

/** What a code action or another extension may say beforehand. */
export interface KeepUsedArguments extends Partial<PlaceParams> {
  /** URIs of files and folders that tell what was used. */
  readonly evidence?: readonly string[];
}

/**
 * Asks what tells which actions were used, reads it, and shows what the policy at the cursor would be without the others before anything is
 * written.
 */
export async function keepUsed(server: Server, texts: FixedTexts, asked: KeepUsedArguments = {}): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    vscode.window.showInformationMessage('Open the policy that is to be narrowed.');
    return;
  }
  const position = asked.position ?? editor.selection.active;
  const place = { uri: asked.uri ?? server.name(editor.document.uri), position };
  const files = asked.evidence === undefined ? await pickEvidence() : await withSizes(asked.evidence.map((uri) => vscode.Uri.parse(uri)));
  const evidence = files && (await read(server, files));
  const principals = evidence && (await pickPrincipals(evidence));
  if (evidence !== undefined && principals !== undefined) {
    await review(server, texts, editor, { ...place, evidence, principals });
  }
}

/** With progress, and until it is cancelled. Says where nothing in the files tells of use. */
async function read(server: Server, { uris, bytes }: PickedFiles): Promise<ReadEvidenceResult | undefined> {
  const progress = `evidence ${Date.now()}`;
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Reading what was used', cancellable: true },
    async (shown, token) => {
      let reached = 0;
      const listener = await server.follow(progress, (done) => {
        const share = bytes > 0 && done.bytes > 0 ? done.bytes / bytes : done.files / Math.max(1, uris.length);
        const percent = Math.min(100, Math.floor(share * 100));
        shown.report({ increment: percent - reached, message: said(done.files, uris.length, done.bytes) });
        reached = percent;
      });
      try {
        const answer = await server.ask(readEvidenceRequest, { uris: uris.map((uri) => server.name(uri)), progress }, token);
        if ('problem' in answer) {
          vscode.window.showWarningMessage(answer.problem);
          return undefined;
        }
        return answer;
      } catch (error) {
        if (token.isCancellationRequested) {
          return undefined;
        }
        throw error;
      } finally {
        listener.dispose();
      }
    },
  );
}

function said(files: number, of: number, bytes: number): string {
  const size = bytes > 0 ? `${Math.round(bytes / 1_000_000).toLocaleString('en')} MB` : '';
  return of > 1 ? `${files} of ${of} files${size === '' ? '' : `, ${size}`}` : size;
}
