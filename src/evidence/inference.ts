import type { ByErrors } from './errors';
import { normalQuantile, normalTwoSided, tQuantile, tTwoSided } from '../stats/distributions';

/** An estimate with its errors. Statistic, p and the 95 % interval rest on `stdError`, the classical one. */
export interface Estimate {
  readonly name: string;
  readonly estimate: number;
  readonly stdError: number;
  /** Under each structure of errors; NaN where the data don't give it. */
  readonly errors: ByErrors<number>;
  readonly statistic: number;
  readonly pValue: number;
  readonly ciLow: number;
  readonly ciHigh: number;
}

/** Wald inference: by t with `df` degrees of freedom, by the normal where `df` is Infinity. */
export function waldEstimate(
  name: string,
  estimate: number,
  errors: ByErrors<number>,
  df: number,
): Estimate {
  const stdError = errors.classical;
  const statistic = estimate / stdError;
  const normal = df === Infinity;
  const reach = (normal ? normalQuantile(0.975) : tQuantile(0.975, df)) * stdError;
  return {
    name,
    estimate,
    stdError,
    errors,
    statistic,
    pValue: normal ? normalTwoSided(statistic) : tTwoSided(statistic, df),
    ciLow: estimate - reach,
    ciHigh: estimate + reach,
  };
}
