import type { Basis } from '../../stats/basis';
import { logGamma } from '../../stats/distributions';
import {
  denseMatrix,
  invertPositive,
  times,
  timesVector,
  transpose,
  transposeTimesVector,
  crossProduct,
  type DenseMatrix,
} from '../../stats/matrix';
import { maximise, type Maximum } from '../../stats/newton';
import { mean } from '../../stats/summary';
import { refused } from '../problem';
import { logistic } from './binary';
import type { FitResult } from './family-fit';
import { POISSON } from './poisson';
import { constantPredictor, maximiseKernel, reachOf } from './single-index';

/** A mean share of structural zeros below this is none. */
const NO_INFLATION = 1e-4;

/** The two predictors of every firm: η of the count, ζ of the structural zero. */
interface Predictors {
  readonly eta: Float64Array;
  readonly zeta: Float64Array;
}

class ZeroInflatedLikelihood {
  private readonly constant: Float64Array;

  constructor(
    private readonly count: DenseMatrix,
    private readonly zero: DenseMatrix,
    private readonly y: Float64Array,
  ) {
    this.constant = y.map((value) => logGamma(value + 1));
  }

  predictors(parameters: Float64Array): Predictors {
    return {
      eta: timesVector(this.count, parameters),
      zeta: timesVector(this.zero, parameters.subarray(this.count.columns)),
    };
  }

  value(parameters: Float64Array): number {
    const { eta, zeta } = this.predictors(parameters);
    let total = 0;
    for (let i = 0; i < this.y.length; i++) {
      const inflated = logistic(zeta[i]);
      const rest = logistic(-zeta[i]);
      total +=
        this.y[i] === 0
          ? Math.log(inflated + rest * Math.exp(-Math.exp(eta[i])))
          : Math.log(rest) + this.y[i] * eta[i] - Math.exp(eta[i]) - this.constant[i];
    }
    return total;
  }

  /** Every firm's scores by η and ζ, and minus its second derivatives. */
  private pieces(parameters: Float64Array) {
    const { eta, zeta } = this.predictors(parameters);
    const n = this.y.length;
    const byEta = new Float64Array(n);
    const byZeta = new Float64Array(n);
    const etaEta = new Float64Array(n);
    const zetaZeta = new Float64Array(n);
    const etaZeta = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      const mu = Math.exp(eta[i]);
      const inflated = logistic(zeta[i]);
      // The chance that a zero is structural, given that it is a zero.
      const structural = this.y[i] === 0 ? logistic(zeta[i] + mu) : 0;
      const doubt = structural * (1 - structural);
      byEta[i] = (1 - structural) * (this.y[i] - mu);
      byZeta[i] = structural - inflated;
      etaEta[i] = mu * (1 - structural) - doubt * mu * mu;
      zetaZeta[i] = inflated * (1 - inflated) - doubt;
      etaZeta[i] = -doubt * mu;
    }
    return { byEta, byZeta, etaEta, zetaZeta, etaZeta };
  }

  derivatives(parameters: Float64Array): { gradient: Float64Array; information: DenseMatrix } {
    const { byEta, byZeta, etaEta, zetaZeta, etaZeta } = this.pieces(parameters);
    const k = this.count.columns;
    const size = k + this.zero.columns;
    const gradient = new Float64Array(size);
    gradient.set(transposeTimesVector(this.count, byEta));
    gradient.set(transposeTimesVector(this.zero, byZeta), k);
    const information = denseMatrix(size, size);
    const place = (block: DenseMatrix, row: number, column: number): void => {
      for (let i = 0; i < block.rows; i++) {
        for (let j = 0; j < block.columns; j++) {
          information.data[(row + i) * size + column + j] = block.data[i * block.columns + j];
        }
      }
    };
    place(crossProduct(this.count, etaEta), 0, 0);
    place(crossProduct(this.zero, zetaZeta), k, k);
    const mixed = crossed(this.count, this.zero, etaZeta);
    place(mixed, 0, k);
    place(transpose(mixed), k, 0);
    return { gradient, information };
  }

  /** One row per firm: its score for every parameter. */
  scores(parameters: Float64Array): DenseMatrix {
    const { byEta, byZeta } = this.pieces(parameters);
    const k = this.count.columns;
    const m = this.zero.columns;
    const out = denseMatrix(this.y.length, k + m);
    for (let i = 0; i < this.y.length; i++) {
      const at = i * (k + m);
      for (let j = 0; j < k; j++) out.data[at + j] = this.count.data[i * k + j] * byEta[i];
      for (let j = 0; j < m; j++) out.data[at + k + j] = this.zero.data[i * m + j] * byZeta[i];
    }
    return out;
  }

  reach(step: Float64Array): number {
    return Math.max(
      reachOf(this.count, step),
      reachOf(this.zero, step.subarray(this.count.columns)),
    );
  }
}

