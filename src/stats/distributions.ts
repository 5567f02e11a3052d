import fCdf from '@stdlib/stats-base-dists-f-cdf';
import normalCdfOf from '@stdlib/stats-base-dists-normal-cdf';
import tCdf from '@stdlib/stats-base-dists-t-cdf';
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile';
import digammaOf from '@stdlib/math-base-special-digamma';
import erfcInverse from '@stdlib/math-base-special-erfcinv';
import gammaIncomplete from '@stdlib/math-base-special-gammainc';
import gammaLn from '@stdlib/math-base-special-gammaln';
import trigammaOf from '@stdlib/math-base-special-trigamma';

/*
 * Distribution functions under the names that this project uses. The work is done by stdlib, whose functions
 * are tested against R, Boost and Julia; tests/stats compares every one here with R to a relative 1e-12. All
 * take and return plain numbers; NaN in gives NaN out; tails keep their relative precision however small.
 */

/** P(Z ≤ z) for a standard normal Z. */
export function normalCdf(z: number): number {
  return normalCdfOf(z, 0, 1);
}

/** z with P(Z ≤ z) = p. By the complementary error function, whose inverse keeps its digits for small p. */
export function normalQuantile(p: number): number {
  return -Math.SQRT2 * erfcInverse(2 * p);
}

/** Density of a standard normal at z. */
export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) * 0.3989422804014327;
}

/** P(|Z| ≥ |z|). */
export function normalTwoSided(z: number): number {
  return 2 * normalCdf(-Math.abs(z));
}

/** P(|T| ≥ |t|) for Student's T with `df` degrees of freedom, df > 0 and not necessarily whole. */
export function tTwoSided(t: number, df: number): number {
  return Number.isFinite(t) ? 2 * tCdf(-Math.abs(t), df) : Number.isNaN(t) ? NaN : 0;
}

/** t with P(T ≤ t) = p. */
export function tQuantile(p: number, df: number): number {
  return tQuantileOf(p, df);
}

/** P(X ≥ x) for a chi-square X with `df` degrees of freedom. */
export function chiSquareUpper(x: number, df: number): number {
  if (Number.isNaN(x)) return NaN;
  return x <= 0 ? 1 : gammaIncomplete(x / 2, df / 2, true, true);
}

/** P(X ≥ x) for an F with df1 and df2 degrees of freedom, by the reciprocal so that small tails stay exact. */
export function fUpper(x: number, df1: number, df2: number): number {
  if (Number.isNaN(x)) return NaN;
  return x <= 0 ? 1 : fCdf(1 / x, df2, df1);
}

/** ln Γ(x), x > 0. */
export function logGamma(x: number): number {
  return gammaLn(x);
}

/** Derivative of ln Γ at x > 0. */
export function digamma(x: number): number {
  return digammaOf(x);
}

/** Second derivative of ln Γ at x > 0. */
export function trigamma(x: number): number {
  return trigammaOf(x);
}
