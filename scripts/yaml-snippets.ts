import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Document, visit } from 'yaml';

/** A snippet of VS Code: its body is in lines, its tab stops are `${1:text}`. */
export interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

/** By name, as a file of `snippets/` holds them. */
export type Snippets = Readonly<Record<string, Snippet>>;

export function readSnippets(root: string, file: string): Snippets {
  return JSON.parse(readFileSync(path.join(root, 'snippets', file), 'utf8')) as Snippets;
}

/** Stands for the escape of a `$` that is no tab stop, which JSON does not know. */
const escaped = '\u{e002}';

/** The snippets for JSON in the block style of YAML; a statement alone becomes an item of a list. */
export function yamlSnippets(root: string): string {
  const snippets = Object.entries(readSnippets(root, 'iam-policy.json')).map(([name, { prefix, description, body }]) => {
    const value: Readonly<Record<string, unknown>> = JSON.parse(body.join('\n').replaceAll('\\$', escaped));
    const text = printYaml('Statement' in value ? value : [value]);
    return [name, { prefix, description, body: text.trimEnd().replaceAll(escaped, '\\$').split('\n') }];
  });
  return `${JSON.stringify(Object.fromEntries(snippets), undefined, 2)}\n`;
}

/** What begins with a digit is quoted, also as the text of a tab stop: YAML would read a date or a number. */
function printYaml(value: unknown): string {
  const document = new Document(value);
  visit(document, {
    Scalar(_, scalar) {
      if (typeof scalar.value === 'string' && /^(\$\{\d+:)?\d/.test(scalar.value)) {
        scalar.type = 'QUOTE_SINGLE';
      }
    },
  });
  return document.toString({ lineWidth: 0, singleQuote: true });
}
