// The entry for VS Code for the Web: bundled with the test files into one script for its web worker.
// mocha's bundle for browsers overwrites `module.exports`; so this module has no exports of its own and sets them at its end.
import 'mocha/mocha.js';
import './set-up-mocha';
import '../commands.test';
import '../configuration.test';
import '../extension.test';
import '../policy.test';

declare const module: { exports: unknown };

module.exports = {
  async run(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const runner = mocha.run((failures) => {
        const { passes = 0, pending = 0 } = runner.stats ?? {};
        // Proof that the tests ran to their end, for the script that waits outside.
        console.log(`e2e-web-result ${JSON.stringify({ passed: passes, failed: failures, skipped: pending })}`);
        if (failures > 0 || passes === 0) {
          reject(new Error(failures > 0 ? `${failures} failed` : 'No test ran.'));
        } else {
          resolve();
        }
      });
    });
  },
};
