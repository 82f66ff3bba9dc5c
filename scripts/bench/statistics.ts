/** Milliseconds of repeated runs. */
export interface Timing {
  readonly p50: number;
  readonly p99: number;
  readonly runs: number;
}

export function timing(milliseconds: readonly number[]): Timing {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), runs: sorted.length };
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function formatMilliseconds(value: number): string {
  return value < 10 ? value.toFixed(2) : value.toFixed(0);
}
