import { type Connection, DidChangeConfigurationNotification, MessageType } from 'vscode-languageserver';
import { readSettings } from '../settings/read-settings';
import { noSettings, type Settings } from '../settings/settings';
import { type FileSettings, settingsForFile } from '../settings/settings-for-file';
import type { ClientAbilities } from './client-abilities';
import { documentPath } from './document-path';
import { tell } from './tell';

const section = 'iamPolicy';

/** The settings in force, for each document. */
export interface Configuration {
  settingsFor(uri: string): Promise<FileSettings>;
  /** Drops what is remembered of a document that was closed. */
  forget(uri: string): void;
  /** Differs after each change. */
  serial(): number;
  /** Has `listener` called when settings may have changed. */
  onChange(listener: () => void): void;
}

/**
 * Asks the client for the settings where it answers, once per document and change; otherwise takes those that came with `initialize` or
 * were sent since. Tells the user of each problem in them once.
 */
export function createConfiguration(
  connection: Connection,
  client: ClientAbilities,
  initial: unknown,
  folders: ReadonlySet<string>,
  ruleNames: readonly string[],
): Configuration {
  let serial = 0;
  let sent = initial;
  const listeners: (() => void)[] = [];
  const asked = new Map<string, Promise<FileSettings>>();
  const told = new Set<string>();

  const read = (value: unknown): Settings => {
    const settings = readSettings(value, { ruleNames, prefix: `${section}.` });
    const news = settings.problems.map(({ message }) => message).filter((message) => !told.has(message));
    if (news.length > 0) {
      news.forEach((problem) => {
        told.add(problem);
      });
      tell(connection, MessageType.Warning, `IAM Policy settings: ${news.join(' ')}`);
    }
    return settings;
  };
  const ask = async (uri: string): Promise<Settings> => {
    try {
      return read(client.answersConfiguration ? await connection.workspace.getConfiguration({ scopeUri: uri, section }) : sectionOf(sent));
    } catch (error) {
      connection.console.error(`The client did not give the settings: ${String(error)}`);
      return noSettings;
    }
  };

  const inForce = async (uri: string) => settingsForFile([{ settings: await ask(uri), path: documentPath(uri, folders) }]);

  connection.onDidChangeConfiguration(({ settings }) => {
    serial += 1;
    sent = settings ?? sent;
    asked.clear();
    told.clear();
    for (const listener of listeners) {
      listener();
    }
  });
  return {
    serial: () => serial,
    onChange: (listener) => listeners.push(listener),
    forget: (uri) => asked.delete(uri),
    settingsFor(uri) {
      const settings = asked.get(uri) ?? inForce(uri);
      asked.set(uri, settings);
      return settings;
    },
  };
}

/** Asks the client to tell when settings change. To be called once the client says that it is initialized. */
export async function watchConfiguration(connection: Connection, client: ClientAbilities): Promise<void> {
  if (!client.registersConfiguration) {
    return;
  }
  try {
    await connection.client.register(DidChangeConfigurationNotification.type, { section });
  } catch (error) {
    connection.console.error(`The client did not register for changes of settings: ${String(error)}`);
  }
}

/** Clients send either the section itself or an object that holds it. */
function sectionOf(sent: unknown): unknown {
  return typeof sent === 'object' && sent !== null && section in sent ? sent[section] : sent;
}
