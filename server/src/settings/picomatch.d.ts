/** The part of picomatch that is used; the package has no types of its own. */
declare module 'picomatch/posix' {
  function picomatch(glob: string, options?: { readonly dot?: boolean; readonly basename?: boolean }): (path: string) => boolean;
  export = picomatch;
}
