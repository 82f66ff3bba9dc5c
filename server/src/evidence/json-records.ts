/** Takes text in pieces of any size, in their order. */
export interface TextSink {
  push(piece: string): void;
  end(): void;
}

/** What becomes of the text. */
export interface Records {
  /** One value, as text: whether it is valid JSON is not known yet. */
  found(text: string): void;
  /** A value that does not end, or is too long to be a record. */
  broken(): void;
}

/** Characters of the longest value that is kept: AWS ends events at 1 MB, and reports are far smaller than this. */
const longest = 16_000_000;

/** Where a log whose brackets do not match begins again. */
const eventStart = '{"eventVersion"';

/** Lists whose items are records, by the depth at which their name stands. `Records` further in may be what an event is about. */
const listNames: ReadonlyMap<string, number> = new Map([
  ['Records', 1],
  ['Events', 1],
  ['events', 1],
  ['QueryResultRows', 1],
  ['Rows', 2],
]);

/** Longer texts are no name of a list. */
const longestName = 20;

const char = { quote: 34, openList: 91, backslash: 92, closeList: 93, openObject: 123, closeObject: 125 };

/**
 * Finds the records in JSON of any length and holds no more than one of them: the items of `{"Records": […]}` and its like, those of a
 * list that is the whole text, and each object that stands by itself, as in JSON lines. Text between them is passed over.
 */
export function createJsonRecords({ found, broken }: Records): TextSink {
  /** Brackets open around the list of records, its own included; 0 where there is none. */
  let outer = 0;
  /** Brackets open in the value that is being read; 0 between values. */
  let inner = 0;
  /** The value may turn out to be what is around a list of records. */
  let isEnvelope = false;
  /** It has: it is no record itself. */
  let hasList = false;
  let inString = false;
  let isEscaped = false;
  let isItem = false;
  let held: string[] = [];
  let length = 0;
  /** The last name or value that was short enough to be the name of a list, and what an earlier piece has of the one being read. */
  let lastString = '';
  let stringHead = '';
  let lost = false;
  let tail = '';

  const release = (last: string): void => {
    if (!hasList) {
      found(held.length === 0 ? last : held.join('') + last);
    }
    held = [];
    length = 0;
  };

  const openBracket = (bracket: number): 'begins' | 'list' | 'inside' => {
    if (inner === 0) {
      if (outer === 0 && bracket === char.openList) {
        outer = 1;
        return 'list';
      }
      isEnvelope = outer === 0;
      hasList = false;
      inner = 1;
      return 'begins';
    }
    if (isEnvelope && bracket === char.openList && listNames.get(lastString) === inner) {
      hasList = true;
      held = [];
      length = 0;
      outer = inner + 1;
      inner = 0;
      return 'list';
    }
    inner++;
    return 'inside';
  };

  /** The list of records ends: what is around it goes on. */
  const closeList = (): void => {
    outer--;
    inner = outer;
    isEnvelope = inner > 0;
    hasList = inner > 0;
    outer = 0;
  };

  /** Reads a piece from `from` on. Strings are leapt over, as most of a log is in them. */
  const read = (piece: string, from: number): void => {
    let start = 0;
    let stringStart = 0;
    for (let i = from; i < piece.length; i++) {
      if (inString) {
        const end = endOfString(piece, i, isEscaped);
        if (end < 0) {
          isEscaped = endsEscaped(piece, i, isEscaped);
          stringHead = shortened(stringHead + piece.slice(stringStart, stringStart + longestName));
          break;
        }
        isEscaped = false;
        inString = false;
        i = end;
        lastString = isEnvelope && end - stringStart < longestName ? shortened(stringHead + piece.slice(stringStart, end)) : '';
        stringHead = '';
        if (isItem) {
          isItem = false;
          release(piece.slice(start, end + 1));
        }
        continue;
      }
      switch (piece.charCodeAt(i)) {
        case char.quote:
          if (inner > 0 || outer > 0) {
            inString = true;
            stringStart = i + 1;
            if (inner === 0) {
              isItem = true;
              hasList = false;
              start = i;
            }
          }
          break;
        case char.openObject:
        case char.openList:
          if (openBracket(piece.charCodeAt(i)) === 'begins') {
            start = i;
          }
          break;
        case char.closeObject:
        case char.closeList:
          if (inner === 0) {
            if (outer > 0 && piece.charCodeAt(i) === char.closeList) {
              closeList();
            }
          } else if (--inner === 0) {
            release(piece.slice(start, i + 1));
            isEnvelope = false;
            hasList = false;
          }
          break;
      }
    }
    if (inner > 0 || isItem) {
      hold(piece.slice(start));
    }
  };

  const hold = (rest: string): void => {
    if (hasList) {
      return;
    }
    held.push(rest);
    length += rest.length;
    if (length > longest) {
      broken();
      lose();
    }
  };

  /** Nothing more is understood until an event begins. */
  const lose = (): void => {
    lost = true;
    held = [];
    length = 0;
    inString = false;
    isEscaped = false;
    isItem = false;
    hasList = false;
    isEnvelope = false;
    inner = 0;
    outer = 1;
    tail = '';
  };

  return {
    push(piece) {
      if (!lost) {
        read(piece, 0);
        return;
      }
      const text = tail + piece;
      const start = text.indexOf(eventStart);
      tail = text.slice(-eventStart.length);
      if (start >= 0) {
        lost = false;
        read(text, start);
      }
    },
    end() {
      if (inner > 0 || outer > 0) {
        if (!lost) {
          broken();
        }
        lose();
      }
      lost = false;
      outer = 0;
    },
  };
}

/** Enough of a text to see that it is no name of a list. */
function shortened(text: string): string {
  return text.slice(0, longestName);
}

/** The place of the quote that ends the string, `-1` where it is not in the piece. */
function endOfString(piece: string, from: number, isEscaped: boolean): number {
  let search = isEscaped ? from + 1 : from;
  for (;;) {
    const quote = piece.indexOf('"', search);
    if (quote < 0 || countBackslashes(piece, quote, isEscaped ? from + 1 : from) % 2 === 0) {
      return quote;
    }
    search = quote + 1;
  }
}

/** Whether the next piece begins with an escaped character. */
function endsEscaped(piece: string, from: number, isEscaped: boolean): boolean {
  const start = isEscaped ? from + 1 : from;
  return start <= piece.length && countBackslashes(piece, piece.length, start) % 2 === 1;
}

/** How many backslashes stand directly before `end`, none of them before `from`. */
function countBackslashes(piece: string, end: number, from: number): number {
  let start = end;
  while (start > from && piece.charCodeAt(start - 1) === char.backslash) {
    start--;
  }
  return end - start;
}
