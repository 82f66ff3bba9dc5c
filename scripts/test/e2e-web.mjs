// The same suite in VS Code for the Web: the extension and its server in web workers, nothing of Node.js.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { artifacts, root } from '../setup/paths.mjs';
import { watchTestRun } from '../vscode/automation.mjs';
import { startBrowser } from '../vscode/browser.mjs';
import { installHost } from '../vscode/host.mjs';
import { startWebHost } from '../vscode/web-host.mjs';

const limit = Number(process.env.VSCODE_TEST_TIMEOUT_MS ?? 480_000);
const tests = 'out/test/e2e-web.js';

await installHost();
await bundleTests();
process.exit(await main());

async function main() {
  let result;
  const [host, browser] = await Promise.all([startWebHost({ extensionFolder: root, tests }), startBrowser()]);
  try {
    const { finished } = await watchTestRun(browser, {
      limit,
      onLine: (line) => {
        result = /^e2e-web-result (.*)$/.exec(line)?.[1] ?? result;
      },
    });
    await browser.page.goto(`http://${host.authority}/`);
    const code = await finished;
    if (code !== 0 || result === undefined) {
      mkdirSync(artifacts, { recursive: true });
      await browser.page.screenshot({ path: path.join(artifacts, 'e2e-web.png') }).catch(() => undefined);
      console.error(result === undefined ? 'The web extension host ended before the tests did.' : `VS Code ended with code ${code}.`);
    }
    if (result !== undefined && process.env.TEST_RESULT_FILE !== undefined) {
      writeFileSync(process.env.TEST_RESULT_FILE, result);
    }
    return result === undefined ? 1 : code;
  } finally {
    await browser.close().catch(() => undefined);
    host.stop();
  }
}

async function bundleTests() {
  await build({
    absWorkingDir: root,
    entryPoints: ['test/e2e/web/index.ts'],
    outfile: tests,
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
    alias: { 'node:assert/strict': './test/e2e/web/assert.ts' },
    define: { global: 'globalThis' },
    // mocha looks for Node.js' `process` while it is loaded.
    banner: { js: 'globalThis.process ??= { env: {} };' },
    logLevel: 'warning',
  });
}
