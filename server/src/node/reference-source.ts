import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';
import type { ReferenceSource } from '../reference/create-reference';

/**
 * The generated files in a folder. The index is read whole, the details a service at a time.
 * Throws, naming the file, when one cannot be read.
 */
export function readReferenceFolder(folder: string): ReferenceSource {
  return {
    index: () => readFileSync(path.join(folder, 'index.json'), 'latin1'),
    detail: (offset, length) => readPart(path.join(folder, 'detail.ndjson'), offset, length),
    extras: () => readFileSync(path.join(folder, 'extras.json'), 'latin1'),
    use: () => readFileSync(path.join(folder, 'use.json'), 'latin1'),
  };
}

/** Opens the file anew for each part: a part is read once a service, and an update of the extension may replace the file between. */
function readPart(file: string, offset: number, length: number): string {
  const bytes = Buffer.allocUnsafe(length);
  const descriptor = openSync(file, 'r');
  try {
    const read = readSync(descriptor, bytes, 0, length, offset);
    if (read !== length) {
      throw new Error(`${file} ends before ${offset + length}: it does not belong to the index beside it.`);
    }
  } finally {
    closeSync(descriptor);
  }
  return bytes.toString('latin1');
}
