import fc from 'fast-check';
import type { Json, JsonObject } from './arbitrary-policy';

/** How a document is set out. */
export interface JsonLayout {
  readonly lineBreak: string;
  readonly unit: string;
  /** Taken in turn: whether the next list or object has a line for each entry, a comma at its end, a comment after an entry. */
  readonly choices: readonly boolean[];
  readonly comments: boolean;
  readonly trailingCommas: boolean;
  readonly compact: boolean;
}

export const arbitraryLayout: fc.Arbitrary<JsonLayout> = fc.record({
  lineBreak: fc.constantFrom('\n', '\n', '\r\n'),
  unit: fc.constantFrom('  ', '    ', '\t'),
  choices: fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
  comments: fc.boolean(),
  trailingCommas: fc.boolean(),
  compact: fc.boolean(),
});

/** JSON text that says the same, laid out by chance. */
export function layOut(json: JsonObject, layout: JsonLayout): string {
  let turn = 0;
  const choose = () => layout.choices[turn++ % layout.choices.length] === true;
  const print = (value: Json, indentation: string): string => {
    if (typeof value !== 'object' || value === null) {
      return JSON.stringify(value);
    }
    const inner = indentation + layout.unit;
    const list = Array.isArray(value);
    const many = !layout.compact && choose();
    const entries = list
      ? value.map((item) => print(item, inner))
      : Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${layout.compact ? '' : ' '}${print(member, inner)}`);
    return bracket(entries, list ? '[]' : '{}', many, indentation);
  };
  const bracket = (entries: readonly string[], [open = '', close = '']: string, many: boolean, indentation: string): string => {
    if (entries.length === 0) {
      return open + (choose() && !layout.compact ? ' ' : '') + close;
    }
    const comma = layout.trailingCommas && choose() ? ',' : '';
    if (!many) {
      const padding = open === '{' && !layout.compact ? ' ' : '';
      return open + padding + entries.join(layout.compact ? ',' : ', ') + comma + padding + close;
    }
    const lines = entries.map((entry, index) => {
      const end = index < entries.length - 1 ? ',' : comma;
      const above = layout.comments && choose() ? `${indentation}${layout.unit}// c${turn}${layout.lineBreak}` : '';
      return `${above}${indentation}${layout.unit}${entry}${end}${layout.comments && choose() ? ` // c${turn}` : ''}`;
    });
    return `${open}${layout.lineBreak}${lines.join(layout.lineBreak)}${layout.lineBreak}${indentation}${close}`;
  };
  return print(json, '');
}
