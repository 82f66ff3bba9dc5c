/**
 * Places that only the author can fill (`BucketName`), marked in the text of an edit by private-use characters, with the values that
 * are known to fit, if any. They survive every escaping a host language applies, so a fix can be composed as text and still end as a snippet.
 */
const open = '\u{e000}';
const between = '\u{e002}';
const close = '\u{e001}';
const marked = /\u{e000}([^\u{e001}]*)\u{e001}/gu;

/**
 * Text that an editor selects for the author to overtype. Elsewhere the first of `values` stands there, the best first, and `name` where
 * there is none; an editor lets the author choose among several.
 */
export function tabStop(name: string, values: readonly string[] = []): string {
  return open + [name, ...values].join(between) + close;
}

export function hasTabStops(text: string): boolean {
  return text.includes(open);
}

/** Where the first tab stop begins; the length of a text without one. */
export function firstStop(text: string): number {
  const index = text.indexOf(open);
  return index < 0 ? text.length : index;
}

/** The text with what `fill` gives for each tab stop in its place. */
export function fillStops(text: string, fill: (name: string, values: readonly string[]) => string): string {
  return hasTabStops(text)
    ? text.replace(marked, (_, inner: string) => {
        const [name = '', ...values] = inner.split(between);
        return fill(name, values);
      })
    : text;
}

/** The text with each tab stop replaced by its best value, or its name where it has none. */
export function plainText(text: string): string {
  return fillStops(text, (name, [best]) => best ?? name);
}

/** The texts that `plainText` would give for each choice of a value. */
export function plainTexts(text: string): readonly string[] {
  const texts = new Set([plainText(text)]);
  for (const [, inner = ''] of text.matchAll(marked)) {
    for (const value of inner.split(between).slice(1)) {
      texts.add(fillStops(text, (name, values) => (values.includes(value) ? value : (values[0] ?? name))));
    }
  }
  return [...texts];
}

/** The text with `filling` in place of each tab stop. */
export function withStops(text: string, filling: string): string {
  return fillStops(text, () => filling);
}

/**
 * The text in the snippet syntax of editors: tab stops of one name and one best value become one number, so that they are filled
 * together. Texts that belong to one snippet share `numbers`.
 */
export function snippetText(text: string, numbers = new Map<string, number>()): string {
  let result = '';
  let position = 0;
  for (const match of text.matchAll(marked)) {
    const [name = '', ...values] = (match[1] ?? '').split(between);
    const shown = [name, ...values.slice(0, 1)].join(between);
    const number = numbers.get(shown) ?? numbers.size + 1;
    numbers.set(shown, number);
    result += protect(text.slice(position, match.index)) + placeholder(number, name, values);
    position = match.index + match[0].length;
  }
  return result + protect(text.slice(position));
}

/** Source: Language Server Protocol 3.18, "Snippet Syntax": within a choice, only commas, bars and backslashes are escaped. */
function placeholder(number: number, name: string, values: readonly string[]): string {
  return values.length > 1
    ? `\${${number}|${values.map((value) => value.replace(/[\\,|]/g, '\\$&')).join(',')}|}`
    : `\${${number}:${protect(values[0] ?? name)}}`;
}

function protect(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
