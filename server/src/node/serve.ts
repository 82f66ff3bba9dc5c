import { readFile as readBytes } from 'node:fs/promises';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../lsp/server';
import { createReference } from '../reference/create-reference';
import { dayOf } from '../settings/day';
import { evidencePieces } from './evidence-pieces';
import { dataFolder } from './installation';
import { readReferenceFolder } from './reference-source';

/** Serves the client that started this process. How they talk is read from the process's arguments. */
export function serveNode(): void {
  startServer(createConnection(ProposedFeatures.all), {
    loadReference: async () => createReference(readReferenceFolder(dataFolder())),
    readFile,
    readPieces: (uri, onBytes) => evidencePieces(fileURLToPath(uri), onBytes),
    today: () => dayOf(new Date()),
    pause: (milliseconds) => (milliseconds === 0 ? setImmediate() : setTimeout(milliseconds)),
  });
}

async function readFile(uri: string): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await readBytes(fileURLToPath(uri)));
  } catch {
    return undefined; // Most folders have no configuration.
  }
}
