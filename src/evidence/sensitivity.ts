import { tQuantile } from '../stats/distributions';
import type { Family } from './families/family-fit';

/** How strongly a trait that is not in the data would have to go with both the term and the outcome, as shares of what is left of either. */
export interface RobustnessValues {
  readonly t: number;
  readonly df: number;
  /** To bring the estimate to 0. */
  readonly estimate: number;
  /** To bring 0 into the 95 % interval; 0 where it is in there already. */
  readonly interval: number;
}

/** From a least-squares term's t and the model's residual degrees of freedom. Source: Cinelli and Hazlett 2020. */
export function robustnessValues(t: number, df: number): RobustnessValues {
  const f = Math.abs(t) / Math.sqrt(df);
  const critical = tQuantile(0.975, df - 1) / Math.sqrt(df - 1);
  const value = (of: number) => (Math.sqrt(of ** 4 + 4 * of ** 2) - of ** 2) / 2;
  const beyond = f - critical;
  // Where the term explains so much that a trait which explains all of the outcome would not do, the second form holds.
  const interval =
    beyond <= 0 ? 0 : f > 1 / critical ? (f ** 2 - critical ** 2) / (1 + f ** 2) : value(beyond);
  return { t, df, estimate: value(f), interval };
}

/** The risk ratio by which a trait that is not in the data would have to go with the term, and with the outcome. */
export interface EValue {
  readonly estimate: number;
  /** For the interval's end nearer to no effect; 1 where no effect is in it. */
  readonly interval: number;
}

/** An outcome is common from this share on: an odds ratio is no risk ratio then. */
const COMMON = 0.15;

/**
 * Of a coefficient with its 95 % limits, in the scale of the family; null for families without a risk ratio. Ratios of means are
 * taken as they are, odds ratios of a common outcome by their root, and a difference of means by exp(0.91 d). `mean` and `sd`: of
 * the outcome. Sources: VanderWeele and Ding 2017; VanderWeele 2017.
 */
export function eValue(
  family: Family,
  { estimate, ciLow, ciHigh }: { estimate: number; ciLow: number; ciHigh: number },
  { mean, sd }: { mean: number; sd: number },
): EValue | null {
  const scale = logRatioScale(family, mean, sd);
  if (scale === null) return null;
  const ratio = (value: number) => Math.exp(Math.abs(value) * scale);
  const of = (risk: number) => risk + Math.sqrt(risk * (risk - 1));
  const near = estimate > 0 ? ciLow : -ciHigh;
  return { estimate: of(ratio(estimate)), interval: near <= 0 ? 1 : of(ratio(near)) };
}

function logRatioScale(family: Family, mean: number, sd: number): number | null {
  if (family === 'ols') return 0.91 / sd;
  if (family === 'poisson' || family === 'negative-binomial') return 1;
  if (family === 'logit') return mean > COMMON ? 0.5 : 1;
  return null;
}
