/**
 * Places that only the author can fill (`BucketName`), marked in the text of an edit by two private-use characters.
 * They survive every escaping a host language applies, so a fix can be composed as text and still end as a snippet.
 */
const open = '\u{e000}';
const close = '\u{e001}';
const marked = /\u{e000}([^\u{e001}]*)\u{e001}/gu;

/** Text that an editor selects for the author to overtype; elsewhere it stands as `name`. */
export function tabStop(name: string): string {
  return `${open}${name}${close}`;
}

export function hasTabStops(text: string): boolean {
  return text.includes(open);
}

/** The text with each tab stop replaced by its name. */
export function plainText(text: string): string {
  return hasTabStops(text) ? text.replace(marked, '$1') : text;
}

/** The text with `filling` in place of each tab stop. */
export function withStops(text: string, filling: string): string {
  return hasTabStops(text) ? text.replace(marked, () => filling) : text;
}

/** The text in the snippet syntax of editors: tab stops of one name become one number, so they are filled together. */
export function snippetText(text: string): string {
  const numbers = new Map<string, number>();
  const protect = (part: string) => part.replace(/[\\$}]/g, '\\$&');
  let result = '';
  let position = 0;
  for (const match of text.matchAll(marked)) {
    const name = match[1] ?? '';
    const number = numbers.get(name) ?? numbers.size + 1;
    numbers.set(name, number);
    result += `${protect(text.slice(position, match.index))}\${${number}:${protect(name)}}`;
    position = match.index + match[0].length;
  }
  return result + protect(text.slice(position));
}
