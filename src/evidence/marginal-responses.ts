import { normalCdf, normalDensity } from '../stats/distributions';
import { timesVector, type DenseMatrix } from '../stats/matrix';
import { logistic } from './families/binary';
import type { Family, FamilyFit } from './families/family-fit';
import { LATENT, latentPoint, type OrderedLink } from './families/ordered';

/** The designs of a model: one, or the count's and the zero part's. */
export type Designs = readonly DenseMatrix[];

/** An average effect on the expected outcome, and its gradient by the model's parameters. */
export interface Effect {
  readonly value: number;
  readonly gradient: Float64Array;
}

/** The expected outcome as a function of the designs. */
export interface Response {
  /** Average of E(high) − E(low). */
  difference(high: Designs, low: Designs): Effect;
  /** Average derivative of E at the designs, `slopes` being the designs' own derivatives. */
  derivative(at: Designs, slopes: Designs): Effect;
}

/** h(η) with its first two derivatives. */
interface Curve {
  readonly h: (eta: number) => number;
  readonly first: (eta: number) => number;
  readonly second: (eta: number) => number;
}

const CURVES: Readonly<Record<'identity' | 'exp' | 'logit' | 'probit', Curve>> = {
  identity: { h: (eta) => eta, first: () => 1, second: () => 0 },
  exp: { h: Math.exp, first: Math.exp, second: Math.exp },
  logit: {
    h: logistic,
    first: (eta) => logistic(eta) * logistic(-eta),
    second: (eta) => logistic(eta) * logistic(-eta) * (logistic(-eta) - logistic(eta)),
  },
  probit: { h: normalCdf, first: normalDensity, second: (eta) => -eta * normalDensity(eta) },
};

/** Adds factor · row i of a matrix to a vector. */
function addRow(to: Float64Array, from: DenseMatrix, i: number, factor: number): void {
  const { columns: k, data } = from;
  const at = i * k;
  for (let j = 0; j < k; j++) to[j] += factor * data[at + j];
}

function averaged(total: number, gradient: Float64Array, n: number): Effect {
  return { value: total / n, gradient: gradient.map((part) => part / n) };
}

/** Families whose mean is one curve of one predictor. */
function curveResponse(curve: Curve, beta: Float64Array): Response {
  return {
    difference([high], [low]) {
      const gradient = new Float64Array(beta.length);
      const etaHigh = timesVector(high, beta);
      const etaLow = timesVector(low, beta);
      let total = 0;
      for (let i = 0; i < high.rows; i++) {
        total += curve.h(etaHigh[i]) - curve.h(etaLow[i]);
        addRow(gradient, high, i, curve.first(etaHigh[i]));
        addRow(gradient, low, i, -curve.first(etaLow[i]));
      }
      return averaged(total, gradient, high.rows);
    },
    derivative([x], [slope]) {
      const gradient = new Float64Array(beta.length);
      const eta = timesVector(x, beta);
      const change = timesVector(slope, beta);
      let total = 0;
      for (let i = 0; i < x.rows; i++) {
        const first = curve.first(eta[i]);
        total += first * change[i];
        addRow(gradient, slope, i, first);
        addRow(gradient, x, i, curve.second(eta[i]) * change[i]);
      }
      return averaged(total, gradient, x.rows);
    },
  };
}

