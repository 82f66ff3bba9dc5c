import type { CancellationToken } from 'vscode-languageserver';
import { ProgressType } from 'vscode-languageserver';
import { createEvidenceReader } from '../evidence/read-evidence';
import { cancelled } from './guard';
import {
  type EvidencePiece,
  evidencePieceRequest,
  type ReadEvidenceParams,
  type ReadEvidenceProgress,
  type ReadEvidenceResult,
  type Refusal,
} from './requests';
import type { Session } from './session';

/** Pieces after which messages are taken in and the client hears how far the work is. */
const pause = 8;

const progressType = new ProgressType<ReadEvidenceProgress>();

/** Reads logs, reports and lists, piece by piece. Says in a sentence where nothing in them tells of use. */
export async function readEvidence(
  session: Session,
  { uris, progress }: ReadEvidenceParams,
  token: CancellationToken,
): Promise<ReadEvidenceResult | Refusal> {
  const reader = createEvidenceReader(await session.reference.read());
  let [bytes, pieces] = [0, 0];
  for (const [files, uri] of uris.entries()) {
    const name = nameOf(uri);
    const sink = reader.file(name);
    try {
      const onBytes = (read: number) => {
        bytes += read;
      };
      for await (const piece of piecesOf(session, uri, onBytes)) {
        sink.push(piece);
        if (++pieces % pause === 0) {
          await takeBreath(session, { files, bytes }, progress, token);
        }
      }
    } catch (error) {
      if (error === cancelled) {
        throw error;
      }
      reader.unreadable(name, `cannot be read to its end: ${error instanceof Error ? error.message : String(error)}`);
    }
    sink.end();
    await takeBreath(session, { files: files + 1, bytes }, progress, token);
  }
  const evidence = reader.evidence();
  const tells = evidence.log !== undefined || evidence.listed !== undefined || evidence.reported.length > 0;
  return tells ? evidence : { problem: `Nothing in these files tells of use. ${evidence.problems[0] ?? ''}`.trim() };
}

async function takeBreath(
  { connection, platform }: Session,
  done: ReadEvidenceProgress,
  progress: string | undefined,
  token: CancellationToken,
): Promise<void> {
  if (progress !== undefined) {
    await connection.sendProgress(progressType, progress, done);
  }
  await platform.pause(0);
  if (token.isCancellationRequested) {
    throw cancelled;
  }
}

function piecesOf(session: Session, uri: string, onBytes: (bytes: number) => void): AsyncIterable<string> {
  const { readPieces } = session.platform;
  return readPieces !== undefined && uri.startsWith('file:') ? readPieces(uri, onBytes) : piecesOfClient(session, uri);
}

/** What the client reads is not counted in bytes: only it knows how the file is stored. */
async function* piecesOfClient({ connection }: Session, uri: string): AsyncGenerator<string> {
  const ask = (wanted: boolean) => connection.sendRequest<EvidencePiece>(evidencePieceRequest, { uri, wanted });
  let isOpen = true;
  try {
    for (;;) {
      const { text, problem } = await ask(true);
      if (problem !== undefined || text === null) {
        isOpen = false;
        if (problem !== undefined) {
          throw new Error(problem);
        }
        return;
      }
      yield text;
    }
  } finally {
    if (isOpen) {
      await ask(false);
    }
  }
}

/** The last part of its path, for people. */
function nameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
