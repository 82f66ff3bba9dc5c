import type { ShownRow } from './grid';

/** Rows that PageUp and PageDown pass. */
const page = 10;

/** The keys of a grid: one row is the grid's stop for Tab, and arrow keys move on from it. */
export class Roving {
  #rows: readonly ShownRow[] = [];
  #current = 0;

  /** The rows to move among; the one of that id is the stop, else the one in its place. */
  use(rows: readonly ShownRow[], id: string | undefined): void {
    const index = rows.findIndex((row) => row.id === id);
    const place = index >= 0 ? index : id === undefined ? 0 : this.#current;
    this.#rows = rows;
    this.#current = Math.max(0, Math.min(place, rows.length - 1));
    this.#mark();
  }

  get current(): ShownRow | undefined {
    return this.#rows[this.#current];
  }

  /** The row that holds a node; it becomes the stop. */
  take(node: Node): ShownRow | undefined {
    const index = this.#rows.findIndex(({ element }) => element.contains(node));
    if (index >= 0) {
      this.#current = index;
      this.#mark();
    }
    return this.#rows[index];
  }

  focus(): void {
    this.current?.element.focus({ preventScroll: true });
    this.current?.element.scrollIntoView({ block: 'nearest' });
  }

  /** Whether the key moved. */
  move(key: string): boolean {
    const target = this.#target(key);
    if (target === undefined || this.#rows.length === 0) {
      return false;
    }
    this.#current = Math.max(0, Math.min(target, this.#rows.length - 1));
    this.#mark();
    this.focus();
    return true;
  }

  #target(key: string): number | undefined {
    switch (key) {
      case 'ArrowDown':
        return this.#current + 1;
      case 'ArrowUp':
        return this.#current - 1;
      case 'PageDown':
        return this.#current + page;
      case 'PageUp':
        return this.#current - page;
      case 'Home':
        return 0;
      case 'End':
        return this.#rows.length - 1;
      default:
        return undefined;
    }
  }

  #mark(): void {
    for (const [index, { element }] of this.#rows.entries()) {
      element.tabIndex = index === this.#current ? 0 : -1;
    }
  }
}
