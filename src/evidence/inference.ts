import { normalQuantile, normalTwoSided, tQuantile, tTwoSided } from '../stats/distributions';

/** An estimate with its errors. Statistic, p and the 95 % interval rest on `stdError`. */
export interface Estimate {
  readonly name: string;
  readonly estimate: number;
  readonly stdError: number;
  readonly hc1StdError: number;
  /** NaN where no groups were given or all firms are in one. */
  readonly clusterStdError: number;
  readonly statistic: number;
  readonly pValue: number;
  readonly ciLow: number;
  readonly ciHigh: number;
}

/** Standard errors of one estimate under the three covariances. */
export interface Errors {
  readonly stdError: number;
  readonly hc1StdError: number;
  readonly clusterStdError: number;
}

/** Wald inference: by t with `df` degrees of freedom, by the normal where `df` is Infinity. */
export function waldEstimate(name: string, estimate: number, errors: Errors, df: number): Estimate {
  const statistic = estimate / errors.stdError;
  const normal = df === Infinity;
  const reach = (normal ? normalQuantile(0.975) : tQuantile(0.975, df)) * errors.stdError;
  return {
    name,
    estimate,
    ...errors,
    statistic,
    pValue: normal ? normalTwoSided(statistic) : tTwoSided(statistic, df),
    ciLow: estimate - reach,
    ciHigh: estimate + reach,
  };
}
