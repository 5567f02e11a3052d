import type { ByErrors } from './errors';
import { judge } from '../stats/judge';

/** An estimate with its errors. Statistic, p and the 95 % interval rest on `stdError`, the classical one. */
export interface Estimate {
  readonly name: string;
  readonly estimate: number;
  readonly stdError: number;
  /** Under each structure of errors; NaN where the data don't give it. */
  readonly errors: ByErrors<number>;
  /** By which t judges the estimate under each; Infinity for the normal. */
  readonly degrees: ByErrors<number>;
  readonly statistic: number;
  readonly pValue: number;
  readonly ciLow: number;
  readonly ciHigh: number;
}

/** Wald inference by the classical error and its degrees of freedom. */
export function waldEstimate(
  name: string,
  estimate: number,
  errors: ByErrors<number>,
  degrees: ByErrors<number>,
): Estimate {
  const stdError = errors.classical;
  const { statistic, pValue, reach } = judge(estimate, stdError, degrees.classical);
  return {
    name,
    estimate,
    stdError,
    errors,
    degrees,
    statistic,
    pValue,
    ciLow: estimate - reach,
    ciHigh: estimate + reach,
  };
}
