import type { Connection } from 'vscode-languageserver';
import { hostOfFile } from '../hosts/index';
import { createValueIndex } from '../semantics/value-index';
import { collectValues, type ValuesInUse } from '../semantics/values-in-use';
import type { ClientAbilities } from './client-abilities';
import type { Documents } from './documents';
import type { Platform } from './platform';
import { findFilesRequest, readFilesRequest } from './requests';

/** A large document is no policy, and is not worth the time at a keystroke. */
const largest = 500_000;
/** At most so many characters of the workspace are read, of so many files at a time. */
const mostCharacters = 20_000_000;
const batch = 10;

/** What the policies of the workspace name. */
export interface WorkspaceValues extends ValuesInUse {
  /** Another number after each change. */
  revision(): number;
}

interface Surroundings {
  readonly connection: Connection;
  readonly client: ClientAbilities;
  readonly documents: Documents;
  readonly platform: Platform;
}

/**
 * What the policies of the workspace name. The open documents count as they are now: at each question those are read that have changed
 * since the last, usually one. The other files are read once, in the background after the first question, where the client reads
 * files for the server; until then, and where it does not, the open documents are all.
 */
export function createValuesInUse(surroundings: Surroundings): WorkspaceValues {
  const { documents, connection } = surroundings;
  const index = createValueIndex();
  const read = new Map<string, number>();
  let scanned = false;

  const refresh = () => {
    for (const document of documents.all()) {
      if (read.get(document.uri) !== document.serial) {
        read.set(document.uri, document.serial);
        const isSmall = document.text.offsetAt({ line: document.text.lineCount, character: 0 }) <= largest;
        index.put(document.uri, isSmall ? document.read(undefined).policies.map(collectValues) : []);
      }
    }
  };
  const put = (uri: string, text: string) => {
    if (!read.has(uri)) {
      index.put(uri, hostOfFile(uri)?.findPolicies(text).policies.map(collectValues) ?? []);
    }
  };
  const upToDate = () => {
    refresh();
    if (!scanned) {
      scanned = true;
      scan(surroundings, put).catch((error: unknown) =>
        connection.console.error(`The files of the workspace were not read: ${String(error)}`),
      );
    }
    return index;
  };
  return { ranked: (kind) => upToDate().ranked(kind), revision: () => upToDate().revision() };
}

/** Reads the files that may hold policies, a few at a time, with room for other requests in between. */
async function scan({ connection, client, platform }: Surroundings, put: (uri: string, text: string) => void): Promise<void> {
  const uris: readonly string[] = client.findsFiles ? await connection.sendRequest(findFilesRequest) : [];
  let left = mostCharacters;
  for (let start = 0; start < uris.length && left > 0; start += batch) {
    const files: readonly { readonly uri: string; readonly text: string }[] = await connection.sendRequest(readFilesRequest, {
      uris: uris.slice(start, start + batch),
    });
    for (const { uri, text } of files) {
      left -= text.length;
      put(uri, text);
      await platform.pause(0);
    }
  }
}
