declare function setTimeout(run: () => void, milliseconds: number): unknown;
declare function clearTimeout(timer: unknown): void;

/** `run`, once the calls have ceased for so many milliseconds. */
export function debounced(run: () => void, milliseconds: number): { call(): void; cancel(): void } {
  let timer: unknown;
  return {
    call() {
      clearTimeout(timer);
      timer = setTimeout(run, milliseconds);
    },
    cancel: () => clearTimeout(timer),
  };
}
