import picomatch = require('picomatch/posix');

/** A file pattern a person wrote: `policies/scp/**`. */
export interface Glob {
  readonly pattern: string;
  /** The file it names, where it has no wildcard; otherwise the folder that all it matches lies in, empty for any. */
  readonly root: string;
  readonly isLiteral: boolean;
  /** `path` is relative to the folder the pattern counts from, with `/` between its parts. */
  matches(path: string): boolean;
}

/** A pattern without `/` is compared with the file's name alone, in any folder. `undefined` when it is not a pattern. */
export function parseGlob(pattern: string): Glob | undefined {
  try {
    const text = pattern.replace(/^\.?\//, '');
    const isName = !pattern.includes('/');
    const matches = picomatch(text, { dot: true, basename: isName });
    const { base, glob, negated } = picomatch.scan(text);
    const root = isName || negated ? '' : base.replace(/\\(.)/g, '$1');
    return { pattern, root, isLiteral: root !== '' && glob === '', matches: (path) => matches(path) };
  } catch {
    return undefined;
  }
}
