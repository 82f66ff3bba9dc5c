import type { Comments } from '../policy/writer';
import type { Span } from '../text/span';

/** How a host language writes comments, as one pattern for what may hold their marks without being one, and for them. */
export interface CommentSyntax {
  /** Strings and comments, each where it begins; comments are the first group. */
  readonly token: RegExp;
  /** A comment that follows on the same line, perhaps after a comma; it is the first group. */
  readonly follower: RegExp;
}

/** JSON's strings end with their line where their quote is missing. */
export const jsonComments: CommentSyntax = {
  token: /"(?:\\.|[^"\\\r\n])*"?|(\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$))/g,
  follower: /[ \t]*,?[ \t]*(\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$))/y,
};

/** Quotes open a string and `#` a comment only at the beginning of a word. In a block scalar too much may be taken for a comment. */
export const yamlComments: CommentSyntax = {
  token: /(?<![^\s,:[{-])(?:"(?:\\[\s\S]|[^"\\])*"?|'[^']*'?)|(?<!\S)(#[^\r\n]*)/g,
  follower: /[ \t]*,?[ \t]+(#[^\r\n]*)/y,
};

/** The comments of a span that begins and ends between tokens. */
export function commentsOf(text: string, { start, end }: Span, { token, follower }: CommentSyntax): Comments {
  const within = [...text.slice(start, end).matchAll(token)].flatMap(([, comment]) => (comment === undefined ? [] : [comment]));
  follower.lastIndex = end;
  return { within, after: follower.exec(text)?.[1] };
}
