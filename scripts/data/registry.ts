import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** The newest version of a package on the registry. Throws, saying so, when the registry cannot be reached. */
export function newestVersion(packageName: string): string {
  const { status, stdout, stderr } = npm(['view', packageName, 'version', '--json']);
  if (status !== 0) {
    throw new Error(`npm cannot tell the newest version of \`${packageName}\`. Is this machine offline? npm says:\n${firstLines(stderr)}`);
  }
  const version: unknown = JSON.parse(stdout);
  if (typeof version !== 'string') {
    throw new Error(`npm gives no version of \`${packageName}\`, but: ${stdout.trim()}`);
  }
  return version;
}

/** Installs what package.json names. Throws when npm fails. */
export function install(folder: string): void {
  const { status, stderr } = npm(['install', '--ignore-scripts', '--no-audit', '--no-fund'], folder);
  if (status !== 0) {
    throw new Error(`npm install failed. npm says:\n${firstLines(stderr)}`);
  }
}

/** Runs npm: the one that runs this script, where one does. On Windows npm is no program but a script of the shell. */
function npm(
  options: readonly string[],
  folder = process.cwd(),
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const running = process.env['npm_execpath'];
  const viaNode = running !== undefined && path.extname(running) === '.js';
  const command = viaNode ? process.execPath : 'npm';
  return spawnSync(command, viaNode ? [running, ...options] : [...options], {
    cwd: folder,
    encoding: 'utf8',
    shell: !viaNode && process.platform === 'win32',
  });
}

function firstLines(text: string): string {
  return text.trim().split('\n').slice(0, 8).join('\n');
}
