import type { TextSink } from './json-records';

/** What becomes of the rows. */
export interface Rows {
  found(fields: readonly string[]): void;
  /** A row that does not end, or is too long to be one. */
  broken(): void;
}

/** Characters of the longest row that is kept. */
const longest = 16_000_000;

/** Finds the rows of CSV of any length and holds no more than one of them. Quoted fields may hold line ends. */
export function createCsvRows(separator: string, { found, broken }: Rows): TextSink {
  let held: string[] = [];
  let length = 0;
  let inQuotes = false;

  const release = (last: string): void => {
    const row = (held.length === 0 ? last : held.join('') + last).replace(/\r$/, '');
    held = [];
    length = 0;
    if (row !== '') {
      found(fieldsOf(row, separator));
    }
  };

  return {
    push(piece) {
      let start = 0;
      // Each is looked for again only when it is passed, so that many lines before a quote, or quotes before a line end, cost one look.
      let quote = placeOf('"', piece, 0);
      let line = placeOf('\n', piece, 0);
      while (quote < piece.length || (line < piece.length && !inQuotes)) {
        if (line < quote && !inQuotes) {
          release(piece.slice(start, line));
          start = line + 1;
          line = placeOf('\n', piece, start);
        } else {
          inQuotes = !inQuotes;
          line = line < quote ? placeOf('\n', piece, quote) : line;
          quote = placeOf('"', piece, quote + 1);
        }
      }
      held.push(piece.slice(start));
      length += piece.length - start;
      if (length > longest) {
        broken();
        held = [];
        length = 0;
        inQuotes = false;
      }
    },
    end() {
      if (inQuotes) {
        broken();
      } else {
        release('');
      }
      held = [];
      length = 0;
      inQuotes = false;
    },
  };
}

/** Where the character comes next; the end of the text where it does not. */
function placeOf(character: string, text: string, from: number): number {
  const place = text.indexOf(character, from);
  return place < 0 ? text.length : place;
}

/** The fields of a row: RFC 4180, two quotes in a quoted field are one. */
export function fieldsOf(row: string, separator: string): readonly string[] {
  const fields: string[] = [];
  for (let i = 0; i <= row.length; ) {
    if (row[i] === '"') {
      const end = endOfQuoted(row, i + 1);
      fields.push(row.slice(i + 1, end).replaceAll('""', '"'));
      const next = row.indexOf(separator, end);
      i = next < 0 ? row.length + 1 : next + 1;
    } else {
      const next = row.indexOf(separator, i);
      fields.push(row.slice(i, next < 0 ? row.length : next));
      i = next < 0 ? row.length + 1 : next + 1;
    }
  }
  return fields;
}

function endOfQuoted(row: string, from: number): number {
  for (let i = from; ; i += 2) {
    i = row.indexOf('"', i);
    if (i < 0) {
      return row.length;
    }
    if (row[i + 1] !== '"') {
      return i;
    }
  }
}
