/** The ranks that two characters can tell apart; beyond them nobody looks. */
const most = 36 ** 2 - 1;

/** By what editors sort choices of equal fit: before every label, in the order of the ranks. */
export function sortTextOf(rank: number): string {
  return `!${Math.min(rank, most).toString(36).padStart(2, '0')}`;
}
