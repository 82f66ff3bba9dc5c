import picomatch = require('picomatch/posix');

/** A file pattern a person wrote: `policies/scp/**`. */
export interface Glob {
  readonly pattern: string;
  /** `path` is relative to the folder the pattern counts from, with `/` between its parts. */
  matches(path: string): boolean;
}

/** A pattern without `/` is compared with the file's name alone, in any folder. `undefined` when it is not a pattern. */
export function parseGlob(pattern: string): Glob | undefined {
  try {
    const matches = picomatch(pattern.replace(/^\.?\//, ''), { dot: true, basename: !pattern.includes('/') });
    return { pattern, matches: (path) => matches(path) };
  } catch {
    return undefined;
  }
}
