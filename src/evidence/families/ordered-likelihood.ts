import { predict, type DesignMatrix } from '../../stats/design-matrix';
import type { DenseMatrix } from '../../stats/matrix';
import { remembered, type Objective } from '../../stats/newton';
import { between, latentPoint, type LatentDistribution, type LatentPoint } from './latent';
import { orderedParts, scoreSums, sumOverPairs, sumOverParts, type ScoreSums } from './score-sums';

/** Each firm's derivatives by its predictor, by the cut above its level and by the one below it. */
interface FirmValues {
  readonly logLikelihood: number;
  /** First derivatives: by predictor, cut above, cut below. */
  readonly firsts: readonly [Float64Array, Float64Array, Float64Array];
  /** Minus the second derivatives by each pair of the three. */
  readonly seconds: readonly (readonly Float64Array[])[];
}

const BELOW_ALL: LatentPoint = { cdf: 0, upper: 1, density: 0, slope: 0 };
const ABOVE_ALL: LatentPoint = { cdf: 1, upper: 0, density: 0, slope: 0 };

/** `cuts` ascending; `level` of each firm 0 … cuts. */
function evaluateFirms(
  f: LatentDistribution,
  level: Int32Array,
  cuts: Float64Array,
  eta: Float64Array,
): FirmValues {
  const n = level.length;
  const column = (): Float64Array => new Float64Array(n);
  const [pull, byAbove, byBelow] = [column(), column(), column()];
  const [bend, etaAbove, etaBelow] = [column(), column(), column()];
  const [aboveAbove, aboveBelow, belowBelow] = [column(), column(), column()];
  const [pointBelow, pointAbove] = [latentPoint(), latentPoint()];
  let logLikelihood = 0;
  for (let i = 0; i < n; i++) {
    const own = level[i];
    if (own > 0) f.evaluate(cuts[own - 1] - eta[i], pointBelow);
    if (own < cuts.length) f.evaluate(cuts[own] - eta[i], pointAbove);
    const lower = own > 0 ? pointBelow : BELOW_ALL;
    const upper = own < cuts.length ? pointAbove : ABOVE_ALL;
    const chance = between(lower, upper);
    const a = upper.density / chance;
    const b = -lower.density / chance;
    const aa = a * a - upper.slope / chance;
    const bb = lower.slope / chance + b * b;
    logLikelihood += Math.log(chance);
    pull[i] = -(a + b);
    byAbove[i] = a;
    byBelow[i] = b;
    aboveAbove[i] = aa;
    aboveBelow[i] = a * b;
    belowBelow[i] = bb;
    bend[i] = aa + 2 * a * b + bb;
    etaAbove[i] = -(aa + a * b);
    etaBelow[i] = -(bb + a * b);
  }
  return {
    logLikelihood,
    firsts: [pull, byAbove, byBelow],
    seconds: [
      [bend, etaAbove, etaBelow],
      [etaAbove, aboveAbove, aboveBelow],
      [etaBelow, aboveBelow, belowBelow],
    ],
  };
}

/** The likelihood of ordered levels on a basis without its constant; parameters: slopes, then thresholds. */
export class OrderedLikelihood implements Objective {
  /** Parameters that are slopes. */
  readonly slopes: number;
  private readonly size: number;
  private readonly parts: ReturnType<typeof orderedParts>;
  private readonly at: (parameters: Float64Array) => FirmValues;
  readonly derivatives: (parameters: Float64Array) => {
    gradient: Float64Array;
    information: DenseMatrix;
  };

  /** `level`: of each firm, 0 … cutCount. */
  constructor(q: DesignMatrix, level: Int32Array, cutCount: number, f: LatentDistribution) {
    this.slopes = q.columns - 1;
    this.size = this.slopes + cutCount;
    this.parts = orderedParts(q, level, cutCount);
    this.at = remembered((parameters) =>
      evaluateFirms(f, level, parameters.subarray(this.slopes), this.predictors(parameters)),
    );
    this.derivatives = remembered((parameters) => {
      const { firsts, seconds } = this.at(parameters);
      return {
        gradient: sumOverParts(this.parts, this.size, firsts),
        information: sumOverPairs(this.parts, this.size, (a, b) => seconds[a][b]),
      };
    });
  }

  predictors(parameters: Float64Array): Float64Array {
    return predict(this.parts[0].matrix, parameters);
  }

  value(parameters: Float64Array): number {
    for (let c = this.slopes + 1; c < this.size; c++) {
      if (!(parameters[c] > parameters[c - 1])) return -Infinity;
    }
    return this.at(parameters).logLikelihood;
  }

  scores(parameters: Float64Array): ScoreSums {
    return scoreSums(this.parts, this.size, this.at(parameters).firsts);
  }

  reach(step: Float64Array): number {
    const largest = (values: Float64Array): number =>
      values.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
    return Math.max(largest(this.predictors(step)), largest(step.subarray(this.slopes)));
  }
}
