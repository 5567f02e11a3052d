import { normalQuantile, normalTwoSided, tQuantile, tTwoSided } from '../stats/distributions';

/** Estimates of one quantity from several draws of what is not known exactly, put together. */
export interface Pooled {
  /** Draws that gave an estimate. */
  readonly draws: number;
  /** Mean of the draws' estimates. */
  readonly estimate: number;
  /** Mean of the draws' variances: what sampling alone brings. */
  readonly within: number;
  /** Variance of the estimates among the draws. */
  readonly between: number;
  readonly stdError: number;
  readonly df: number;
  readonly pValue: number;
  readonly ciLow: number;
  readonly ciHigh: number;
  /** Share of the whole variance that the draws bring, 0 to 1. */
  readonly drawnShare: number;
}

/** Fewer draws tell nothing of their own variance. */
const LEAST_DRAWS = 2;

/**
 * Rubin's rules (Rubin 1987, chapter 3): the mean of the draws' estimates; its variance is their mean variance plus
 * (1 + 1/m) times the variance among them; judged by t with the degrees of freedom of Barnard and Rubin 1999 (Biometrika 86), where
 * `completeDf` are those that each draw has by itself (Infinity for the normal). Draws whose estimate or error is NaN are left
 * out. Null for fewer than two draws with an estimate, or where nothing varies.
 */
export function poolDraws(
  estimates: ArrayLike<number>,
  stdErrors: ArrayLike<number>,
  completeDf: number,
): Pooled | null {
  const used: number[] = [];
  for (let i = 0; i < estimates.length; i++)
    if (Number.isFinite(estimates[i]) && Number.isFinite(stdErrors[i])) used.push(i);
  const m = used.length;
  if (m < LEAST_DRAWS) return null;
  const estimate = used.reduce((sum, i) => sum + estimates[i], 0) / m;
  const within = used.reduce((sum, i) => sum + stdErrors[i] ** 2, 0) / m;
  const between = used.reduce((sum, i) => sum + (estimates[i] - estimate) ** 2, 0) / (m - 1);
  const added = (1 + 1 / m) * between;
  const total = within + added;
  if (!(total > 0)) return null;
  const drawnShare = added / total;
  const df = pooledDf(m, drawnShare, completeDf);
  const stdError = Math.sqrt(total);
  const reach = (df === Infinity ? normalQuantile(0.975) : tQuantile(0.975, df)) * stdError;
  const statistic = estimate / stdError;
  return {
    draws: m,
    estimate,
    within,
    between,
    stdError,
    df,
    pValue: df === Infinity ? normalTwoSided(statistic) : tTwoSided(statistic, df),
    ciLow: estimate - reach,
    ciHigh: estimate + reach,
    drawnShare,
  };
}

function pooledDf(m: number, share: number, completeDf: number): number {
  const fromDraws = (m - 1) / share ** 2;
  const observed =
    completeDf === Infinity
      ? Infinity
      : ((completeDf + 1) / (completeDf + 3)) * completeDf * (1 - share);
  return 1 / (1 / fromDraws + 1 / observed);
}
