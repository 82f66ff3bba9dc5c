import { type Connection, DidChangeConfigurationNotification, DidChangeWatchedFilesNotification, MessageType } from 'vscode-languageserver';
import { rules } from '../rules/index';
import { configurationName } from '../settings/configuration-text';
import { readSettings } from '../settings/read-settings';
import { noSettings, type Settings } from '../settings/settings';
import { type FileSettings, settingsForFile } from '../settings/settings-for-file';
import type { ClientAbilities } from './client-abilities';
import { type ConfigurationFile, createConfigurationFiles, isConfigurationFile } from './configuration-files';
import { documentPath } from './document-path';
import { type Documents, isCurrent } from './documents';
import type { Platform } from './platform';
import { tell } from './tell';

const section = 'iamPolicy';

/** A pause in typing in a configuration file, in milliseconds: each change of it is one of every document. */
const pauseInTyping = 200;

/** The settings in force, for each document. */
export interface Configuration {
  settingsFor(uri: string): Promise<FileSettings>;
  /** The configuration file that counts for a document. */
  fileFor(uri: string): Promise<ConfigurationFile | undefined>;
  /** A configuration file by its own URI. */
  fileAt(uri: string): Promise<ConfigurationFile | undefined>;
  /** Differs after each change. */
  serial(): number;
  /** Has `listener` called when settings may have changed. */
  onChange(listener: () => void): void;
}

/** What settings are read with. */
interface Sources {
  readonly connection: Connection;
  readonly client: ClientAbilities;
  readonly documents: Documents;
  readonly platform: Platform;
  /** URIs of the workspace folders. */
  readonly folders: ReadonlySet<string>;
  /** Settings that came with `initialize`, for clients that cannot be asked. */
  readonly initial: unknown;
}

/**
 * The editor's settings and the nearest configuration file, which wins: it is the team's. The client is asked for the settings where it
 * answers, once per document and change; otherwise those that came with `initialize` or were sent since hold. Tells the user of each problem
 * in them once; those of a file that is open are shown in it.
 */
export function createConfiguration({ connection, client, documents, platform, folders, initial }: Sources): Configuration {
  let serial = 0;
  let sent = initial;
  let day = platform.today();
  const listeners: (() => void)[] = [];
  const asked = new Map<string, Promise<FileSettings>>();
  const told = new Set<string>();
  const files = createConfigurationFiles(connection, client, documents, platform);

  const tellOnce = (subject: string, { problems }: Settings) => {
    const news = problems.map(({ message }) => message).filter((message) => !told.has(`${subject} ${message}`));
    if (news.length > 0) {
      news.forEach((message) => {
        told.add(`${subject} ${message}`);
      });
      tell(connection, MessageType.Warning, `${subject}: ${news.join(' ')}`);
    }
  };
  const ask = async (uri: string): Promise<Settings> => {
    try {
      const value = client.answersConfiguration ? await connection.workspace.getConfiguration({ scopeUri: uri, section }) : sectionOf(sent);
      const settings = readSettings(value, { ruleNames, prefix: `${section}.` });
      tellOnce('IAM Policy settings', settings);
      return settings;
    } catch (error) {
      connection.console.error(`The client did not give the settings: ${String(error)}`);
      return noSettings;
    }
  };
  const inForce = async (uri: string): Promise<FileSettings> => {
    const [settings, file] = await Promise.all([ask(uri), files.nearest(uri)]);
    const own = { settings, path: documentPath(uri, folders) };
    if (file === undefined) {
      return settingsForFile([own], day);
    }
    if (documents.get(file.uri) === undefined) {
      tellOnce(`IAM Policy configuration \`${documentPath(file.uri, folders)}\``, file.content.settings);
    }
    return settingsForFile([own, { settings: file.content.settings, path: documentPath(uri, [file.folder]) }], day);
  };
  const changed = () => {
    serial += 1;
    asked.clear();
    files.forget();
    for (const listener of listeners) {
      listener();
    }
  };

  connection.onDidChangeConfiguration(({ settings }) => {
    sent = settings ?? sent;
    told.clear();
    changed();
  });
  connection.onDidChangeWatchedFiles(changed);
  documents.onDidChangeContent(async ({ document }) => {
    if (isConfigurationFile(document.uri)) {
      await platform.pause(pauseInTyping);
      if (isCurrent(document, documents)) {
        changed();
      }
    }
  });
  documents.onDidClose(({ document }) => {
    asked.delete(document.uri);
    if (isConfigurationFile(document.uri)) {
      changed();
    }
  });
  return {
    serial: () => serial,
    onChange: (listener) => listeners.push(listener),
    fileFor: (uri) => files.nearest(uri),
    fileAt: (uri) => files.read(uri),
    settingsFor(uri) {
      const today = platform.today();
      if (today !== day) {
        day = today;
        asked.clear();
      }
      const settings = asked.get(uri) ?? inForce(uri);
      asked.set(uri, settings);
      return settings;
    },
  };
}

const ruleNames = rules.map(({ meta }) => meta.name);

/** Asks the client to tell when settings or configuration files change. To be called once the client says that it is initialized. */
export async function watchConfiguration(connection: Connection, client: ClientAbilities): Promise<void> {
  try {
    if (client.registersConfiguration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section });
    }
    if (client.watchesFiles) {
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: `**/${configurationName}` }] });
    }
  } catch (error) {
    connection.console.error(`The client did not register for changes of settings: ${String(error)}`);
  }
}

/** Clients send either the section itself or an object that holds it. */
function sectionOf(sent: unknown): unknown {
  return typeof sent === 'object' && sent !== null && section in sent ? sent[section] : sent;
}