/** A'·diag(weights)·B. */
function crossed(a: DenseMatrix, b: DenseMatrix, weights: Float64Array): DenseMatrix {
  const width = b.columns;
  const [left, right, out] = [a.data, b.data, new Float64Array(a.columns * width)];
  for (let i = 0; i < a.rows; i++) {
    if (weights[i] === 0) continue;
    for (let p = 0; p < a.columns; p++) {
      const factor = weights[i] * left[i * a.columns + p];
      const at = p * width;
      for (let q = 0; q < width; q++) out[at + q] += factor * right[i * width + q];
    }
  }
  return denseMatrix(a.columns, width, out);
}

/** Both blocks' way back to the original coordinates. */
function joinedMap(count: DenseMatrix, zero: DenseMatrix): DenseMatrix {
  const size = count.columns + zero.columns;
  const out = denseMatrix(size, size);
  for (const [block, offset] of [[count, 0] as const, [zero, count.columns] as const]) {
    for (let i = 0; i < block.rows; i++) {
      for (let j = 0; j < block.columns; j++) {
        out.data[(offset + i) * size + offset + j] = block.data[i * block.columns + j];
      }
    }
  }
  return out;
}

/** Begins with Poisson's coefficients and with the zeros that they leave unexplained. */
function maximumOf(count: Basis, zero: Basis, y: Float64Array): Maximum {
  const plain = maximiseKernel(count, y, POISSON, constantPredictor(count, Math.log(mean(y))));
  if (plain.outcome !== 'converged') return plain;
  const eta = timesVector(count.q, plain.parameters);
  const zeros = mean(y.map((value) => (value === 0 ? 1 : 0)));
  const expected = mean(eta.map((e) => Math.exp(-Math.exp(e))));
  const share = Math.min(0.9, Math.max(0.05, (zeros - expected) / (1 - expected)));
  const start = new Float64Array(count.q.columns + zero.q.columns);
  start.set(plain.parameters);
  start.set(constantPredictor(zero, Math.log(share / (1 - share))), count.q.columns);
  return maximise(new ZeroInflatedLikelihood(count.q, zero.q, y), start);
}

/**
 * Counts of which some are zero in any case: with chance π (logit, its own terms) a structural zero, else Poisson
 * with log link. Observed information for the errors, as pscl. `names`: of the zero part's terms, for the
 * message that there is no inflation. Source: Lambert 1992.
 */
export function fitZeroInflated(
  count: Basis,
  zero: Basis,
  nullBasis: Basis,
  y: Float64Array,
  names: readonly string[],
): FitResult {
  const map = joinedMap(count.toOriginal, zero.toOriginal);
  const top = maximumOf(count, zero, y);
  if (top.step.length < map.columns) {
    const padded = new Float64Array(map.columns);
    padded.set(top.step);
    return { ok: false, heading: timesVector(map, padded) };
  }
  const likelihood = new ZeroInflatedLikelihood(count.q, zero.q, y);
  const { eta, zeta } = likelihood.predictors(top.parameters);
  const inflation = zeta.map(logistic);
  if (mean(inflation) < NO_INFLATION) return refused('no-zero-inflation', { terms: names });
  if (top.outcome === 'diverging') return { ok: false, heading: timesVector(map, top.step) };
  const covariance = invertPositive(likelihood.derivatives(top.parameters).information);
  if (top.outcome === 'exhausted' || !covariance) {
    return refused('not-converged', { iterations: top.iterations, gradient: top.gradient });
  }
  return {
    ok: true,
    fit: {
      estimate: timesVector(map, top.parameters),
      map,
      covariance,
      influence: times(likelihood.scores(top.parameters), covariance),
      logLikelihood: top.value,
      nullLogLikelihood: maximumOf(nullBasis, nullBasis, y).value,
      likelihoodParameters: map.columns,
      fitted: eta.map((e, i) => (1 - inflation[i]) * Math.exp(e)),
      iterations: top.iterations,
      gradient: top.gradient,
    },
  };
}
