import type { Basis } from '../../stats/basis';
import { normalCdf, normalDensity, normalQuantile } from '../../stats/distributions';
import {
  denseMatrix,
  invertPositive,
  mirror,
  sandwich,
  times,
  timesVector,
  transpose,
  type DenseMatrix,
} from '../../stats/matrix';
import { maximise } from '../../stats/newton';
import { refused } from '../problem';
import { logistic } from './binary';
import type { FitResult } from './family-fit';

export type OrderedLink = 'logit' | 'probit';

/** A distribution function F, its density and the density's slope. F is symmetric about 0. */
export interface LatentDistribution {
  cdf(x: number): number;
  density(x: number): number;
  slope(x: number): number;
  quantile(p: number): number;
}

export const LATENT: Readonly<Record<OrderedLink, LatentDistribution>> = {
  logit: {
    cdf: logistic,
    density: (x) => logistic(x) * logistic(-x),
    slope: (x) => logistic(x) * logistic(-x) * (logistic(-x) - logistic(x)),
    quantile: (p) => Math.log(p / (1 - p)),
  },
  probit: {
    cdf: normalCdf,
    density: normalDensity,
    slope: (x) => (Number.isFinite(x) ? -x * normalDensity(x) : 0),
    quantile: normalQuantile,
  },
};

/** P(lower < latent ≤ upper), by the tail that keeps its digits. */
function between(f: LatentDistribution, lower: number, upper: number): number {
  return lower > 0 ? f.cdf(-lower) - f.cdf(-upper) : f.cdf(upper) - f.cdf(lower);
}

/** First and second derivatives of one firm's log-likelihood by its upper and lower cut minus predictor. */
interface Cuts {
  upper: number;
  lower: number;
  upperUpper: number;
  lowerLower: number;
  upperLower: number;
}

function cutsAt(f: LatentDistribution, lower: number, upper: number): Cuts {
  const chance = between(f, lower, upper);
  const a = f.density(upper) / chance;
  const b = -f.density(lower) / chance;
  return {
    upper: a,
    lower: b,
    upperUpper: f.slope(upper) / chance - a * a,
    lowerLower: -f.slope(lower) / chance - b * b,
    upperLower: -a * b,
  };
}

/** The likelihood on the basis without its constant column; parameters: slopes, then thresholds. */
class OrderedLikelihood {
  private readonly slopes: number;

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
      const lower = this.cut(parameters, this.level[i] - 1) - eta[i];
      total += Math.log(between(this.f, lower, this.cut(parameters, this.level[i]) - eta[i]));
    }
    return total;
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
      const lower = this.cut(parameters, this.level[i] - 1) - eta[i];
      visit(i, cutsAt(this.f, lower, this.cut(parameters, this.level[i]) - eta[i]));
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
      covariance: sandwich(map, covariance),
      influence: times(likelihood.scores(top.parameters), times(covariance, transpose(map))),
      logLikelihood: top.value,
      nullLogLikelihood: plain.logLikelihood,
      likelihoodParameters: slopes + cutCount,
      fitted: eta.map((e) => {
        // E[Y] is the highest level less what each threshold that is not passed takes away.
        let expected = levels[cutCount];
        for (let c = 0; c < cutCount; c++) {
          expected -= (levels[c + 1] - levels[c]) * f.cdf(top.parameters[slopes + c] - e);
        }
        return expected;
      }),
      iterations: top.iterations,
      gradient: top.gradient,
      levels,
    },
  };
}
