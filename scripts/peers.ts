import { printEvaluator } from './peers/evaluator';
import { printSolver } from './peers/solver';

/**
 * Measures the decision engine against others: `npm run peers [requests] [pairs] [seed]`. Requests on iam-simulate, which is under the AGPL
 * and only ever run here, and pairs of policies on the solver Z3. Both are installed in a temporary folder at the first run, since nothing
 * else needs them and the solver is large. Exits with 1 when a difference is not explained.
 */
async function main(): Promise<void> {
  const [requests = '2000', pairs = '200', seed = '1'] = process.argv.slice(2);
  const wrong = (await printEvaluator(Number(requests), Number(seed))) + (await printSolver(Number(pairs), Number(seed)));
  // The solver keeps threads of its own.
  process.exit(wrong === 0 ? 0 : 1);
}

void main();
