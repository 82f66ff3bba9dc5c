// mocha's usual reporter, and a file with the counts: TEST_RESULT_FILE.
const { writeFileSync } = require('node:fs');
const { Spec } = require('mocha').reporters;

module.exports = class CountingSpec extends Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      writeFileSync(process.env.TEST_RESULT_FILE, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
    });
  }
};
