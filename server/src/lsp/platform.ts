import type { ServiceReference } from '../reference/types';

/** What a server cannot know of where it runs: each entry point gives its own. */
export interface Platform {
  /** Reads the reference data. Called once, when a document with a policy first needs them; rejects when they cannot be read. */
  loadReference(): Promise<ServiceReference>;
  /**
   * The text of a file by its `file:` URI; `undefined` where there is none or it cannot be read. Absent where there is no file system: the
   * client is asked then.
   */
  readonly readFile?: (uri: string) => Promise<string | undefined>;
  /**
   * The text of a log by its `file:` URI, in pieces, unpacked; `onBytes` is told what has been read of it. Rejects where it cannot be read to its
   * end. Absent where there is no file system: the client is asked then.
   */
  readonly readPieces?: (uri: string, onBytes: (bytes: number) => void) => AsyncIterable<string>;
  /** The day as people there call it, an ISO date. */
  today(): string;
  /** Resolves after so many milliseconds; with 0 as soon as the messages that wait have been taken in. */
  pause(milliseconds: number): Promise<void>;
}
