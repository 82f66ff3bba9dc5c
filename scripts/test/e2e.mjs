// The mocha suite of test/e2e in a real VS Code: VSCODE_EXECUTABLE where it is set, a download with VSCODE_DOWNLOAD=1, else the stand-in.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { root } from '../setup/paths.mjs';
import { installHost } from '../vscode/host.mjs';

const executable = process.env.VSCODE_EXECUTABLE ?? (process.env.VSCODE_DOWNLOAD === '1' ? undefined : await standIn());
const folder = mkdtempSync(path.join(os.tmpdir(), 'iam-policy-e2e-'));
const workspace = path.join(folder, 'policies');
cpSync(path.join(root, 'docs', 'examples'), workspace, { recursive: true });
try {
  await runTests({
    ...(executable === undefined ? {} : { vscodeExecutablePath: executable }),
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'out', 'test', 'e2e', 'index'),
    launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust'],
    extensionTestsEnv: { TEST_RESULT_FILE: process.env.TEST_RESULT_FILE },
  });
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function standIn() {
  await installHost();
  return path.join(root, 'scripts', 'vscode', process.platform === 'win32' ? 'code.cmd' : 'code.mjs');
}
