import { logGamma } from './distributions';

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}

/**
 * P(X ≥ found) where `drawn` of `all` are drawn without replacement and `marked` of all are marked: the upper tail of the hypergeometric,
 * Fisher's exact test to one side. Whole numbers, marked and drawn at most all. O(tail).
 */
export function hypergeometricUpper(
  found: number,
  marked: number,
  drawn: number,
  all: number,
): number {
  const least = Math.max(0, drawn + marked - all);
  const most = Math.min(marked, drawn);
  if (found <= least) return 1;
  if (found > most) return 0;
  const whole = logChoose(all, drawn);
  let total = 0;
  for (let k = most; k >= found; k--)
    total += Math.exp(logChoose(marked, k) + logChoose(all - marked, drawn - k) - whole);
  return Math.min(1, total);
}
