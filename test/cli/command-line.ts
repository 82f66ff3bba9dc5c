import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder of its own with the files given, gone again after `use`. */
export function inFolder<T>(files: Readonly<Record<string, string | Uint8Array>>, use: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'iam-policy-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs `iam-policy` as a user does, in a folder of files. */
export function run(args: readonly string[], cwd: string, input?: string): Outcome {
  const cli = path.join(__dirname, '../../server/src/node/cli.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd,
    input: input ?? '',
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  });
  return { code: status, out: stdout, err: stderr };
}

/** Runs `iam-policy` over files that exist for this one run. */
export function runOn(files: Readonly<Record<string, string | Uint8Array>>, args: readonly string[], input?: string): Outcome {
  return inFolder(files, (folder) => run(args, folder, input));
}

export const clean = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }
  ]
}
`;

export const administrator = `{
  "Version": "2012-10-17",
  "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" }
}
`;

export const misspelt = clean.replace('s3:GetObject', 's3:GetObejct');
