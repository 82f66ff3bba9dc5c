import { hole } from './value';

/**
 * IAM's wildcards: `*` is any run of characters, the empty one and `/` included; `?` is exactly one.
 * A hole (a part not known before deployment) counts as `*`.
 */
export function wildcardMatch(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    const c = pattern[p];
    if (c === '*' || c === hole) {
      star = p++;
      resume = t;
    } else if (c === '?' || (c !== undefined && c === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*' || pattern[p] === hole) {
    p++;
  }
  return p === pattern.length;
}

/** The product of two patterns' lengths beyond which they are not compared: far above what IAM's quotas allow. */
const largest = 4_000_000;

/** Whether some text matches both patterns. Linear in the product of their lengths; beyond any real policy it says yes. */
export function wildcardsOverlap(a: string, b: string): boolean {
  if (a === '*' || b === '*' || a.length * b.length > largest) {
    return true;
  }
  if (!endsMeet(a, b)) {
    return false;
  }
  let row: boolean[] = [];
  for (let i = a.length; i >= 0; i--) {
    const next: boolean[] = [];
    for (let j = b.length; j >= 0; j--) {
      next[j] = overlapFrom(a, b, i, j, row, next);
    }
    row = next;
  }
  return row[0] ?? false;
}

/** Whether the letters before the first wildcard of either agree, and those after the last: spares comparing most of what differs. */
function endsMeet(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head] && !isWildcard(a[head])) {
    head++;
  }
  let tail = 1;
  while (tail <= shorter && a[a.length - tail] === b[b.length - tail] && !isWildcard(a[a.length - tail])) {
    tail++;
  }
  return (
    (head === shorter || isWildcard(a[head]) || isWildcard(b[head])) &&
    (tail > shorter || isWildcard(a[a.length - tail]) || isWildcard(b[b.length - tail]))
  );
}

function isWildcard(letter: string | undefined): boolean {
  return letter === '*' || letter === '?' || letter === hole;
}

function overlapFrom(a: string, b: string, i: number, j: number, below: readonly boolean[], row: readonly boolean[]): boolean {
  const x = a[i];
  const y = b[j];
  if (x === undefined && y === undefined) {
    return true;
  }
  const xStar = x === '*' || x === hole;
  const yStar = y === '*' || y === hole;
  if (xStar || yStar) {
    return (
      (xStar && ((below[j] ?? false) || (y !== undefined && (row[j + 1] ?? false)))) ||
      (yStar && ((row[j + 1] ?? false) || (x !== undefined && (below[j] ?? false))))
    );
  }
  if (x === undefined || y === undefined || (x !== y && x !== '?' && y !== '?')) {
    return false;
  }
  return below[j + 1] ?? false;
}

/**
 * Whether everything that `inner` matches, `outer` matches too. `inner`'s wildcards are matched as letters by `outer`'s,
 * which is exact for `*` under `*` and never says yes wrongly; it may say no where only a union of cases would show it.
 */
export function wildcardCovers(outer: string, inner: string): boolean {
  if (outer === '*' || outer === inner) {
    return true;
  }
  if (inner.includes(hole) || outer.includes(hole) || outer.length * inner.length > largest) {
    return false;
  }
  let o = 0;
  let i = 0;
  let star = -1;
  let resume = 0;
  while (i < inner.length) {
    const c = outer[o];
    if (c === '*') {
      star = o++;
      resume = i;
    } else if (c !== undefined && (c === inner[i] || (c === '?' && inner[i] !== '*'))) {
      o++;
      i++;
    } else if (star >= 0) {
      o = star + 1;
      i = ++resume;
    } else {
      return false;
    }
  }
  while (outer[o] === '*') {
    o++;
  }
  return o === outer.length;
}