/** Ordered families: the highest level less every step whose threshold is not passed. */
function orderedResponse(fit: FamilyFit, link: OrderedLink): Response {
  const f = LATENT[link];
  const levels = fit.levels ?? [];
  const steps = levels.slice(1).map((level, c) => level - levels[c]);
  const slopes = fit.estimate.length - steps.length;
  // The design has an intercept column, which these models do not use.
  const beta = Float64Array.of(0, ...fit.estimate.subarray(0, slopes));
  const cuts = fit.estimate.subarray(slopes);
  const point = latentPoint();
  const joined = (total: number, byBeta: Float64Array, byCut: Float64Array, n: number): Effect =>
    averaged(total, Float64Array.of(...byBeta.subarray(1), ...byCut), n);
  return {
    difference([high], [low]) {
      const byBeta = new Float64Array(beta.length);
      const byCut = new Float64Array(cuts.length);
      let total = 0;
      for (const [x, sign] of [[high, 1] as const, [low, -1] as const]) {
        const eta = timesVector(x, beta);
        for (let i = 0; i < x.rows; i++) {
          let first = 0;
          for (let c = 0; c < cuts.length; c++) {
            f.evaluate(cuts[c] - eta[i], point);
            const density = sign * steps[c] * point.density;
            total -= sign * steps[c] * point.cdf;
            first += density;
            byCut[c] -= density;
          }
          addRow(byBeta, x, i, first);
        }
      }
      return joined(total, byBeta, byCut, high.rows);
    },
    derivative([x], [slope]) {
      const byBeta = new Float64Array(beta.length);
      const byCut = new Float64Array(cuts.length);
      const eta = timesVector(x, beta);
      const change = timesVector(slope, beta);
      let total = 0;
      for (let i = 0; i < x.rows; i++) {
        let first = 0;
        let second = 0;
        for (let c = 0; c < cuts.length; c++) {
          f.evaluate(cuts[c] - eta[i], point);
          first += steps[c] * point.density;
          second -= steps[c] * point.slope;
          byCut[c] += steps[c] * point.slope * change[i];
        }
        total += first * change[i];
        addRow(byBeta, slope, i, first);
        addRow(byBeta, x, i, second * change[i]);
      }
      return joined(total, byBeta, byCut, x.rows);
    },
  };
}

/** Zero-inflated Poisson: E = (1 − π) μ, both of which a column may move. */
function zeroInflatedResponse(estimate: Float64Array, countColumns: number): Response {
  const beta = estimate.subarray(0, countColumns);
  const gamma = estimate.subarray(countColumns);
  const split = () => {
    const gradient = new Float64Array(estimate.length);
    return {
      gradient,
      forCount: gradient.subarray(0, countColumns),
      forZero: gradient.subarray(countColumns),
    };
  };
  return {
    difference(high, low) {
      const { gradient, forCount, forZero } = split();
      let total = 0;
      for (const [[x, z], sign] of [[high, 1] as const, [low, -1] as const]) {
        const eta = timesVector(x, beta);
        const zeta = timesVector(z, gamma);
        for (let i = 0; i < x.rows; i++) {
          const expected = sign * logistic(-zeta[i]) * Math.exp(eta[i]);
          total += expected;
          addRow(forCount, x, i, expected);
          addRow(forZero, z, i, -logistic(zeta[i]) * expected);
        }
      }
      return averaged(total, gradient, high[0].rows);
    },
    derivative([x, z], [slopeX, slopeZ]) {
      const { gradient, forCount, forZero } = split();
      const eta = timesVector(x, beta);
      const zeta = timesVector(z, gamma);
      const changeX = timesVector(slopeX, beta);
      const changeZ = timesVector(slopeZ, gamma);
      let total = 0;
      for (let i = 0; i < x.rows; i++) {
        const inflated = logistic(zeta[i]);
        const expected = logistic(-zeta[i]) * Math.exp(eta[i]);
        const change = changeX[i] - inflated * changeZ[i];
        const byZero = changeX[i] + (1 - 2 * inflated) * changeZ[i];
        total += expected * change;
        addRow(forCount, x, i, expected * change);
        addRow(forCount, slopeX, i, expected);
        addRow(forZero, z, i, -expected * inflated * byZero);
        addRow(forZero, slopeZ, i, -expected * inflated);
      }
      return averaged(total, gradient, x.rows);
    },
  };
}

/** `countColumns`: columns of the first design. */
export function responseOf(family: Family, fit: FamilyFit, countColumns: number): Response {
  switch (family) {
    case 'ols':
      return curveResponse(CURVES.identity, fit.estimate);
    case 'poisson':
    case 'negative-binomial':
      return curveResponse(CURVES.exp, fit.estimate);
    case 'logit':
    case 'probit':
      return curveResponse(CURVES[family], fit.estimate);
    case 'ordered-logit':
      return orderedResponse(fit, 'logit');
    case 'ordered-probit':
      return orderedResponse(fit, 'probit');
    case 'zero-inflated-poisson':
      return zeroInflatedResponse(fit.estimate, countColumns);
  }
}
