import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';
import { root } from '../support/repository';

/** A piece of text, and its scopes from the outermost. */
export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

const own = 'syntaxes/iam-policy.tmLanguage.json';
const injection = 'syntaxes/iam-policy.injection.tmLanguage.json';

/** VS Code's own grammar of JSON, where VS Code's server is installed for the end-to-end tests. */
export const realJson = 'test/host/node_modules/code-server/lib/vscode/extensions/json/syntaxes/JSON.tmLanguage.json';
export const standInJson = 'test/syntaxes/json.tmLanguage.json';

export function isThere(file: string): boolean {
  return existsSync(path.join(root, file));
}

let loaded: Promise<void> | undefined;

/** The tokens of a text in a grammar, with what the extension injects into JSON. */
export async function tokensOf(
  text: string,
  scopeName: 'source.json' | 'source.iam-policy',
  json = standInJson,
): Promise<readonly Token[]> {
  loaded ??= loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
  await loaded;
  const files = new Map([
    ['source.iam-policy', own],
    ['source.iam-policy.injection', injection],
    ['source.json', json],
  ]);
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async (name) => {
      const file = files.get(name);
      return file === undefined ? null : parseRawGrammar(readFileSync(path.join(root, file), 'utf8'), file);
    },
    getInjections: (name) => (name === 'source.json' ? ['source.iam-policy.injection'] : []),
  });
  const grammar = await registry.loadGrammar(scopeName);
  let stack = INITIAL;
  return text.split('\n').flatMap((line) => {
    const result = grammar?.tokenizeLine(line, stack);
    stack = result?.ruleStack ?? INITIAL;
    return (result?.tokens ?? []).map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes }));
  });
}
