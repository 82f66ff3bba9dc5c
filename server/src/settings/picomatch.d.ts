/** The part of picomatch that is used; the package has no types of its own. */
declare module 'picomatch/posix' {
  function picomatch(glob: string, options?: { readonly dot?: boolean; readonly basename?: boolean }): (path: string) => boolean;
  namespace picomatch {
    /** What a pattern begins with up to its first wildcard, and the rest. */
    function scan(glob: string): { readonly base: string; readonly glob: string; readonly negated: boolean };
  }
  export = picomatch;
}
