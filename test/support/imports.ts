import path from 'node:path';
import { rules } from '../../server/src/rules/index';

/** What the files of a folder may import: folders of `server/src`, packages, and what begins with `node:`. */
const table: Readonly<Record<string, readonly string[]>> = {
  text: ['fastest-levenshtein'],
  policy: ['text'],
  reference: [],
  hosts: ['text', 'policy', 'jsonc-parser', 'yaml'],
  semantics: ['text', 'policy', 'reference'],
  evidence: ['policy', 'reference', 'semantics'],
  rules: ['text', 'policy', 'reference', 'semantics'],
  features: ['text', 'policy', 'reference', 'semantics', 'evidence', 'rules'],
  settings: ['text', 'policy', 'hosts', 'rules', 'picomatch', 'jsonc-parser'],
  lsp: [
    'text',
    'policy',
    'reference',
    'semantics',
    'evidence',
    'rules',
    'features',
    'hosts',
    'settings',
    'vscode-languageserver',
    'vscode-languageserver-textdocument',
  ],
  node: [
    'text',
    'policy',
    'reference',
    'semantics',
    'evidence',
    'rules',
    'features',
    'hosts',
    'settings',
    'lsp',
    'vscode-languageserver',
    'vscode-languageserver-textdocument',
    'tinyglobby',
    'diff',
    'yaml',
    'jsonc-parser',
    'node:',
  ],
  browser: ['reference', 'rules', 'hosts', 'settings', 'lsp', 'vscode-languageserver'],
};

/** What the features share; otherwise they do not import each other. */
const sharedByFeatures = /^features\/(policy-at|explain\/.*)$/;

/** Rules do not import each other. */
const ruleFiles = new Set(rules.map(({ meta }) => `rules/${meta.name}`));

/** The modules a file imports, as written. */
export function importsOf(source: string): readonly string[] {
  return [...source.matchAll(/^(?:import|export)\b[^'"`;]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm)].map(
    ([, named, bare, dynamic]) => named ?? bare ?? dynamic ?? '',
  );
}

/** Whether the table allows a file of the repository to import that module. */
export function mayImport(file: string, name: string): boolean {
  const target = name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : undefined;
  const folder = /^server\/src\/([^/]+)\//.exec(file)?.[1];
  if (folder !== undefined) {
    return mayServerImport(file.slice('server/src/'.length), folder, target, name);
  }
  if (target !== undefined && !file.startsWith('test/') && target.startsWith('test/')) {
    return false;
  }
  if (file.startsWith('client/')) {
    return target === undefined
      ? /^vscode(-languageclient(\/.*)?)?$/.test(name) || (name.startsWith('node:') && file.includes('/node/'))
      : target.startsWith('client/') || target === 'server/src/lsp/requests';
  }
  return true;
}

function mayServerImport(file: string, folder: string, target: string | undefined, name: string): boolean {
  const allowed = table[folder] ?? [];
  if (target === undefined) {
    return allowed.some((one) => (one.endsWith(':') ? name.startsWith(one) : name === one || name.startsWith(`${one}/`)));
  }
  const own = target.replace(/^server\/src\//, '');
  const other = own.split('/')[0] ?? '';
  if (own === target || (other !== folder && !allowed.includes(other))) {
    return false;
  }
  return other !== folder || mayImportBeside(file, folder, own);
}

/** A feature's folder is one feature; `index` of the rules lists them all. */
function mayImportBeside(file: string, folder: string, target: string): boolean {
  switch (folder) {
    case 'rules':
      return file === 'rules/index.ts' || !ruleFiles.has(target);
    case 'features':
      return sharedByFeatures.test(target) || featureFile(file) === featureFile(target);
    default:
      return true;
  }
}

function featureFile(file: string): string {
  return file.split('/').slice(0, 2).join('/').replace(/\.ts$/, '');
}
