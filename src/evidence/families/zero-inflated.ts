import { withoutOffset, type DesignBasis } from '../../stats/design-basis';
import { predict, predictor, type DesignMatrix } from '../../stats/design-matrix';
import { denseMatrix, invertPositive, timesVector, type DenseMatrix } from '../../stats/matrix';
import { maximise, remembered, type Maximum, type Objective } from '../../stats/newton';
import { mean } from '../../stats/summary';
import { zeroInflatedResponse } from '../marginal-responses';
import { checkCount } from '../outcome-checks';
import { refused } from '../problem';
import { logistic } from './logistic';
import type { FitResult } from './family-fit';
import { sumOfLogFactorials } from './log-factorials';
import { POISSON } from './poisson';
import { scoreSums, sumOverPairs, sumOverParts, type Part, type ScoreSums } from './score-sums';
import { constantPredictor, maximiseKernel, offsetLevel, reachOf } from './single-index';
import type { FamilyVariant } from './variant';

/** A mean share of structural zeros below this is none. */
const NO_INFLATION = 1e-4;

/** The two predictors of every firm: η of the count, ζ of the structural zero. */
interface Predictors {
  readonly eta: Float64Array;
  readonly zeta: Float64Array;
}

interface FirmValues {
  readonly logLikelihood: number;
  /** First derivatives by η and by ζ. */
  readonly firsts: readonly Float64Array[];
  /** Minus the second derivatives by each pair of the two. */
  readonly seconds: readonly (readonly Float64Array[])[];
}

/** The log-likelihood is without the outcomes' constant. */
function evaluateFirms(y: Float64Array, { eta, zeta }: Predictors): FirmValues {
  const n = y.length;
  const column = (): Float64Array => new Float64Array(n);
  const [byEta, byZeta, etaEta, etaZeta, zetaZeta] = Array.from({ length: 5 }, column);
  let logLikelihood = 0;
  for (let i = 0; i < n; i++) {
    const mu = Math.exp(eta[i]);
    const inflated = logistic(zeta[i]);
    const rest = logistic(-zeta[i]);
    logLikelihood +=
      y[i] === 0 ? Math.log(inflated + rest * Math.exp(-mu)) : Math.log(rest) + y[i] * eta[i] - mu;
    // The chance that a zero is structural, given that it is a zero.
    const structural = y[i] === 0 ? logistic(zeta[i] + mu) : 0;
    const doubt = structural * (1 - structural);
    byEta[i] = (1 - structural) * (y[i] - mu);
    byZeta[i] = structural - inflated;
    etaEta[i] = mu * (1 - structural) - doubt * mu * mu;
    zetaZeta[i] = inflated * (1 - inflated) - doubt;
    etaZeta[i] = -doubt * mu;
  }
  return {
    logLikelihood,
    firsts: [byEta, byZeta],
    seconds: [
      [etaEta, etaZeta],
      [etaZeta, zetaZeta],
    ],
  };
}

/** Parameters: coefficients of the count, then of the structural zero. */
class ZeroInflatedLikelihood implements Objective {
  private readonly parts: readonly [Part, Part];
  private readonly size: number;
  private readonly at: (parameters: Float64Array) => FirmValues;
  private readonly constant: number;
  readonly derivatives: (parameters: Float64Array) => {
    gradient: Float64Array;
    information: DenseMatrix;
  };

  constructor(
    private readonly count: DesignMatrix,
    private readonly zero: DesignMatrix,
    y: Float64Array,
  ) {
    this.parts = [
      { matrix: count, at: 0 },
      { matrix: zero, at: count.columns },
    ];
    this.size = count.columns + zero.columns;
    this.constant = -sumOfLogFactorials(y);
    this.at = remembered((parameters) => evaluateFirms(y, this.predictors(parameters)));
    this.derivatives = remembered((parameters) => {
      const { firsts, seconds } = this.at(parameters);
      return {
        gradient: sumOverParts(this.parts, this.size, firsts),
        information: sumOverPairs(this.parts, this.size, (a, b) => seconds[a][b]),
      };
    });
  }

  predictors(parameters: Float64Array): Predictors {
    return {
      eta: predictor(this.count, parameters),
      zeta: predict(this.zero, parameters.subarray(this.count.columns)),
    };
  }

  value(parameters: Float64Array): number {
    return this.at(parameters).logLikelihood + this.constant;
  }

  scores(parameters: Float64Array): ScoreSums {
    return scoreSums(this.parts, this.size, this.at(parameters).firsts);
  }

  reach(step: Float64Array): number {
    return Math.max(
      reachOf(this.count, step),
      reachOf(this.zero, step.subarray(this.count.columns)),
    );
  }
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
function maximumOf(count: DesignBasis, zero: DesignBasis, y: Float64Array): Maximum {
  const level = Math.log(mean(y)) - offsetLevel(count.q);
  const plain = maximiseKernel(count, y, POISSON, constantPredictor(count, level));
  if (plain.outcome !== 'converged') return plain;
  const eta = predictor(count.q, plain.parameters);
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
  count: DesignBasis,
  zero: DesignBasis,
  nullBasis: DesignBasis,
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
      scores: likelihood.scores(top.parameters),
      logLikelihood: top.value,
      nullLogLikelihood: maximumOf(nullBasis, withoutOffset(nullBasis), y).value,
      likelihoodParameters: map.columns,
      fitted: eta.map((e, i) => (1 - inflation[i]) * Math.exp(e)),
      iterations: top.iterations,
      gradient: top.gradient,
    },
  };
}

export const ZERO_INFLATED_POISSON_FAMILY: FamilyVariant = {
  check(values) {
    const bad = checkCount(values);
    if (bad || values.includes(0)) return bad;
    return refused('outcome-no-zeros', { firms: values.length });
  },
  fit: ({ basis, zero, intercept, y }) =>
    fitZeroInflated(basis, zero.basis, intercept, y, zero.names),
  response: (fit, own) => zeroInflatedResponse(fit.estimate, own),
  offset: true,
  second: 'zero-part',
  replay: { fitter: 'fit_zip', loose: true },
};
