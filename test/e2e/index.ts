import { readdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import Mocha from 'mocha';

/** Called by VS Code in its extension host: runs every `*.test.js` beside this file. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 120_000 });
  for (const file of readdirSync(__dirname)) {
    if (file.endsWith('.test.js')) {
      mocha.addFile(path.join(__dirname, file));
    }
  }
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      const { passes = 0, pending = 0 } = runner.stats ?? {};
      // Proof that the tests ran to their end: without this file the run counts as failed, whatever VS Code's exit code.
      if (process.env['TEST_RESULT_FILE'] !== undefined) {
        writeFileSync(process.env['TEST_RESULT_FILE'], JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
      }
      if (failures > 0 || passes === 0) {
        reject(new Error(failures > 0 ? `${failures} failed` : 'No test ran.'));
      } else {
        resolve();
      }
    });
  });
}
