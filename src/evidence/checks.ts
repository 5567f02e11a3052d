import { chiSquareUpper, normalCdf } from '../stats/distributions';
import { denseMatrix, determinantPositive, type DenseMatrix } from '../stats/matrix';
import type { Design } from './design';
import type { FamilyVariant } from './families/variant';
import { termName } from './terms';

/** How much a term's errors are inflated by its likeness to the others. */
export interface Inflation {
  readonly term: string;
  /** Columns of the term in the design. */
  readonly df: number;
  /** Generalised variance inflation; for one column the ordinary 1/(1 − R²). */
  readonly gvif: number;
  /** gvif^(1/df): comparable between terms, on the scale of an ordinary variance inflation factor. */
  readonly perDegree: number;
}

/** Do counts vary more than Poisson's? */
export interface Dispersion {
  /** Pearson's χ², its degrees of freedom, their ratio (1 under Poisson) and the upper tail. */
  readonly pearson: number;
  readonly df: number;
  readonly ratio: number;
  readonly pValue: number;
  /** Var = μ + αμ²: regression estimate of α with its one-sided test. Source: Cameron and Trivedi 1990. */
  readonly alpha: number;
  readonly alphaT: number;
  readonly alphaPValue: number;
  /** Var = φμ: regression estimate of φ − 1 with its one-sided test. Source: Cameron and Trivedi 1990. */
  readonly linear: { readonly excess: number; readonly t: number; readonly pValue: number };
  /** Negative binomial against Poisson, half the chi-square of one: θ's inverse can't be below 0. Null where the negative binomial can't be fitted. */
  readonly likelihoodRatio: { readonly statistic: number; readonly pValue: number } | null;
}

/** Share of the variance beyond Poisson's from which counts are said to vary more, whatever a test says. */
const FAR_BEYOND = 2;

/**
 * Whether counts vary more than Poisson expects. One test is not enough: where a few large counts make up the excess, its regression on the
 * mean has no power, and where firms are many a trace of it is significant. So it is said where any test finds it (5 %), and where
 * Pearson's ratio is 2 or more.
 */
export function variesMore({ ratio, pValue, alphaPValue, linear, likelihoodRatio }: Dispersion) {
  if (!(ratio > 1)) return false;
  const tests = [pValue, alphaPValue, linear.pValue, likelihoodRatio?.pValue ?? NaN];
  return ratio >= FAR_BEYOND || tests.some((p) => p < 0.05);
}

export interface ZeroCount {
  readonly observed: number;
  /** Zeros that the fitted model expects. */
  readonly expected: number;
  /** (observed − expected) over the standard deviation of a sum of independent zeros. */
  readonly z: number;
}

export interface ModelChecks {
  readonly inflation: readonly Inflation[];
  /** Poisson only. */
  readonly dispersion: Dispersion | null;
  /** Poisson and negative binomial only. */
  readonly zeros: ZeroCount | null;
}

function pick(a: DenseMatrix, indices: readonly number[]): DenseMatrix {
  const out = denseMatrix(indices.length, indices.length);
  indices.forEach((i, p) => {
    indices.forEach((j, q) => {
      out.data[p * indices.length + q] = a.data[i * a.columns + j];
    });
  });
  return out;
}

/** Correlations of a covariance. */
function correlations(a: DenseMatrix): DenseMatrix {
  const k = a.columns;
  const scale = Float64Array.from({ length: k }, (_, i) => 1 / Math.sqrt(a.data[i * k + i]));
  const data = a.data.map((value, at) => value * scale[Math.floor(at / k)] * scale[at % k]);
  return { ...a, data };
}

/**
 * Generalised variance inflation of every term, from the coefficients' covariance as R's car::vif. Empty for
 * fewer than two terms. `first`: index in `covariance` of the first column after the intercept. Source: Fox and
 * Monette 1992.
 */
export function varianceInflation(
  design: Design,
  covariance: DenseMatrix,
  first: number,
): Inflation[] {
  if (design.terms.length < 2) return [];
  const slopes = design.columns.slice(1);
  const all = correlations(
    pick(
      covariance,
      slopes.map((_, j) => first + j),
    ),
  );
  const whole = determinantPositive(all);
  return design.terms.map((term, t) => {
    const own = slopes.flatMap((column, j) => (column.term === t ? [j] : []));
    const others = slopes.flatMap((column, j) => (column.term === t ? [] : [j]));
    const gvif =
      (determinantPositive(pick(all, own)) * determinantPositive(pick(all, others))) / whole;
    return { term: termName(term), df: own.length, gvif, perDegree: gvif ** (1 / own.length) };
  });
}

/** `parameters`: coefficients of the model; `likelihoodRatio`: of the negative binomial against it. */
export function poissonDispersion(
  y: Float64Array,
  mu: Float64Array,
  parameters: number,
  likelihoodRatio: Dispersion['likelihoodRatio'] = null,
): Dispersion {
  const n = y.length;
  let pearson = 0;
  let across = 0;
  let squares = 0;
  const excess = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const squared = (y[i] - mu[i]) ** 2;
    pearson += squared / mu[i];
    excess[i] = (squared - y[i]) / mu[i];
    across += mu[i] * excess[i];
    squares += mu[i] * mu[i];
  }
  const alpha = across / squares;
  let rest = 0;
  for (let i = 0; i < n; i++) rest += (excess[i] - alpha * mu[i]) ** 2;
  const alphaT = alpha / Math.sqrt(rest / (n - 1) / squares);
  const df = n - parameters;
  const excessMean = excess.reduce((sum, value) => sum + value, 0) / n;
  const spread = excess.reduce((sum, value) => sum + (value - excessMean) ** 2, 0);
  const linearT = excessMean / Math.sqrt(spread / (n - 1) / n);
  return {
    linear: { excess: excessMean, t: linearT, pValue: normalCdf(-linearT) },
    likelihoodRatio,
    pearson,
    df,
    ratio: pearson / df,
    pValue: chiSquareUpper(pearson, df),
    alpha,
    alphaT,
    alphaPValue: normalCdf(-alphaT),
  };
}

/** `theta`: of the negative binomial; null for Poisson. */
export function countZeros(y: Float64Array, mu: Float64Array, theta: number | null): ZeroCount {
  let observed = 0;
  let expected = 0;
  let variance = 0;
  for (let i = 0; i < y.length; i++) {
    const chance = theta === null ? Math.exp(-mu[i]) : Math.exp(-theta * Math.log1p(mu[i] / theta));
    if (y[i] === 0) observed++;
    expected += chance;
    variance += chance * (1 - chance);
  }
  return { observed, expected, z: (observed - expected) / Math.sqrt(variance) };
}

/** The checks that a family calls for. `likelihoodRatio`: of the family that lets counts vary more, where it was fitted. */
export function checkModel(
  { second, counts = [] }: FamilyVariant,
  design: Design,
  covariance: DenseMatrix,
  y: Float64Array,
  fitted: Float64Array,
  theta: number | null,
  likelihoodRatio: Dispersion['likelihoodRatio'] = null,
): ModelChecks {
  return {
    inflation: varianceInflation(design, covariance, second === 'thresholds' ? 0 : 1),
    dispersion: counts.includes('dispersion')
      ? poissonDispersion(y, fitted, design.columns.length, likelihoodRatio)
      : null,
    zeros: counts.includes('zeros') ? countZeros(y, fitted, theta) : null,
  };
}
