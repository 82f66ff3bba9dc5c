import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder that holds `package.json`: of the installed package, or of the repository. */
export function packageFolder(): string {
  let folder = __dirname;
  while (!existsSync(path.join(folder, 'package.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) {
      throw new Error(`There is no package.json above ${__dirname}.`);
    }
    folder = parent;
  }
  return folder;
}

/** The folder of the generated reference data. */
export function dataFolder(): string {
  return path.join(packageFolder(), 'server', 'dist', 'data');
}

/** The folder of the rules' pages: of the repository, or the copies in the installed package. */
export function rulePagesFolder(): string {
  const pages = path.join(packageFolder(), 'docs', 'rules');
  return existsSync(pages) ? pages : path.join(packageFolder(), 'server', 'dist', 'rules');
}

export function packageVersion(): string {
  const manifest: { readonly version?: string } = JSON.parse(readFileSync(path.join(packageFolder(), 'package.json'), 'utf8'));
  return manifest.version ?? 'unknown';
}
