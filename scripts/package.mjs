// Packages what `npm run build` made as a VSIX, and checks what is in it.
import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { createVSIX, listFiles } from '@vscode/vsce';
import { root, vsix } from './setup/paths.mjs';
import { giveUp, say } from './setup/say.mjs';

const limit = 2_500_000;
const needed = [
  'package.json',
  'README.md',
  'LICENSE',
  'server/schemas/config.schema.json',
  'THIRD-PARTY-NOTICES.txt',
  'client/dist/node.js',
  'client/dist/browser.js',
  'client/dist/summary.js',
  'client/dist/summary.css',
  'server/dist/server.js',
  'server/dist/browser.js',
  'server/dist/data/index.json',
  'server/dist/data/detail.ndjson',
  'server/dist/data/extras.json',
  'server/dist/data/use.json',
];

const files = await listFiles({ cwd: root, dependencies: false });
const missing = needed.filter((file) => !files.includes(file));
if (missing.length > 0) {
  giveUp(`Not in the package: ${missing.join(', ')}. Run \`npm run build\` first.`);
}
const strangers = files.filter((file) => /\.(?:node|map|ts)$|node_modules/.test(file));
if (strangers.length > 0) {
  giveUp(`Must not be in the package: ${strangers.join(', ')}. See .vscodeignore.`);
}
rmSync(vsix, { force: true });
await createVSIX({ cwd: root, packagePath: vsix, dependencies: false });
const { size } = statSync(vsix);
if (size > limit) {
  giveUp(`${path.basename(vsix)} has ${size} bytes, more than the ${limit} that are allowed.`);
}
say(`${path.basename(vsix)}: ${files.length} files, ${(size / 1e6).toFixed(2)} MB`);
