import { printManagedPolicies } from './proofs/managed';
import { printSoundness } from './proofs/soundness';
import { printStress } from './proofs/stress';

/**
 * Measures the decision engine on everything there is: `npm run proofs [pairs] [seed] [only]`. Self-inclusion and version steps of all AWS
 * managed policies, as many random pairs as asked for, each proof attacked with requests, and hostile pairs, which must not take long; with
 * `managed`, `random` or `stress`, one of the three. Exits with 1 when anything is wrong.
 */
function main(): void {
  const [pairs = '20000', seed = '1', only] = process.argv.slice(2);
  const parts: Readonly<Record<string, () => number>> = {
    managed: printManagedPolicies,
    random: () => printSoundness(Number(pairs), Number(seed)),
    stress: printStress,
  };
  const wanted = Object.entries(parts).filter(([name]) => only === undefined || name === only);
  const wrong = wanted.reduce((sum, [, run]) => sum + run(), 0);
  process.exitCode = wrong === 0 ? 0 : 1;
}

main();
