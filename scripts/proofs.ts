import { printManagedPolicies } from './proofs/managed';
import { printSoundness } from './proofs/soundness';

/**
 * Measures the decision engine on everything there is: `npm run proofs [pairs] [seed]`. Self-inclusion and version steps of all AWS
 * managed policies, and as many random pairs as asked for, each proof attacked with requests. Exits with 1 when anything is wrong.
 */
function main(): void {
  const [pairs = '20000', seed = '1'] = process.argv.slice(2);
  const wrong = printManagedPolicies() + printSoundness(Number(pairs), Number(seed));
  process.exitCode = wrong === 0 ? 0 : 1;
}

main();
