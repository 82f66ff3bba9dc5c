import { readFileSync } from 'node:fs';

/** The text of a file, or why there is none. */
export type FileText = { readonly text: string } | { readonly error: string };

/** Reads UTF-8, and UTF-16 with its mark. */
export function readText(file: string): FileText {
  try {
    return decode(readFileSync(file));
  } catch (error) {
    return { error: reasonOf(error) };
  }
}

/** All of standard input. Not read at once: a pipe whose writer is slow would be an error then. */
export async function readStandardInput(): Promise<FileText> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
  }
  return decode(Buffer.concat(chunks));
}

/** `text` as bytes, in the encoding of `bytes` and with its mark, if it has one. */
export function encodeLike(bytes: Buffer, text: string): Buffer {
  switch (encodingOf(bytes)) {
    case 'utf-16le':
      return Buffer.from(`\ufeff${text}`, 'utf16le');
    case 'utf-16be':
      return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
    default:
      return Buffer.from(bytes.subarray(0, 3).equals(utf8Mark) ? `\ufeff${text}` : text);
  }
}

const utf8Mark = Buffer.from([0xef, 0xbb, 0xbf]);

export function decode(bytes: Buffer): FileText {
  const encoding = encodingOf(bytes);
  return encoding === undefined ? { error: 'is not text.' } : { text: new TextDecoder(encoding).decode(bytes) };
}

/** For people: what stands between the system and a file or folder. Follows its name in a sentence. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'does not exist.';
    case 'EACCES':
    case 'EPERM':
      return 'cannot be read: permission denied.';
    case 'EISDIR':
      return 'is a folder.';
    case 'ERR_FS_FILE_TOO_LARGE':
    case 'ERR_STRING_TOO_LONG':
      return 'is too large to be read.';
    default:
      return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** `undefined` for a binary: text has no NUL, unless it is UTF-16. */
function encodingOf(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return 'utf-16le';
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return 'utf-16be';
  }
  return bytes.subarray(0, 8192).includes(0) ? undefined : 'utf-8';
}
