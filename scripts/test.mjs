// `npm test`: installs what is missing and runs every test. Loads nothing but Node.js itself until the packages are installed.
import { nodeProblem } from './setup/node-version.mjs';

const problem = nodeProblem();
if (problem !== undefined) {
  console.error(problem);
  process.exit(1);
}
const { test } = await import('./test/run.mjs');
process.exit(await test(process.argv.slice(2)));
