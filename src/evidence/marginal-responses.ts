import { collect, predict, predictor, type DesignMatrix } from '../stats/design-matrix';
import { readNormal } from '../stats/normal-curve';
import { sum } from '../stats/summary';
import { logistic } from './families/logistic';
import type { FamilyFit } from './families/family-fit';
import { LATENT, latentPoint, type LatentDistribution, type OrderedLink } from './families/latent';

/** The designs of a model: one, or the count's and the zero part's. */
export type Designs = readonly DesignMatrix[];

/** An average over the firms, and its gradient by the model's parameters. */
export interface Average {
  readonly value: number;
  readonly gradient: Float64Array;
}

/** The expected outcome as a function of the designs. */
export interface Response {
  /** Average expected outcome at other designs. */
  average(at: Designs): Average;
  /** Average derivative of the expected outcome at the model's own designs, `slopes` being the designs' derivatives. */
  derivative(slopes: Designs): Average;
}

/** `total`: what the values' weights add up to. */
export function averageOf(
  values: Float64Array,
  gradient: Float64Array,
  total: number = values.length,
): Average {
  return { value: sum(values) / total, gradient: gradient.map((part) => part / total) };
}

export function product(a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(a.length);
  for (let i = 0; i < out.length; i++) out[i] = a[i] * b[i];
  return out;
}

function plainSum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}

export function plus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, j) => value + b[j]);
}

