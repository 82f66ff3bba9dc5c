import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Bytes of one piece: large enough for few calls, small enough that messages are answered between two. */
const pieceSize = 1 << 18;

/**
 * The text of a file in pieces, unpacked where it is gzip by its first bytes, whatever its name. `onBytes` is told how much of the file
 * has been read. Rejects where it cannot be read, or unpacked to its end.
 */
export async function* evidencePieces(file: string, onBytes: (bytes: number) => void = () => undefined): AsyncGenerator<string> {
  const isGzip = await beginsAsGzip(file);
  const bytes = createReadStream(file, { highWaterMark: pieceSize });
  bytes.on('data', (chunk) => onBytes(chunk.length));
  const unpacked: Readable = isGzip ? bytes.pipe(createGunzip({ chunkSize: pieceSize })) : bytes;
  bytes.on('error', (error) => unpacked.destroy(error));
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  try {
    for await (const chunk of unpacked) {
      decoder ??= new TextDecoder(encodingOf(chunk));
      yield decoder.decode(chunk, { stream: true });
    }
  } finally {
    bytes.destroy();
  }
}

/** The file, or all files below the folder, in the order of their names; hidden ones are left out. */
export async function filesOf(place: string): Promise<readonly string[]> {
  if (!(await stat(place)).isDirectory()) {
    return [place];
  }
  const entries = await readdir(place, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

async function beginsAsGzip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}

function encodingOf(bytes: Uint8Array): string {
  return bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}
