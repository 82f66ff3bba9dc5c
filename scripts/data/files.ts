import path from 'node:path';

/** The root of the repository, from where the compiled scripts are. */
const root = path.join(__dirname, '../../..');

/** Where the generated data goes: beside the bundles, not committed. */
export const outputFolder = path.join(root, 'server/dist/data');

/** The committed summary of the data. */
export const summaryFile = path.join(root, 'server/data/summary.json');

/** The committed lexicon of retired actions. */
export const lexiconFile = path.join(root, 'server/data/retired-actions.json');

/** The committed list of service principals that no package names. */
export const principalsFile = path.join(root, 'server/data/service-principals.json');

/** The package's own manifest. */
export const manifestFile = path.join(root, 'package.json');
