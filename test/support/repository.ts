import { readdirSync } from 'node:fs';
import path from 'node:path';

/** The folder that holds package.json; the tests run from `out/test`. */
export const root = path.resolve(__dirname, '../../..');

const skipped = new Set(['node_modules', 'dist', 'out', '.artifacts']);

/** The files under a folder of the repository whose names end so, as paths from its root with slashes, in order. */
export function filesUnder(folder: string, ...endings: readonly string[]): readonly string[] {
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true });
  return entries
    .flatMap((entry) => {
      const file = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        return skipped.has(entry.name) ? [] : filesUnder(file, ...endings);
      }
      return endings.some((ending) => entry.name.endsWith(ending)) ? [file] : [];
    })
    .sort();
}
