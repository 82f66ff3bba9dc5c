/** Names longer than this are cut: they come from the author's text, which may hold anything. */
const longest = 300;

/** The text as inline code, whatever it holds. On one line; for a table see `row`. */
export function code(text: string): string {
  const line = cut(text).replace(/\p{Cc}+/gu, ' ');
  const longestRun = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  if (longestRun === 0) {
    return line.trim() === '' ? '` `' : `\`${line}\``;
  }
  const fence = '`'.repeat(longestRun + 1);
  return `${fence} ${line} ${fence}`;
}

/** AWS's own words as they are to be read: only its code spans are Markdown. */
export function prose(text: string): string {
  const spans = text.replace(/\p{Cc}+/gu, ' ').split(/(`[^`]*`)/);
  return spans.map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\`*_[\]<>#|~&]/g, '\\$&'))).join('');
}

/** The words as a sentence: a capital first, a full stop last. */
export function sentence(words: string): string {
  const text = prose(words.trim());
  return text === '' || /[.!?]$/.test(text) ? capitalised(text) : `${capitalised(text)}.`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function link(title: string, address: string): string {
  return `[${title}](${address.replace(/[\s()<>]/g, encodeURIComponent)})`;
}

/** A row of a table; pipes in the cells do not end them. */
export function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** The paragraphs that there are, with an empty line between them. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
