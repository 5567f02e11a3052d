import { collect, predict, predictor } from '../stats/design-matrix';
import { logistic } from './families/logistic';
import { readZeroChance, zeroChance } from './families/two-part-likelihood';
import {
  averageOf,
  plus,
  product,
  zeroInflatedResponse,
  type Average,
  type Designs,
  type Response,
} from './marginal-responses';

/** The expected outcome of a model of two parts, and how it depends on the parameters; `shape`: ln θ is the last of them. */
interface TwoPartResponse {
  readonly expected: (eta: Float64Array, zeta: Float64Array, theta: number) => Float64Array;
  readonly of: (estimate: Float64Array, own: Designs, shape: boolean) => Response;
}

/** (1 − π) μ, which θ does not move. */
export const inflatedResponse: TwoPartResponse = {
  expected: (eta, zeta) => eta.map((e, i) => logistic(-zeta[i]) * Math.exp(e)),
  of(estimate, own, shape) {
    const { average, derivative } = zeroInflatedResponse(estimate, own);
    const longer = ({ value, gradient }: Average): Average => ({
      value,
      gradient: shape ? Float64Array.of(...gradient, 0) : gradient,
    });
    return {
      average: (at) => longer(average(at)),
      derivative: (slopes) => longer(derivative(slopes)),
    };
  },
};

/** Every firm's expected outcome p·m and what of it is needed: m is the mean of the counts that are not 0. */
function readHurdle(eta: Float64Array, zeta: Float64Array, theta: number) {
  const column = (): Float64Array => new Float64Array(eta.length);
  // Of ln m: by η, by η twice, by τ, and by both.
  const [expected, any, first, second, byTau, crossed] = Array.from({ length: 6 }, column);
  const none = zeroChance();
  for (let i = 0; i < eta.length; i++) {
    readZeroChance(eta[i], theta, none);
    const odds = 1 / Math.expm1(-none.log);
    const bend = odds * (1 + odds);
    any[i] = logistic(zeta[i]);
    expected[i] = any[i] * Math.exp(eta[i]) * (1 + odds);
    first[i] = 1 + odds * none.eta;
    second[i] = odds * none.etaEta + bend * none.eta * none.eta;
    byTau[i] = odds * none.tau;
    crossed[i] = odds * none.etaTau + bend * none.eta * none.tau;
  }
  return { expected, any, first, second, byTau, crossed };
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

export const hurdleResponse: TwoPartResponse = {
  expected: (eta, zeta, theta) => readHurdle(eta, zeta, theta).expected,
  of(estimate, own, shape) {
    const [k, kz] = own.map(({ columns }) => columns);
    const beta = estimate.subarray(0, k);
    const gamma = estimate.subarray(k, k + kz);
    const theta = shape ? Math.exp(estimate[k + kz]) : Infinity;
    const joined = (byCount: Float64Array, byZero: Float64Array, byTau: Float64Array) =>
      Float64Array.of(...byCount, ...byZero, ...(shape ? [total(byTau)] : []));
    return {
      average([x, z]) {
        const { expected, any, first, byTau } = readHurdle(
          predictor(x, beta),
          predict(z, gamma),
          theta,
        );
        const byZeta = expected.map((e, i) => e * (1 - any[i]));
        return averageOf(
          expected,
          joined(
            collect(x, product(expected, first)),
            collect(z, byZeta),
            product(expected, byTau),
          ),
        );
      },
      derivative([slopeX, slopeZ]) {
        const [x, z] = own;
        const found = readHurdle(predictor(x, beta), predict(z, gamma), theta);
        const { expected, any, first, second, byTau, crossed } = found;
        const changeX = predict(slopeX, beta);
        const changeZ = predict(slopeZ, gamma);
        const byEta = product(expected, first);
        const byZeta = expected.map((e, i) => e * (1 - any[i]));
        const change = expected.map((_, i) => byEta[i] * changeX[i] + byZeta[i] * changeZ[i]);
        const etaBends = change.map((c, i) => c * first[i] + expected[i] * second[i] * changeX[i]);
        const zetaBends = change.map(
          (c, i) => (1 - any[i]) * (c - expected[i] * any[i] * changeZ[i]),
        );
        const tauBends = change.map((c, i) => c * byTau[i] + expected[i] * crossed[i] * changeX[i]);
        return averageOf(
          change,
          joined(
            plus(collect(x, etaBends), collect(slopeX, byEta)),
            plus(collect(z, zetaBends), collect(slopeZ, byZeta)),
            tauBends,
          ),
        );
      },
    };
  },
};
