import { printManagedPolicies } from './proofs/managed';
import { printSoundness } from './proofs/soundness';

/**
 * Measures the decision engine on everything there is: `npm run proofs [pairs] [seed] [only]`. Self-inclusion and version steps of all AWS
 * managed policies, and as many random pairs as asked for, each proof attacked with requests; with `managed` or `random`, one of the two.
 * Exits with 1 when anything is wrong.
 */
function main(): void {
  const [pairs = '20000', seed = '1', only] = process.argv.slice(2);
  const wrong = (only === 'random' ? 0 : printManagedPolicies()) + (only === 'managed' ? 0 : printSoundness(Number(pairs), Number(seed)));
  process.exitCode = wrong === 0 ? 0 : 1;
}

main();
