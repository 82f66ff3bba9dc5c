// Compiles, makes the data of AWS's services and actions, and bundles: everything that `npm run package` needs.
import path from 'node:path';
import { build } from './setup/build.mjs';
import { nodeProblem } from './setup/node-version.mjs';
import { giveUp } from './setup/say.mjs';

const problem = nodeProblem();
if (problem !== undefined) {
  giveUp(problem);
}
process.chdir(path.join(import.meta.dirname, '..'));
await build();
