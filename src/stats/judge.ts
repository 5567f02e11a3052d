import { normalQuantile, normalTwoSided, tQuantile, tTwoSided } from './distributions';

/** An estimate over its error, its two-sided p, and half the width of its 95 % interval. */
export interface Judged {
  readonly statistic: number;
  readonly pValue: number;
  readonly reach: number;
}

/** By t with `df` degrees of freedom, by the normal where `df` is Infinity; NaN where error or degrees are. */
export function judge(estimate: number, error: number, df: number): Judged {
  const statistic = estimate / error;
  if (Number.isNaN(statistic) || Number.isNaN(df)) return { statistic, pValue: NaN, reach: NaN };
  return df === Infinity
    ? { statistic, pValue: normalTwoSided(statistic), reach: normalQuantile(0.975) * error }
    : { statistic, pValue: tTwoSided(statistic, df), reach: tQuantile(0.975, df) * error };
}
