import { isCollection, isScalar, parseDocument, visit } from 'yaml';
import { applyEdits } from '../../server/src/text/edit';
import type { Subject } from './drivers';

/** The JSON document in YAML's block style; `undefined` for a text that is not complete JSON. */
export function blockYaml(json: string): string | undefined {
  if (!isJson(json)) {
    return undefined;
  }
  const document = parseDocument(json, { uniqueKeys: false });
  visit(document, (_key, node) => {
    if (isCollection(node)) {
      node.flow = false;
    } else if (isScalar(node) && typeof node.value === 'string') {
      node.type = 'PLAIN';
    }
  });
  return document.toString({ lineWidth: 0 });
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * What is found, without what may differ between languages: a statement is pointed at by its brace in JSON and by its first key in
 * YAML, and quotes may be missing.
 */
export function findingsOf({ text, findings }: Subject): readonly string[] {
  return findings.map(({ at, about, rule, message }) => {
    const token = about === undefined ? underlined(text.slice(at.start, at.end)) : '(the whole)';
    return `${rule.name} at ${token}: ${message}`;
  });
}

/** What the document holds after each fix, by title. */
export function fixedValues({ text, findings, known }: Subject): readonly (readonly [string, unknown])[] {
  return findings
    .flatMap((finding) => finding.fixes?.(known) ?? [])
    .map(({ title, edits }) => [title, parseDocument(applyEdits(text, edits), { uniqueKeys: false }).toJS()]);
}

function underlined(source: string): string {
  return source.replace(/^["']|["']$/g, '').replace(/\\(.)/g, '$1');
}
