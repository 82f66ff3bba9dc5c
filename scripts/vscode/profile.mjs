import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { vscodeRoot } from './host.mjs';
import { quietSettings } from './quiet-settings.mjs';

/** The built-in extensions that a policy's author meets. The others cost seconds and ask the network for things. */
const builtIns = [
  'configuration-editing',
  'docker',
  'json',
  'json-language-features',
  'markdown-basics',
  'theme-defaults',
  'theme-modern-icons',
  'theme-seti',
  'yaml',
];

/** Folders of a VS Code of its own in the temporary folder, with these settings on top of the quiet ones. */
export function createProfile(settings = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'iam-policy-'));
  const profile = {
    folder,
    userData: path.join(folder, 'u'),
    extensions: path.join(folder, 'x'),
    builtIns: path.join(folder, 'b'),
    workspace: path.join(folder, 'policies'),
    log: path.join(folder, 'server.log'),
  };
  mkdirSync(path.join(profile.userData, 'User'), { recursive: true });
  mkdirSync(profile.extensions);
  mkdirSync(profile.builtIns);
  writeFileSync(path.join(profile.userData, 'User', 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }, undefined, 2));
  linkBuiltIns(profile.builtIns);
  return profile;
}

/** Removes a profile. Never throws: a file still held open costs disk space only. */
export function removeProfile(profile) {
  try {
    rmSync(profile.folder, { recursive: true, force: true, maxRetries: 5 });
  } catch {
    // Left to the system, which empties its temporary folder.
  }
}

function linkBuiltIns(target) {
  const from = path.join(vscodeRoot, 'extensions');
  for (const name of readdirSync(from)) {
    if (builtIns.includes(name) || name === 'node_modules') {
      symlinkSync(path.join(from, name), path.join(target, name), process.platform === 'win32' ? 'junction' : 'dir');
    }
  }
}
