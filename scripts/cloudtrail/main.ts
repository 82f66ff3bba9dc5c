// Writes a log as CloudTrail delivers it, of made-up events: npm run cloudtrail-log -- FILE [MEGABYTES]

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { loggedEvents } from './events';

async function main([file, megabytes = '10']: readonly string[]): Promise<void> {
  if (file === undefined) {
    throw new Error('Say which file to write: npm run cloudtrail-log -- FILE [MEGABYTES]');
  }
  const target = createWriteStream(file);
  const out = file.endsWith('.gz') ? createGzip() : target;
  if (out !== target) {
    out.pipe(target);
  }
  let left = Number(megabytes) * 1_000_000;
  let start = '{"Records":[';
  for (const event of loggedEvents()) {
    const text = start + JSON.stringify(event);
    start = ',';
    left -= text.length;
    if (!out.write(text)) {
      await once(out, 'drain');
    }
    if (left <= 0) {
      break;
    }
  }
  out.end(']}');
  await finished(target);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