/** h(η) with its first two derivatives, for every firm. */
interface CurveValues {
  readonly h: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

export type Curve = (eta: Float64Array) => CurveValues;

/** A curve evaluated firm by firm; `read` writes h, h' and h''. */
function curveOf(read: (eta: number, into: Float64Array) => void): Curve {
  const point = new Float64Array(3);
  return (eta) => {
    const [h, first, second] = [eta, eta, eta].map(({ length }) => new Float64Array(length));
    for (let i = 0; i < eta.length; i++) {
      read(eta[i], point);
      h[i] = point[0];
      first[i] = point[1];
      second[i] = point[2];
    }
    return { h, first, second };
  };
}

export const IDENTITY: Curve = (eta) => ({
  h: eta,
  first: new Float64Array(eta.length).fill(1),
  second: new Float64Array(eta.length),
});

export const EXPONENTIAL: Curve = (eta) => {
  const h = eta.map(Math.exp);
  return { h, first: h, second: h };
};

export const LOGISTIC_CURVE = curveOf((eta, into) => {
  const yes = logistic(eta);
  const no = logistic(-eta);
  into[0] = yes;
  into[1] = yes * no;
  into[2] = yes * no * (no - yes);
});

const normalPoint = { cdf: 0, upper: 0, density: 0 };
export const NORMAL_CURVE = curveOf((eta, into) => {
  readNormal(eta, normalPoint);
  into[0] = normalPoint.cdf;
  into[1] = normalPoint.density;
  into[2] = -eta * normalPoint.density;
});

/** Families whose mean is one curve of one predictor; firms count by their weights in the averages. */
export function curveResponse(
  curve: Curve,
  beta: Float64Array,
  own: DesignMatrix,
  weights: Float64Array | null = null,
): Response {
  const { first, second } = curve(predictor(own, beta));
  const weigh = (column: Float64Array) => (weights ? product(column, weights) : column);
  const total = weights ? sum(weights) : own.rows;
  return {
    average([x]) {
      const values = curve(predictor(x, beta));
      return averageOf(weigh(values.h), collect(x, weigh(values.first)), total);
    },
    derivative([slope]) {
      const change = predict(slope, beta);
      return averageOf(
        weigh(product(first, change)),
        plus(collect(slope, weigh(first)), collect(own, weigh(product(second, change)))),
        total,
      );
    },
  };
}

/** First and second derivatives of every firm's expected level by its η, and the second by its η and each cut. */
function bendOf(
  f: LatentDistribution,
  eta: Float64Array,
  cuts: Float64Array,
  steps: readonly number[],
) {
  const column = (): Float64Array => new Float64Array(eta.length);
  const [first, second] = [column(), column()];
  const slopeByCut = steps.map(column);
  const point = latentPoint();
  steps.forEach((step, c) => {
    for (let i = 0; i < eta.length; i++) {
      f.evaluate(cuts[c] - eta[i], point);
      first[i] += step * point.density;
      second[i] -= step * point.slope;
      slopeByCut[c][i] = step * point.slope;
    }
  });
  return { first, second, slopeByCut };
}

/** Ordered families: the lowest level and every step whose threshold is passed, by the tail that keeps its digits. */
export function orderedResponse(
  fit: Pick<FamilyFit, 'estimate' | 'levels'>,
  link: OrderedLink,
  own: DesignMatrix,
): Response {
  const f = LATENT[link];
  const levels = fit.levels ?? [];
  const steps = levels.slice(1).map((level, c) => level - levels[c]);
  const slopes = fit.estimate.length - steps.length;
  // The design has an intercept column, which these models do not use.
  const beta = Float64Array.of(0, ...fit.estimate.subarray(0, slopes));
  const cuts = fit.estimate.subarray(slopes);
  const joined = (byBeta: Float64Array, byCut: Float64Array): Float64Array =>
    Float64Array.of(...byBeta.subarray(1), ...byCut);
  const { first, second, slopeByCut } = bendOf(f, predict(own, beta), cuts, steps);
  return {
    average([x]) {
      const n = x.rows;
      const sumAt = f.sumsAlong(predict(x, beta));
      const byEta = new Float64Array(n);
      const byCut = new Float64Array(cuts.length);
      let value = levels[0];
      steps.forEach((step, c) => {
        const { upper, density } = sumAt(cuts[c], step, byEta);
        value += (step * upper) / n;
        byCut[c] = (-step * density) / n;
      });
      return {
        value,
        gradient: joined(
          collect(x, byEta).map((part) => part / n),
          byCut,
        ),
      };
    },
    derivative([slope]) {
      const change = predict(slope, beta);
      const byBeta = plus(collect(slope, first), collect(own, product(second, change)));
      const byCut = Float64Array.from(slopeByCut, (each) => plainSum(product(each, change)));
      return averageOf(product(first, change), joined(byBeta, byCut));
    },
  };
}

/** Zero-inflated Poisson: E = (1 − π) μ, both of which a column may move. */
export function zeroInflatedResponse(estimate: Float64Array, own: Designs): Response {
  const beta = estimate.subarray(0, own[0].columns);
  const gamma = estimate.subarray(own[0].columns);
  const read = ([x, z]: Designs) => {
    const zeta = predict(z, gamma);
    const expected = predictor(x, beta).map((eta, i) => logistic(-zeta[i]) * Math.exp(eta));
    return { inflated: zeta.map(logistic), expected };
  };
  const joined = (byCount: Float64Array, byZero: Float64Array): Float64Array =>
    Float64Array.of(...byCount, ...byZero);
  return {
    average([x, z]) {
      const { inflated, expected } = read([x, z]);
      const byZeta = expected.map((e, i) => -inflated[i] * e);
      return averageOf(expected, joined(collect(x, expected), collect(z, byZeta)));
    },
    derivative([slopeX, slopeZ]) {
      const { inflated, expected } = read(own);
      const changeX = predict(slopeX, beta);
      const changeZ = predict(slopeZ, gamma);
      const byZeta = expected.map((e, i) => -inflated[i] * e);
      const change = expected.map((e, i) => e * (changeX[i] - inflated[i] * changeZ[i]));
      const changeByZeta = byZeta.map(
        (e, i) => e * (changeX[i] + (1 - 2 * inflated[i]) * changeZ[i]),
      );
      return averageOf(
        change,
        joined(
          plus(collect(own[0], change), collect(slopeX, expected)),
          plus(collect(own[1], changeByZeta), collect(slopeZ, byZeta)),
        ),
      );
    },
  };
}
