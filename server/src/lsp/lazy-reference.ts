import { type Connection, MessageType } from 'vscode-languageserver';
import type { ServiceReference } from '../reference/types';
import type { Platform } from './platform';
import { tell } from './tell';
import { unreadableReference } from './unreadable-reference';

/** The reference data, read at the first call. Tells the user, once, when they cannot be read. */
export interface LazyReference {
  read(): Promise<ServiceReference>;
  /** ISO date of the data; `null` while nobody has needed them, or when they cannot be read. */
  date(): string | null;
}

export function createLazyReference(platform: Platform, connection: Connection): LazyReference {
  let reading: Promise<ServiceReference> | undefined;
  let date: string | null = null;
  const read = async (): Promise<ServiceReference> => {
    try {
      const reference = await platform.loadReference();
      date = reference.date;
      return reference;
    } catch (error) {
      const reason = `The reference data cannot be read: ${error instanceof Error ? error.message : String(error)}`;
      tell(
        connection,
        MessageType.Error,
        `${reason} Services, actions and condition keys are not checked or explained. Install IAM Policy again.`,
      );
      return unreadableReference(reason);
    }
  };
  return {
    date: () => date,
    read() {
      reading ??= read();
      return reading;
    },
  };
}
