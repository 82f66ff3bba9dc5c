import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The project's folder. */
export const root = path.resolve(import.meta.dirname, '../..');

/** The extension's manifest. */
export const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** Where `npm run package` puts the extension. */
export const vsix = path.join(root, `${manifest.name}-${manifest.version}.vsix`);

/** Where tests leave what helps to explain a failure: screenshots, logs, results. Not in git. */
export const artifacts = path.join(root, 'test', '.artifacts');
