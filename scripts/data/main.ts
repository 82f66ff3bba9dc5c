import { writeFileSync } from 'node:fs';
import { summaryFile } from './files';
import { generate } from './generate';
import { findFaults, findWarnings } from './guards';
import { printSummary, readSummary } from './summary';
import { writeData } from './write-data';

/**
 * Generates the data beside the bundles: `node out/scripts/data/main.js`. Fails when a guard finds a fault, and when the committed
 * summary tells of other data; `--accept` writes the summary anew instead, once the faults of the new data have been looked at.
 */
process.exitCode = main(process.argv.slice(2));

function main(options: readonly string[]): number {
  const accept = options.includes('--accept');
  const { files, summary, guarded } = generate();
  const committed = readSummary(summaryFile);
  const faults = findFaults({ ...guarded, committed });
  for (const warning of findWarnings(summary.date, Date.now())) {
    console.warn(`warning: ${warning}`);
  }
  for (const fault of faults) {
    console.error(`${accept ? 'accepted' : 'error'}: ${fault}`);
  }
  if (faults.length > 0 && !accept) {
    return 1;
  }
  if (accept) {
    writeFileSync(summaryFile, printSummary(summary));
  } else if (committed === undefined || printSummary(committed) !== printSummary(summary)) {
    console.error('error: server/data/summary.json does not tell of the data that the installed packages and the facts by hand give.');
    console.error('Run: npm run update-data. After a change by hand alone: node out/scripts/data/main.js --accept');
    return 1;
  }
  writeData(files);
  console.log(`Data of ${summary.date}: ${summary.counts['services']} services, ${summary.counts['actions']} actions.`);
  return 0;
}
