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
