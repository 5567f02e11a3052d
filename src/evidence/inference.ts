import type { ByErrors } from './errors';
import { judge } from '../stats/judge';

/** A coefficient judged by how far the penalised likelihood falls when it is held at other values. */
export interface Profile {
  /** Twice the fall where the coefficient is 0; by chi-square with one degree of freedom. */
  readonly chiSquare: number;
  readonly pValue: number;
  /** The values between which it falls less than 5 % of chi-square allow; NaN where no end was found. */
  readonly ciLow: number;
  readonly ciHigh: number;
}

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
  /** Of families with a penalised likelihood, where profiles were asked for. */
  readonly profile?: Profile;
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
