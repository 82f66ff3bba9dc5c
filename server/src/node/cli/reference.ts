import { createReference } from '../../reference/create-reference';
import type { ServiceReference } from '../../reference/types';
import { dataFolder } from '../installation';
import { readReferenceFolder } from '../reference-source';
import { Stop } from './usage-error';

let read: ServiceReference | undefined;

/** What AWS publishes, read at the first call. Stops the command, naming the file, when it cannot be read. */
export function reference(): ServiceReference {
  try {
    read ??= createReference(readReferenceFolder(dataFolder()));
    return read;
  } catch (error) {
    throw new Stop(
      `The reference data cannot be read: ${error instanceof Error ? error.message : String(error)}. Install IAM Policy again.`,
    );
  }
}
