/** How well a name answers to what was typed; the lower the better. */
export type MatchClass = 0 | 1 | 2 | 3 | 4;

/** Worse answers than this only share their letters with what was typed. */
export const worstGoodMatch: MatchClass = 3;

/**
 * 0: the name begins with what was typed; 1: a word in it does, and goes on so (`getitem`: `BatchGetItem`); 2: its words do, in
 * order (`putpol`: `PutBucketPolicy`); 3: it is somewhere in it; 4: its letters are, in order; `undefined`: not at all.
 * `typed` and `lower` are in lower case, `name` as written.
 */
export function matchClass(typed: string, name: string, lower: string): MatchClass | undefined {
  const at = lower.indexOf(typed);
  if (at === 0) {
    return 0;
  }
  if (at > 0 && beginsWord(name, at)) {
    return 1;
  }
  if (typed.length > lower.length || !hasLetters(typed, lower)) {
    return undefined;
  }
  return beginWords(typed, name, lower, 0, 0) ? 2 : at > 0 ? 3 : 4;
}

function hasLetters(typed: string, lower: string): boolean {
  let found = 0;
  for (let at = 0; at < lower.length && found < typed.length; at++) {
    if (lower[at] === typed[found]) {
      found++;
    }
  }
  return found === typed.length;
}

/** Whether the rest of what was typed is made of beginnings of the words from `from` on; words may be left out. */
function beginWords(typed: string, name: string, lower: string, index: number, from: number): boolean {
  if (index === typed.length) {
    return true;
  }
  for (let start = from; start < name.length; start++) {
    if (typed[index] !== lower[start] || !beginsWord(name, start)) {
      continue;
    }
    let length = 0;
    while (index + length < typed.length && typed[index + length] === lower[start + length]) {
      length++;
    }
    for (; length > 0; length--) {
      if (beginWords(typed, name, lower, index + length, start + length)) {
        return true;
      }
    }
  }
  return false;
}

/** At a capital, and after anything but a letter or digit. */
function beginsWord(name: string, index: number): boolean {
  const code = name.charCodeAt(index);
  return index === 0 || (code >= 65 && code <= 90) || !isLetterOrDigit(name.charCodeAt(index - 1));
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
