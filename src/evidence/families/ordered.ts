import type { Basis } from '../../stats/basis';
import { normalCdf, normalDensity, normalQuantile } from '../../stats/distributions';
import {
  denseMatrix,
  invertPositive,
  mirror,
  times,
  timesVector,
  type DenseMatrix,
} from '../../stats/matrix';
import { maximise } from '../../stats/newton';
import { refused } from '../problem';
import type { FitResult } from './family-fit';

export type OrderedLink = 'logit' | 'probit';

/** A distribution function, its density and the density's slope at one point. */
export interface LatentPoint {
  cdf: number;
  /** 1 − cdf, with its own digits. */
  upper: number;
  density: number;
  slope: number;
}

/** A latent distribution that is symmetric about 0. */
export interface LatentDistribution {
  /** Evaluates at x (±Infinity too) into a point that the caller reuses: this runs millions of times. */
  evaluate(x: number, into: LatentPoint): void;
  quantile(p: number): number;
}

export const LATENT: Readonly<Record<OrderedLink, LatentDistribution>> = {
  logit: {
    evaluate(x, into) {
      const odds = Math.exp(-Math.abs(x));
      const near = 1 / (1 + odds);
      const far = odds * near;
      into.cdf = x >= 0 ? near : far;
      into.upper = x >= 0 ? far : near;
      into.density = near * far;
      into.slope = into.density * (into.upper - into.cdf);
    },
    quantile: (p) => Math.log(p / (1 - p)),
  },
  probit: {
    evaluate(x, into) {
      const far = normalCdf(-Math.abs(x));
      into.cdf = x >= 0 ? 1 - far : far;
      into.upper = x >= 0 ? far : 1 - far;
      into.density = normalDensity(x);
      into.slope = Number.isFinite(x) ? -x * into.density : 0;
    },
    quantile: normalQuantile,
  },
};

export function latentPoint(): LatentPoint {
  return { cdf: 0, upper: 0, density: 0, slope: 0 };
}

/** P(lower < latent ≤ upper), by the tail that keeps its digits. */
function between(lower: LatentPoint, upper: LatentPoint): number {
  return lower.cdf > 0.5 ? lower.upper - upper.upper : upper.cdf - lower.cdf;
}

/** First and second derivatives of one firm's log-likelihood by its upper and lower cut minus predictor. */
interface Cuts {
  upper: number;
  lower: number;
  upperUpper: number;
  lowerLower: number;
  upperLower: number;
}

function differentiate(lower: LatentPoint, upper: LatentPoint, into: Cuts): void {
  const chance = between(lower, upper);
  const a = upper.density / chance;
  const b = -lower.density / chance;
  into.upper = a;
  into.lower = b;
  into.upperUpper = upper.slope / chance - a * a;
  into.lowerLower = -lower.slope / chance - b * b;
  into.upperLower = -a * b;
}

/** The likelihood on the basis without its constant column; parameters: slopes, then thresholds. */
class OrderedLikelihood {
  private readonly slopes: number;
  private readonly lower = latentPoint();
  private readonly upper = latentPoint();
  private readonly cuts: Cuts = {
    upper: 0,
    lower: 0,
    upperUpper: 0,
    lowerLower: 0,
    upperLower: 0,
  };

  constructor(
    private readonly q: DenseMatrix,
    private readonly level: Int32Array,
    private readonly cutCount: number,
    private readonly f: LatentDistribution,
  ) {
    this.slopes = q.columns - 1;
  }

  predictors(parameters: Float64Array): Float64Array {
    const padded = new Float64Array(this.q.columns);
    padded.set(parameters.subarray(0, this.slopes), 1);
    return timesVector(this.q, padded);
  }

  private cut(parameters: Float64Array, index: number): number {
    if (index < 0) return -Infinity;
    return index >= this.cutCount ? Infinity : parameters[this.slopes + index];
  }

  value(parameters: Float64Array): number {
    for (let c = 1; c < this.cutCount; c++) {
      if (!(this.cut(parameters, c) > this.cut(parameters, c - 1))) return -Infinity;
    }
    const eta = this.predictors(parameters);
    let total = 0;
    for (let i = 0; i < eta.length; i++) {
      this.look(parameters, eta[i], this.level[i]);
      total += Math.log(between(this.lower, this.upper));
    }
    return total;
  }

  /** Evaluates the latent distribution at both ends of a firm's level. */
  private look(parameters: Float64Array, eta: number, level: number): void {
    this.f.evaluate(this.cut(parameters, level - 1) - eta, this.lower);
    this.f.evaluate(this.cut(parameters, level) - eta, this.upper);
  }

  /** One row per firm: its score for every parameter. */
  scores(parameters: Float64Array): DenseMatrix {
    const size = this.slopes + this.cutCount;
    const out = denseMatrix(this.level.length, size);
    this.eachFirm(parameters, (i, cuts) => {
      const pull = -(cuts.upper + cuts.lower);
      for (let j = 0; j < this.slopes; j++) {
        out.data[i * size + j] = pull * this.q.data[i * this.q.columns + j + 1];
      }
      const own = this.level[i];
      if (own < this.cutCount) out.data[i * size + this.slopes + own] += cuts.upper;
      if (own > 0) out.data[i * size + this.slopes + own - 1] += cuts.lower;
    });
    return out;
  }

  private eachFirm(parameters: Float64Array, visit: (i: number, cuts: Cuts) => void): void {
    const eta = this.predictors(parameters);
    for (let i = 0; i < eta.length; i++) {
      this.look(parameters, eta[i], this.level[i]);
      differentiate(this.lower, this.upper, this.cuts);
      visit(i, this.cuts);
    }
  }

