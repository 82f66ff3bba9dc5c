// Packages what `npm run build` made as a VSIX, and checks what is in it.
import { readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { createVSIX, listFiles } from '@vscode/vsce';
import { root, vsix } from './setup/paths.mjs';
import { giveUp, say } from './setup/say.mjs';

const limit = 2_500_000;
const modelLimit = 300_000;
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
// What completion ranks by, as the package has it.
const model = deflateRawSync(readFileSync(path.join(root, 'server/dist/data/use.json')), { level: 9 }).length;
if (model > modelLimit) {
  giveUp(`server/dist/data/use.json has ${model} bytes compressed, more than the ${modelLimit} that are allowed.`);
}
const { size } = statSync(vsix);
if (size > limit) {
  giveUp(`${path.basename(vsix)} has ${size} bytes, more than the ${limit} that are allowed.`);
}
say(`${path.basename(vsix)}: ${files.length} files, ${(size / 1e6).toFixed(2)} MB, of which use.json ${(model / 1e3).toFixed(0)} kB`);
