import { setImmediate, setTimeout } from 'node:timers/promises';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../lsp/server';
import { createReference } from '../reference/create-reference';
import { dataFolder } from './installation';
import { readReferenceFolder } from './reference-source';

/** Serves the client that started this process. How they talk is read from the process's arguments. */
export function serveNode(): void {
  startServer(createConnection(ProposedFeatures.all), {
    loadReference: async () => createReference(readReferenceFolder(dataFolder())),
    pause: (milliseconds) => (milliseconds === 0 ? setImmediate() : setTimeout(milliseconds)),
  });
}
