import type { Connection } from 'vscode-languageserver';
import { rules } from '../rules/index';
import { type ConfigurationText, configurationName, readConfigurationText } from '../settings/configuration-text';
import type { ClientAbilities } from './client-abilities';
import type { Documents } from './documents';
import type { Platform } from './platform';
import { fileRequest } from './requests';

/** A configuration file that counts for some documents. */
export interface ConfigurationFile {
  readonly uri: string;
  /** URI of the folder that its patterns count from. */
  readonly folder: string;
  readonly text: string;
  readonly content: ConfigurationText;
}

/** Finds the configuration files of documents, as they are in the editor where they are open, else as they are saved. */
export interface ConfigurationFiles {
  /** The nearest in the folders above the document. */
  nearest(uri: string): Promise<ConfigurationFile | undefined>;
  /** The file of that URI; `undefined` where it cannot be read. */
  read(uri: string): Promise<ConfigurationFile | undefined>;
  /** Has the files read again that are asked for next. */
  forget(): void;
}

export function createConfigurationFiles(
  connection: Connection,
  client: ClientAbilities,
  documents: Documents,
  platform: Platform,
): ConfigurationFiles {
  const known = new Map<string, Promise<ConfigurationFile | undefined>>();

  const textOf = async (uri: string): Promise<string | undefined> => {
    const open = documents.get(uri);
    if (open !== undefined) {
      return open.text.getText();
    }
    if (platform.readFile !== undefined && uri.startsWith('file:')) {
      return platform.readFile(uri);
    }
    return client.readsFiles ? ((await connection.sendRequest<string | null>(fileRequest, { uri })) ?? undefined) : undefined;
  };
  const load = async (uri: string): Promise<ConfigurationFile | undefined> => {
    try {
      const text = await textOf(uri);
      return text === undefined ? undefined : { uri, folder: folderOf(uri), text, content: readConfigurationText(text, ruleNames) };
    } catch (error) {
      connection.console.error(`${uri} could not be read: ${String(error)}`);
      return undefined;
    }
  };
  const read = (uri: string): Promise<ConfigurationFile | undefined> => {
    const reading = known.get(uri) ?? load(uri);
    known.set(uri, reading);
    return reading;
  };
  return {
    read,
    forget: () => known.clear(),
    async nearest(uri) {
      for (const folder of foldersAbove(uri)) {
        const found = await read(`${folder}/${configurationName}`);
        if (found !== undefined) {
          return found;
        }
      }
      return undefined;
    },
  };
}

const ruleNames = rules.map(({ meta }) => meta.name);

export function isConfigurationFile(uri: string): boolean {
  return uri.endsWith(`/${configurationName}`);
}

/** URIs of the folders that the document lies in, the nearest first; none for one that has never been saved. */
export function foldersAbove(uri: string): readonly string[] {
  const [, root = '', path = ''] = /^((?!untitled:)[a-z][a-z\d+.-]*:(?:\/\/[^/?#]*)?)(\/[^?#]*)/i.exec(uri) ?? [];
  const folders: string[] = [];
  for (let end = path.lastIndexOf('/'); end >= 0 && folders.length < deepest; end = path.lastIndexOf('/', end - 1)) {
    folders.push(root + path.slice(0, end));
    if (end === 0) {
      break;
    }
  }
  return folders;
}

/** Folders deeper than that are somebody's attempt to keep the server busy. */
const deepest = 100;

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}
