import { logGamma } from '../../stats/distributions';

/** Σ ln y! over whole numbers of which many are the same. */
export function sumOfLogFactorials(y: Float64Array): number {
  const times = new Map<number, number>();
  for (const value of y) times.set(value, (times.get(value) ?? 0) + 1);
  let total = 0;
  for (const [value, count] of times) total += count * logGamma(value + 1);
  return total;
}
