import type { ConditionKey } from './types';

/** Finds a condition key among some, by its exact name or by a template. The name is in lower case. */
export type ConditionKeyTable = (lowerCaseName: string) => ConditionKey | undefined;

/**
 * Makes a table of condition keys. A key whose name has placeholders (`aws:ResourceTag/${TagKey}`) answers for every name in
 * which each placeholder stands for at least one character; an exact name goes before a template.
 */
export function createConditionKeyTable(keys: readonly ConditionKey[]): ConditionKeyTable {
  const exact = new Map(keys.map((key) => [key.name.toLowerCase(), key]));
  const templates = keys.filter(({ name }) => name.includes('${')).map(toTemplate);
  return (name) => exact.get(name) ?? templates.find((template) => matches(name, template))?.key;
}

/** Whether a name in lower case fits the literal pieces between the placeholders of a template. */
export function matchesPieces(name: string, pieces: readonly string[]): boolean {
  const last = pieces.at(-1) ?? '';
  let from = (pieces[0] ?? '').length;
  if (!name.startsWith(pieces[0] ?? '') || !name.endsWith(last)) {
    return false;
  }
  for (const piece of pieces.slice(1, -1)) {
    const at = name.indexOf(piece, from + 1);
    if (at === -1) {
      return false;
    }
    from = at + piece.length;
  }
  return from + 1 + last.length <= name.length;
}

/** The literal pieces of a template in lower case: before, between and after its placeholders. */
export function piecesOf(template: string): readonly string[] {
  return template.toLowerCase().split(/\$\{[^}]*\}/);
}

interface Template {
  readonly key: ConditionKey;
  readonly pieces: readonly string[];
}

function toTemplate(key: ConditionKey): Template {
  return { key, pieces: piecesOf(key.name) };
}

function matches(name: string, { pieces }: Template): boolean {
  return matchesPieces(name, pieces);
}
