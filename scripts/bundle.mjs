// Bundles the extension and its server, minified, each into one file, and writes the notices of the packages that end up in them.
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { root } from './setup/paths.mjs';
import { duration, giveUp, say } from './setup/say.mjs';
import { bundledPackages, thirdPartyNotices } from './third-party-notices.mjs';

const desktop = { platform: 'node', format: 'cjs', target: 'node20' };
const web = { platform: 'browser', target: 'es2022' };

const bundles = [
  { entry: 'client/src/node/main.ts', outfile: 'client/dist/node.js', ...desktop, external: ['vscode'] },
  { entry: 'client/src/browser/main.ts', outfile: 'client/dist/browser.js', ...web, format: 'cjs', external: ['vscode'] },
  { entry: 'client/src/webview/summary.ts', outfile: 'client/dist/summary.js', ...web, format: 'iife' },
  { entry: 'client/src/webview/summary.css', outfile: 'client/dist/summary.css', ...web },
  { entry: 'server/src/node/main.ts', outfile: 'server/dist/server.js', ...desktop },
  { entry: 'server/src/node/cli.ts', outfile: 'server/dist/cli.js', ...desktop, banner: { js: '#!/usr/bin/env node' } },
  { entry: 'server/src/browser/main.ts', outfile: 'server/dist/browser.js', ...web, format: 'iife' },
];

const { values: options } = parseArgs({ options: { 'source-maps': { type: 'boolean', default: false } } });
const started = Date.now();
const results = await Promise.all(bundles.map(bundle)).catch(() => process.exit(1)); // esbuild has said what is wrong.
copyRulePages();
writeFileSync(path.join(root, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(results.flatMap(bundledPackages)));
for (const [index, { outfile }] of bundles.entries()) {
  const bytes = results[index].outputs[outfile].bytes;
  say(`  ${outfile}  ${Math.round(bytes / 1000)} kB`);
}
say(`  bundled in ${duration(Date.now() - started)}`);

async function bundle({ entry, outfile, ...platform }) {
  if (!existsSync(path.join(root, entry))) {
    return giveUp(`${entry} is missing: the bundle ${outfile} cannot be made.`);
  }
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    // jsonc-parser's `main` is UMD, which cannot be bundled: its parts are then missing at start.
    mainFields: ['module', 'main'],
    sourcemap: options['source-maps'],
    metafile: true,
    logLevel: 'warning',
    legalComments: 'none',
    ...platform,
  });
  if (platform.platform === 'browser') {
    refuseNode(metafile, outfile);
  }
  return metafile;
}

/** A web worker has no Node.js: esbuild stops at `node:` names itself, but leaves out what a package's `browser` field empties. */
function refuseNode(metafile, outfile) {
  const strangers = metafile.outputs[outfile].imports.filter(({ path: name }) => name !== 'vscode');
  const emptied = Object.keys(metafile.inputs).filter((name) => name.startsWith('(disabled):'));
  if (strangers.length > 0 || emptied.length > 0) {
    giveUp(`${outfile} runs in a browser and must not need ${[...strangers.map(({ path: name }) => name), ...emptied].join(', ')}.`);
  }
}

/** The command line's `explain` prints them, also where the repository is not at hand. */
function copyRulePages() {
  const [from, to] = [path.join(root, 'docs/rules'), path.join(root, 'server/dist/rules')];
  rmSync(to, { recursive: true, force: true });
  if (existsSync(from)) {
    cpSync(from, to, { recursive: true });
  }
}
