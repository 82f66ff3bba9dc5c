import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { outputFolder } from './files';

/** Writes the generated files beside the bundles. */
export function writeData(files: Readonly<Record<string, string>>): void {
  mkdirSync(outputFolder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(path.join(outputFolder, name), text);
  }
}