  derivatives(parameters: Float64Array): { gradient: Float64Array; information: DenseMatrix } {
    const { slopes, cutCount, q } = this;
    const size = slopes + cutCount;
    const gradient = new Float64Array(size);
    const information = denseMatrix(size, size);
    const info = information.data;
    this.eachFirm(parameters, (i, c) => {
      const own = this.level[i];
      const upper = own < cutCount ? slopes + own : -1;
      const lower = own > 0 ? slopes + own - 1 : -1;
      const at = i * q.columns + 1;
      const pull = -(c.upper + c.lower);
      const bend = c.upperUpper + 2 * c.upperLower + c.lowerLower;
      for (let j = 0; j < slopes; j++) {
        const x = q.data[at + j];
        gradient[j] += pull * x;
        for (let m = j; m < slopes; m++) info[j * size + m] -= bend * x * q.data[at + m];
        if (upper >= 0) info[j * size + upper] += (c.upperUpper + c.upperLower) * x;
        if (lower >= 0) info[j * size + lower] += (c.lowerLower + c.upperLower) * x;
      }
      if (upper >= 0) {
        gradient[upper] += c.upper;
        info[upper * size + upper] -= c.upperUpper;
      }
      if (lower >= 0) {
        gradient[lower] += c.lower;
        info[lower * size + lower] -= c.lowerLower;
      }
      if (upper >= 0 && lower >= 0) info[lower * size + upper] -= c.upperLower;
    });
    mirror(information);
    return { gradient, information };
  }

  reach(step: Float64Array): number {
    const largest = (values: Float64Array): number =>
      values.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
    return Math.max(largest(this.predictors(step)), largest(step.subarray(this.slopes)));
  }
}

/** From slopes on the basis and its thresholds to the terms' coefficients and theirs. */
function toOriginalCoordinates(toOriginal: DenseMatrix, cutCount: number): DenseMatrix {
  const k = toOriginal.columns;
  const slopes = k - 1;
  const out = denseMatrix(slopes + cutCount, slopes + cutCount);
  const size = slopes + cutCount;
  for (let j = 0; j < slopes; j++) {
    for (let i = 0; i < slopes; i++) {
      out.data[i * size + j] = toOriginal.data[(i + 1) * k + j + 1];
    }
    // There is no intercept: what the basis puts into it moves the thresholds instead.
    for (let c = 0; c < cutCount; c++) {
      out.data[(slopes + c) * size + j] = -toOriginal.data[j + 1] / toOriginal.data[0];
    }
  }
  for (let c = 0; c < cutCount; c++) out.data[(slopes + c) * size + slopes + c] = 1;
  return out;
}

/** Thresholds that reproduce the levels' shares, and the log-likelihood of those shares. */
function sharesOnly(level: Int32Array, levels: number, f: LatentDistribution) {
  const n = level.length;
  const counts = new Float64Array(levels);
  for (const own of level) counts[own]++;
  let below = 0;
  const cuts = Float64Array.from({ length: levels - 1 }, (_, c) => {
    below += counts[c];
    return f.quantile(below / n);
  });
  const logLikelihood = counts.reduce((sum, count) => sum + count * Math.log(count / n), 0);
  return { cuts, logLikelihood };
}

/** The highest level less every step whose threshold is not passed. */
function expectedLevels(
  f: LatentDistribution,
  levels: readonly number[],
  cuts: Float64Array,
  eta: Float64Array,
): Float64Array {
  const point = latentPoint();
  return eta.map((e) => {
    let expected = levels[levels.length - 1];
    for (let c = 0; c < cuts.length; c++) {
      f.evaluate(cuts[c] - e, point);
      expected -= (levels[c + 1] - levels[c]) * point.cdf;
    }
    return expected;
  });
}

/**
 * Ordered outcomes: P(Y ≤ k) = F(threshold k − x'b). Observed information for the errors. The design's first
 * column is the intercept, which the thresholds take over. Source: McCullagh 1980.
 */
export function fitOrdered(
  { q, toOriginal }: Basis,
  y: Float64Array,
  levels: readonly number[],
  link: OrderedLink,
): FitResult {
  const numberOf = new Map(levels.map((value, index) => [value, index]));
  const level = Int32Array.from(y, (value) => numberOf.get(value) ?? -1);
  const cutCount = levels.length - 1;
  const f = LATENT[link];
  const plain = sharesOnly(level, levels.length, f);
  const likelihood = new OrderedLikelihood(q, level, cutCount, f);
  const slopes = q.columns - 1;
  const start = new Float64Array(slopes + cutCount);
  start.set(plain.cuts, slopes);
  const top = maximise(likelihood, start);
  const map = toOriginalCoordinates(toOriginal, cutCount);
  if (top.outcome === 'diverging') return { ok: false, heading: timesVector(map, top.step) };
  const covariance = invertPositive(likelihood.derivatives(top.parameters).information);
  if (top.outcome === 'exhausted' || !covariance) {
    return refused('not-converged', { iterations: top.iterations, gradient: top.gradient });
  }
  const estimate = timesVector(map, top.parameters);
  const eta = likelihood.predictors(top.parameters);
  return {
    ok: true,
    fit: {
      estimate,
      map,
      covariance,
      influence: times(likelihood.scores(top.parameters), covariance),
      logLikelihood: top.value,
      nullLogLikelihood: plain.logLikelihood,
      likelihoodParameters: slopes + cutCount,
      fitted: expectedLevels(f, levels, top.parameters.subarray(slopes), eta),
      iterations: top.iterations,
      gradient: top.gradient,
      levels,
    },
  };
}
