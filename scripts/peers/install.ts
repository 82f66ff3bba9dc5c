import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Installs a package in a folder of its own outside the project, once, and returns where it is. */
export function installed(name: string, version: string): string {
  const folder = path.join(tmpdir(), 'iam-policy-peers', `${name.replaceAll('/', '-')}-${version}`);
  const where = path.join(folder, 'node_modules', name);
  if (!existsSync(where)) {
    mkdirSync(folder, { recursive: true });
    execFileSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', `${name}@${version}`], {
      stdio: 'inherit',
    });
  }
  return where;
}
