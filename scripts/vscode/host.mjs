import { existsSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { installPackages } from '../setup/install.mjs';
import { root } from '../setup/paths.mjs';
import { giveUp } from '../setup/say.mjs';

const folder = path.join(root, 'test', 'host');
const modules = path.join(folder, 'node_modules');

/** VS Code's own server and web workbench, as code-server carries them in its npm package. */
export const vscodeRoot = path.join(modules, 'code-server', 'lib', 'vscode');

/**
 * Installs VS Code's server from npm where it is missing. About 490 MB on disk; kept out of the main package.json, because a plain
 * `npm ci` would run code-server's install script, which compiles native modules that nothing here needs.
 */
export async function installHost() {
  await installPackages(folder, "Installing VS Code's server from npm, about 490 MB on disk");
  linkModules();
}

/** The Node.js that runs VS Code's server: 22.15 or newer, from npm where the running one is older. */
export function hostNode() {
  const own = process.env.VSCODE_HOST_NODE;
  if (own !== undefined) {
    return own;
  }
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const installed = ['node', 'node-bin']
    .map((name) => path.join(modules, `${name}-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`, 'bin', file))
    .find(existsSync);
  if (installed !== undefined) {
    return installed;
  }
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 15)) {
    return process.execPath;
  }
  return giveUp(
    `VS Code's server needs Node.js 22.15 or newer, and there is none on npm for ${process.platform}-${process.arch}. ` +
      'Run this with Node.js 24, or set VSCODE_HOST_NODE to one.',
  );
}

/** Server and page both look for their modules in `lib/vscode/node_modules`: lets that be the folder they were installed to. */
function linkModules() {
  const link = path.join(vscodeRoot, 'node_modules');
  if (!existsSync(link)) {
    symlinkSync(modules, link, process.platform === 'win32' ? 'junction' : 'dir');
  }
}
