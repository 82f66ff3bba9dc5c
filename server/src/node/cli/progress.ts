import { statSync } from 'node:fs';

const patience = 1000;
const interval = 100;

/** Says on a terminal how far the work is, once it takes over a second. */
export interface Progress {
  step(done: number): void;
  end(): void;
}

export function createProgress(total: number, what: string): Progress {
  const stream = process.stderr;
  if (!stream.isTTY) {
    return { step() {}, end() {} };
  }
  let next = Date.now() + patience;
  let shown = false;
  const clear = '\r\u001b[K';
  return {
    step(done) {
      if (Date.now() >= next) {
        stream.write(`${clear}${done} of ${total} ${what}`);
        next = Date.now() + interval;
        shown = true;
      }
    },
    end() {
      if (shown) {
        stream.write(clear);
      }
    },
  };
}

/** The same for the bytes of files, told by how many more have been read. */
export function createByteProgress(files: readonly string[]): Progress {
  const total = files.reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
  const megabytes = (bytes: number) => Math.round(bytes / 1_000_000);
  const progress = createProgress(megabytes(total), 'MB');
  let read = 0;
  return {
    step(bytes) {
      read += bytes;
      progress.step(megabytes(read));
    },
    end: () => progress.end(),
  };
}
