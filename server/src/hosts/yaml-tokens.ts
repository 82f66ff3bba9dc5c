import type { CST } from 'yaml';

/** What stands before a value: an anchor and a tag, if any. */
export interface ValueProps {
  readonly anchor: CST.SourceToken | undefined;
  readonly tag: CST.SourceToken | undefined;
}

export function propsOf(tokens: readonly CST.SourceToken[]): ValueProps {
  return {
    anchor: tokens.findLast(({ type }) => type === 'anchor'),
    tag: tokens.findLast(({ type }) => type === 'tag'),
  };
}

/** The tokens after the first of that type. */
export function after(tokens: readonly CST.SourceToken[], type: CST.SourceToken['type']): readonly CST.SourceToken[] {
  return tokens.slice(tokens.findIndex((token) => token.type === type) + 1);
}

export function endOf({ offset, source }: { readonly offset: number; readonly source: string }): number {
  return offset + source.length;
}

/** The ends of lists and objects found before: an outer one shares its own with the inner one that ends it. */
export type KnownEnds = Map<CST.Token, number>;

/** Where a token ends, without the white space and comments after it. Goes down without recursion: nesting may be deep. */
export function tokenEnd(token: CST.Token, known: KnownEnds): number {
  if (token.type === 'scalar' || token.type === 'double-quoted-scalar' || token.type === 'single-quoted-scalar') {
    return endOf(token);
  }
  const passed: { readonly token: CST.Token; readonly end: number }[] = [];
  let last: CST.Token | null | undefined = token;
  let end = token.offset;
  while (last !== null && last !== undefined) {
    const before = known.get(last);
    if (before !== undefined) {
      end = before;
      break;
    }
    const step: { readonly end: number; readonly next: CST.Token | null | undefined } = endStep(last);
    end = Math.max(last.offset, step.end);
    passed.push({ token: last, end });
    last = step.next;
  }
  for (const step of passed.reverse()) {
    end = Math.max(end, step.end);
    known.set(step.token, end);
  }
  return end;
}

function endStep(token: CST.Token): { readonly end: number; readonly next: CST.Token | null | undefined } {
  switch (token.type) {
    case 'block-map':
    case 'block-seq':
      return lastItem(token);
    case 'flow-collection': {
      const [bracket] = token.end;
      return bracket === undefined ? lastItem(token) : { end: endOf(bracket), next: undefined };
    }
    case 'block-scalar': {
      const last = token.props.findLast((prop) => prop.type === 'newline' || prop.type === 'block-scalar-header');
      const keeps = token.props.some((prop) => prop.type === 'block-scalar-header' && prop.source.includes('+'));
      return { end: blockEnd(last !== undefined && 'source' in last ? endOf(last) : token.offset, token.source, keeps), next: undefined };
    }
    case 'document':
      return { end: token.offset, next: token.value };
    default:
      return { end: endOf(token), next: undefined };
  }
}

/** The line breaks at its end separate a block scalar from what follows, unless its header keeps them. */
function blockEnd(start: number, source: string, keeps: boolean): number {
  let end = source.length;
  while (end > 0 && (source.charAt(end - 1) === '\n' || source.charAt(end - 1) === '\r') && !(keeps && end < source.length)) {
    end--;
  }
  return start + end;
}

function lastItem(token: CST.BlockMap | CST.BlockSequence | CST.FlowCollection): {
  readonly end: number;
  readonly next: CST.Token | null | undefined;
} {
  const item = token.items.findLast(({ start, key, sep, value }) => key ?? sep ?? value ?? start.find(isDash));
  if (item === undefined) {
    return { end: token.offset + (token.type === 'flow-collection' ? 1 : 0), next: undefined };
  }
  const written = [...item.start, ...(item.sep ?? [])].findLast(isMark);
  return { end: written === undefined ? token.offset : endOf(written), next: item.value ?? item.key };
}

function isDash({ type }: CST.SourceToken): boolean {
  return type === 'seq-item-ind';
}

/** Whether it is written for its own sake: no white space, comment or comma. */
export function isMark({ type }: Pick<CST.SourceToken, 'type'>): boolean {
  return type !== 'space' && type !== 'newline' && type !== 'comment' && type !== 'comma';
}

export function isProp({ type }: Pick<CST.SourceToken, 'type'>): boolean {
  return type === 'anchor' || type === 'tag';
}

/** The line break after the offset, or the end of the text. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : text.charAt(end - 1) === '\r' && end > offset ? end - 1 : end;
}

/** Where the white space after the offset ends, on the same line. */
export function spacesEnd(text: string, offset: number): number {
  let end = offset;
  while (text.charAt(end) === ' ' || text.charAt(end) === '\t') {
    end++;
  }
  return end;
}

/**
 * The end of the last blank line after the line of `offset` that reaches column `least`, so that a cursor there counts as being in
 * what ends at `offset`; the offset itself where there is none. Lines with nothing but a comment are passed over.
 */
export function blankLinesEnd(text: string, offset: number, least: number): number {
  let result = offset;
  let start = nextLine(text, offset);
  while (start !== undefined) {
    const end = spacesEnd(text, start);
    const next = text.charAt(end);
    const blank = next === '\n' || next === '\r' || next === '';
    if (!blank && next !== '#') {
      break;
    }
    if (blank && end - start >= least) {
      result = end;
    }
    start = nextLine(text, end);
  }
  return result;
}

function nextLine(text: string, offset: number): number | undefined {
  const end = text.indexOf('\n', offset);
  return end < 0 ? undefined : end + 1;
}

/** Where a value would be typed after a colon or dash: after one space. */
export function placeAfter(text: string, token: CST.SourceToken): number {
  return endOf(token) + (text.charAt(endOf(token)) === ' ' ? 1 : 0);
}

/** A value that is missing may be typed up to the end of the line and, in block style, on blank lines indented deeper than `column`. */
export function emptyEnd(text: string, end: number, column: number | undefined): number {
  const spaces = spacesEnd(text, end);
  return column === undefined ? spaces : blankLinesEnd(text, spaces, column + 1);
}

/** What stands from the offset to the end of its line, without a comment. */
export function restOfLine(text: string, start: number): string {
  const line = text.slice(start, lineEnd(text, start));
  const comment = line.search(/\s#/);
  return (comment < 0 ? line : line.slice(0, comment)).trimEnd();
}
