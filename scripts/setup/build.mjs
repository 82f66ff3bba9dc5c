import { existsSync } from 'node:fs';
import path from 'node:path';
import { lastLines } from './install.mjs';
import { root } from './paths.mjs';
import { runQuietly } from './run.mjs';
import { giveUp } from './say.mjs';

/** Compiles everything, makes the data, bundles. Ends the process with what went wrong. */
export async function build() {
  await compile();
  await makeData();
  await bundle();
}

export function compile() {
  return step('Compiling (tsc -b)', path.join(root, 'node_modules', 'typescript', 'bin', 'tsc'), ['-b']);
}

export function makeData() {
  return step("Making the data of AWS's services and actions", path.join(root, 'out', 'scripts', 'data', 'main.js'));
}

export function bundle() {
  return step('Bundling', path.join(root, 'scripts', 'bundle.mjs'));
}

/** Packages the extension: needs a build. */
export function packageVsix() {
  return step('Packaging the extension', path.join(root, 'scripts', 'package.mjs'));
}

async function step(what, script, args = []) {
  if (!existsSync(script)) {
    giveUp(`${what}: ${path.relative(root, script)} is missing.`);
  }
  const { code, output } = await runQuietly(what, process.execPath, [script, ...args], { cwd: root });
  if (code !== 0) {
    giveUp(`${lastLines(output, 40)}\n\n${what} failed: see above.`);
  }
}
