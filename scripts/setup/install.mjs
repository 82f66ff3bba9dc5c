import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runQuietly } from './run.mjs';
import { giveUp } from './say.mjs';

/**
 * Installs the packages of a folder with `npm ci` unless what is there already matches its lockfile. Install scripts of packages are
 * not run: none is needed, and that of VS Code's server would compile native modules.
 * Ends the process with an explanation when it fails.
 */
export async function installPackages(folder, what) {
  if (isUpToDate(folder)) {
    return;
  }
  const { command, args, shell } = npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
  const { code, output } = await runQuietly(what, command, args, { cwd: folder, shell });
  if (code === 127) {
    giveUp('npm was not found. It comes with Node.js: install Node.js 24 from https://nodejs.org and try again.');
  }
  if (code !== 0) {
    giveUp(
      `${lastLines(output, 20)}\n\n\`npm ci\` failed in ${folder}. It needs the network the first time: see the lines above, then try again.`,
    );
  }
}

/** Whether every package that the lockfile wants here is installed in the version it wants. */
export function isUpToDate(folder) {
  const installed = packagesOf(path.join(folder, 'node_modules', '.package-lock.json'));
  const wanted = packagesOf(path.join(folder, 'package-lock.json'));
  return (
    installed !== undefined &&
    wanted !== undefined &&
    Object.entries(wanted).every(([place, wants]) => {
      const has = installed[place];
      if (place === '' || (has === undefined && wants.optional === true)) {
        return true;
      }
      return has !== undefined && has.version === wants.version && existsSync(path.join(folder, place));
    })
  );
}

function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** How to start npm: the one that started us where there is one; on Windows npm is a batch file, which only a shell can run. */
function npm(args) {
  const running = process.env.npm_execpath;
  if (running !== undefined && /npm-cli\.[cm]?js$/.test(running)) {
    return { command: process.execPath, args: [running, ...args], shell: false };
  }
  return { command: 'npm', args, shell: process.platform === 'win32' };
}

/** The last lines of a program's output, without trailing blank ones. */
export function lastLines(output, count) {
  return output.trimEnd().split('\n').slice(-count).join('\n');
}
