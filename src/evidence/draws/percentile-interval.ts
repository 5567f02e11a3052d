import { quantileOfSorted } from '../../stats/summary';

/** Above this share of draws without a value no interval is given. */
const MOST_FAILURES = 0.1;

/** The percentile interval of the draws that did not fail, and the Monte-Carlo error of its ends (by the order statistics around them). */
export function percentileInterval(values: readonly number[], draws: number) {
  const known = Float64Array.from(values.filter((value) => !Number.isNaN(value))).sort();
  if (known.length === 0 || draws - known.length > MOST_FAILURES * draws)
    return { ciLow: NaN, ciHigh: NaN, monteCarloError: NaN };
  const at = (share: number) => quantileOfSorted(known, Math.min(1, Math.max(0, share)));
  const step = Math.sqrt((0.025 * 0.975) / known.length);
  const error = (share: number) => (at(share + step) - at(share - step)) / 2;
  const monteCarloError = Math.max(error(0.025), error(0.975));
  return { ciLow: at(0.025), ciHigh: at(0.975), monteCarloError };
}
