import { chiSquareUpper, logGamma } from '../stats/distributions';

/** A yes/no outcome inside and outside, as a table of four counts. */
export interface YesNoComparison {
  readonly insideYes: number;
  readonly insideNo: number;
  readonly outsideYes: number;
  readonly outsideNo: number;
  readonly leastExpected: number;
  /** With Yates's correction, as R's chisq.test. */
  readonly chiSquare: { readonly statistic: number; readonly pValue: number };
  readonly chiSquareUncorrected: { readonly statistic: number; readonly pValue: number };
  /** Fisher's exact test, two-sided. */
  readonly fisher: { readonly pValue: number };
  /** Cross-product ratio; Infinity or 0 where a cell is empty. */
  readonly oddsRatio: number;
  /** The test to report: Fisher's where an expected count is below 5. */
  readonly preferred: 'chi-square' | 'fisher';
}

const SMALL_EXPECTED = 5;
/** R's tolerance for "as improbable as the table at hand". */
const EQUALLY_LIKELY = 1 + 1e-7;

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}

/**
 * Two-sided p of Fisher's exact test for the table [[a, b], [c, d]]: the probability of all tables with the same
 * margins that are no more likely than this one. O(smaller margin).
 */
export function fisherExact(a: number, b: number, c: number, d: number): number {
  const firstRow = a + b;
  const secondRow = c + d;
  const firstColumn = a + c;
  const lowest = Math.max(0, firstColumn - secondRow);
  const highest = Math.min(firstRow, firstColumn);
  const logs = new Float64Array(highest - lowest + 1);
  for (let x = lowest; x <= highest; x++) {
    logs[x - lowest] = logChoose(firstRow, x) + logChoose(secondRow, firstColumn - x);
  }
  const top = logs.reduce((most, value) => Math.max(most, value), -Infinity);
  const chances = logs.map((value) => Math.exp(value - top));
  const limit = chances[a - lowest] * EQUALLY_LIKELY;
  let all = 0;
  let extreme = 0;
  for (const chance of chances) {
    all += chance;
    if (chance <= limit) extreme += chance;
  }
  return Math.min(1, extreme / all);
}

function chiSquare(counts: readonly number[], expected: readonly number[], correction: number) {
  const statistic = counts.reduce(
    (sum, count, cell) =>
      sum + (Math.abs(count - expected[cell]) - correction) ** 2 / expected[cell],
    0,
  );
  return { statistic, pValue: chiSquareUpper(statistic, 1) };
}

/** Null unless every value is 0 or 1. Both groups must hold at least one firm, and both answers must occur. */
export function compareYesNo(inside: Float64Array, outside: Float64Array): YesNoComparison | null {
  const binary = (value: number): boolean => value === 0 || value === 1;
  if (!inside.every(binary) || !outside.every(binary)) return null;
  const insideYes = inside.reduce((sum, value) => sum + value, 0);
  const outsideYes = outside.reduce((sum, value) => sum + value, 0);
  const counts = [insideYes, inside.length - insideYes, outsideYes, outside.length - outsideYes];
  const n = inside.length + outside.length;
  const yes = insideYes + outsideYes;
  const expected = [inside, inside, outside, outside].map(
    (group, cell) => (group.length * (cell % 2 === 0 ? yes : n - yes)) / n,
  );
  const leastExpected = Math.min(...expected);
  const yates = Math.min(0.5, ...counts.map((count, cell) => Math.abs(count - expected[cell])));
  return {
    insideYes: counts[0],
    insideNo: counts[1],
    outsideYes: counts[2],
    outsideNo: counts[3],
    leastExpected,
    chiSquare: chiSquare(counts, expected, yates),
    chiSquareUncorrected: chiSquare(counts, expected, 0),
    fisher: { pValue: fisherExact(counts[0], counts[1], counts[2], counts[3]) },
    oddsRatio: (counts[0] * counts[3]) / (counts[1] * counts[2]),
    preferred: leastExpected < SMALL_EXPECTED ? 'fisher' : 'chi-square',
  };
}
