import type { ByErrors } from './errors';
import { judge } from '../stats/judge';

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
  const { statistic, pValue, reach } = judge(estimate, stdError, df);
  return {
    name,
    estimate,
    stdError,
    errors,
    statistic,
    pValue,
    ciLow: estimate - reach,
    ciHigh: estimate + reach,
  };
}
