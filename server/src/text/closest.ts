import { distance } from 'fastest-levenshtein';

/**
 * The candidates that `text` was probably meant to be, nearest first, compared without case; at most `limit`.
 * Empty when nothing is near: more than a third of the letters would have to change.
 */
export function closest(text: string, candidates: Iterable<string>, limit = 3): readonly string[] {
  const wanted = text.toLowerCase();
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  const near: { candidate: string; cost: number }[] = [];
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) > allowed) {
      continue;
    }
    const cost = distance(wanted, candidate.toLowerCase());
    if (cost <= allowed) {
      near.push({ candidate, cost });
    }
  }
  near.sort((a, b) => a.cost - b.cost || a.candidate.localeCompare(b.candidate));
  const best = near[0]?.cost ?? 0;
  return near
    .filter(({ cost }) => cost <= best + 1)
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}
