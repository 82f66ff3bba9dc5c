import path from 'node:path';
import { root } from '../setup/paths.mjs';

const bin = (...names) => path.join(root, 'node_modules', ...names);
const script = (...names) => path.join(root, 'scripts', ...names);
const mocha = (...args) => [bin('mocha', 'bin', 'mocha.js'), '--reporter', script('test', 'reporter.cjs'), '--no-color', ...args];

/** The tests on broken, huge and hostile text, which take as long as all the others together. */
const broken = 'out/test/robustness.test.js';

/**
 * The parts of `npm test`, in the order in which they are started. `args` are given to Node.js. Parts with `counts` leave a file that
 * tells how many tests passed; any other part is one check: it passes when it ends with exit code 0.
 */
export const parts = [
  { name: 'compile', after: [], args: [bin('typescript', 'bin', 'tsc'), '-b'] },
  { name: 'lint', after: [], args: [bin('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--colors=off', '.'] },
  { name: 'data', after: ['compile'], args: [path.join(root, 'out', 'scripts', 'data', 'main.js')] },
  { name: 'bundle', after: ['compile'], args: [script('bundle.mjs')] },
  { name: 'e2e', after: ['data', 'bundle'], counts: true, inVscode: true, args: [script('test', 'e2e.mjs')] },
  {
    name: 'unit',
    after: ['data', 'bundle'],
    counts: true,
    args: mocha('--exclude', 'out/test/e2e/**', '--exclude', broken, 'out/test/**/*.test.js'),
  },
  { name: 'broken-text', after: ['data', 'bundle'], counts: true, args: mocha(broken) },
  { name: 'package', after: ['data', 'bundle'], args: [script('package.mjs')] },
  { name: 'ui', after: ['package'], counts: true, inVscode: true, args: mocha('--timeout', '180000', 'test/ui/**/*.test.mjs') },
  { name: 'e2e-web', after: ['data', 'bundle'], counts: true, inVscode: true, args: [script('test', 'e2e-web.mjs')] },
];
