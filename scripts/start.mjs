// `npm start`: builds the extension and opens it in a VS Code of its own, on a copy of docs/examples. Loads nothing but Node.js itself
// until the packages are installed.
import { nodeProblem } from './setup/node-version.mjs';

const problem = nodeProblem();
if (problem !== undefined) {
  console.error(problem);
  process.exit(1);
}
const { start } = await import('./setup/start.mjs');
await start(process.argv.slice(2));
