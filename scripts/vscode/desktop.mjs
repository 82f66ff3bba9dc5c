import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { resolveCliArgsFromVSCodeExecutablePath } from '@vscode/test-electron';
import { manifest, vsix } from '../setup/paths.mjs';
import { run } from '../setup/run.mjs';
import { giveUp, say } from '../setup/say.mjs';
import { quietSettings } from './quiet-settings.mjs';

const needed = manifest.engines.vscode.replace('^', '');

/** Where VS Code's command line is when its installer did not put it on the PATH. */
const places = [
  '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code',
  path.join(os.homedir(), 'Applications/Visual Studio Code.app/Contents/Resources/app/bin/code'),
  path.join(process.env.LOCALAPPDATA ?? '', 'Programs/Microsoft VS Code/bin/code.cmd'),
  path.join(process.env.ProgramFiles ?? '', 'Microsoft VS Code/bin/code.cmd'),
];

/**
 * The command line of a desktop VS Code, as the beginning of an argument list, or `undefined` where there is none that could open a
 * window. `VSCODE_EXECUTABLE` comes first, and must work: naming one that does not is an error.
 */
export async function findDesktop() {
  const wanted = process.env.VSCODE_EXECUTABLE;
  if (wanted !== undefined) {
    if (!existsSync(wanted)) {
      return giveUp(`VSCODE_EXECUTABLE is \`${wanted}\`, and there is no such file.`);
    }
    const command = commandLineOf(wanted);
    const problem = await problemOf(command);
    return problem === undefined ? command : giveUp(`${wanted}: ${problem}`);
  }
  if (!canOpenWindows()) {
    return undefined;
  }
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const onPath = (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name));
  const found = [...onPath, ...places].find((file) => path.isAbsolute(file) && existsSync(file));
  if (found === undefined) {
    return undefined;
  }
  const problem = await problemOf([found]);
  if (problem !== undefined) {
    say(`${found}: ${problem} Using VS Code's server instead.`);
    return undefined;
  }
  return [found];
}

/** Opens a desktop VS Code with a profile of its own that has the packaged extension, on a copy of a folder. */
export async function openDesktop(command, { folder, file }) {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'iam-policy-'));
  const workspace = path.join(profile, 'policies');
  cpSync(folder, workspace, { recursive: true });
  mkdirSync(path.join(profile, 'u', 'User'), { recursive: true });
  writeFileSync(path.join(profile, 'u', 'User', 'settings.json'), JSON.stringify(quietSettings, undefined, 2));
  const own = ['--user-data-dir', path.join(profile, 'u'), '--extensions-dir', path.join(profile, 'x')];
  const { code, output } = await runCommand(command, ['--install-extension', vsix, ...own]);
  if (code !== 0) {
    giveUp(`${output}\n\n${command[0]} did not install ${vsix}: see above.`);
  }
  const child = spawn(
    ...spawnable(command, [...own, '--new-window', workspace, path.join(workspace, file)], { detached: true, stdio: 'ignore' }),
  );
  child.once('error', (error) => giveUp(`${command[0]} could not be started: ${error.message}`));
  child.once('spawn', () => child.unref());
  say(`\nVS Code is opening ${file} in a window of its own; your settings and extensions are not touched.`);
  say(`The files are copies, in ${workspace}.`);
}

/** Without a display there is no window; and within VS Code's own terminal on a remote machine `code` is another program. */
function canOpenWindows() {
  if (process.env.VSCODE_IPC_HOOK_CLI !== undefined) {
    return false;
  }
  return process.platform !== 'linux' || process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined;
}

/** What keeps a VS Code from being used, or `undefined`. */
async function problemOf(command) {
  const { code, output } = await runCommand(command, ['--version']);
  const version = /^(\d+)\.(\d+)\.\d+/m.exec(output);
  if (code !== 0 || version === null) {
    return '`--version` did not print the version of a VS Code.';
  }
  const [major, minor] = needed.split('.').map(Number);
  const isOld = Number(version[1]) < major || (Number(version[1]) === major && Number(version[2]) < minor);
  return isOld ? `this is VS Code ${version[0]}; the extension needs ${needed} or newer.` : undefined;
}

/** An executable as `code` is named by users may be the command line itself, or the program that it starts. */
function commandLineOf(executable) {
  const isCommandLine = /^code(-insiders)?(\.cmd)?$/.test(path.basename(executable)) && path.basename(path.dirname(executable)) === 'bin';
  return isCommandLine ? [executable] : resolveCliArgsFromVSCodeExecutablePath(executable).slice(0, 1);
}

function runCommand(command, args) {
  const [program, programArgs, options] = spawnable(command, args, {});
  return run(program, programArgs, options);
}

/** Windows runs a `.cmd` file through a shell only, which wants arguments with spaces quoted. */
function spawnable([program, ...first], args, options) {
  const all = [...first, ...args];
  return /\.cmd$/i.test(program) ? [`"${program}"`, all.map((arg) => `"${arg}"`), { ...options, shell: true }] : [program, all, options];
}
