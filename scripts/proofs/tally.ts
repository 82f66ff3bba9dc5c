/** Counts and times of a measurement. */
export interface Tally {
  readonly counts: Map<string, number>;
  /** In milliseconds. */
  readonly times: number[];
}

export function createTally(): Tally {
  return { counts: new Map(), times: [] };
}

export function count(tally: Tally, name: string): void {
  tally.counts.set(name, (tally.counts.get(name) ?? 0) + 1);
}

/** Runs the work and keeps its time. */
export function timed<T>(tally: Tally, work: () => T): T {
  const start = performance.now();
  const result = work();
  tally.times.push(performance.now() - start);
  return result;
}

export function print(title: string, { counts, times }: Tally): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  const parts = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, number]) => `${name}: ${number}`);
  const memory = (process.memoryUsage().rss / 1e6).toFixed(0);
  console.log(`${title}\n  ${parts.join('\n  ')}`);
  console.log(
    `  ${times.length} questions: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms; ${memory} MB resident`,
  );
}
