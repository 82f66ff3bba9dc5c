import { hole, offsetAt, type StringValue } from '../policy/value';
import type { Span } from '../text/span';

/**
 * The text of a string with a character of its own for each part that is not known before deployment. What is written to it can
 * then say which part it means, where `hole` is the same for all.
 */
export interface MarkedHoles {
  readonly text: string;
  /** `marked` with holes again. */
  unmark(marked: string): string;
  /** The pieces of `marked`: text, and where in the source the part is written that a mark stands for. */
  pieces(marked: string): readonly (string | Span)[];
}

/** A range of private use, apart from that of tab stops. */
const first = 0xe100;
const last = 0xf8ff;

export function markHoles(string: StringValue): MarkedHoles {
  const { text } = string;
  if (!text.includes(hole)) {
    return { text, unmark: (marked) => marked, pieces: (marked) => [marked] };
  }
  const spans = new Map<string, Span>();
  let next = firstFree(text);
  let marked = '';
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === hole && next <= last) {
      const mark = String.fromCharCode(next++);
      spans.set(mark, { start: offsetAt(string, index), end: offsetAt(string, index + 1) });
      marked += mark;
    } else {
      marked += character;
    }
  }
  const isMark = new RegExp(`[${[...spans.keys()].join('')}]`, 'g');
  return {
    text: marked,
    unmark: (part) => part.replace(isMark, hole),
    pieces: (part) => {
      const pieces: (string | Span)[] = [];
      let position = 0;
      for (const match of part.matchAll(isMark)) {
        pieces.push(part.slice(position, match.index), spans.get(match[0]) ?? match[0]);
        position = match.index + 1;
      }
      return [...pieces, part.slice(position)];
    },
  };
}

/** Marks of a string around this one are not used again. */
function firstFree(text: string): number {
  let free = first;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    free = code >= free && code <= last ? code + 1 : free;
  }
  return free;
}
