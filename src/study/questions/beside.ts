import {
  errorsInstead,
  eValue,
  robustnessValues,
  type EValue,
  type Model,
  type RobustnessValues,
} from '../../evidence';
import type { EvidenceResult, ModelErrors } from '../../model';
import { normalQuantile } from '../../stats/distributions';
import { correlation, summarise, weightedMean } from '../../stats/summary';
import { INSIDE } from './model-columns';
import type { ModelKey, ModelSetup } from './model-setup';

/** What a trait that is not in the data would have to be, and how much membership and nearness are one and the same. */
export interface Beside {
  /** The model whose terms these are of. */
  readonly key: ModelKey;
  /** Of the least-squares model with the same terms; null where it can't be fitted, and with survey weights, for which it is not known. */
  readonly robustness: RobustnessValues | null;
  /** Null for families without a risk ratio. */
  readonly eValue: EValue | null;
  /** The errors of the E-value's interval; null where being inside is no term. */
  readonly errors: ModelErrors | null;
  /** Of being inside with the log distance to the nearest institution; null where that is no term. */
  readonly withProximity: { readonly correlation: number; readonly inflation: number } | null;
}

/** Weighted mean and standard deviation, by which a difference is put in standard deviations. */
function weighed(values: Float64Array, weights: Float64Array) {
  const mean = weightedMean(values, weights);
  const squares = values.map((value) => (value - mean) ** 2);
  return { mean, sd: Math.sqrt(weightedMean(squares, weights)) };
}

function weightedCorrelation(a: Float64Array, b: Float64Array, weights: Float64Array): number {
  const [ofA, ofB] = [weighed(a, weights), weighed(b, weights)];
  const products = a.map((value, i) => (value - ofA.mean) * (b[i] - ofB.mean));
  return weightedMean(products, weights) / (ofA.sd * ofB.sd);
}

/** `linear`: the least-squares model with the terms of `model`. */
export function besideOf(
  setup: ModelSetup,
  key: ModelKey,
  model: Model,
  linear: EvidenceResult<Model>,
): Beside {
  const ofInside = (of: Model) => of.terms.find(({ name }) => name === INSIDE);
  const term = linear.ok ? ofInside(linear.value) : undefined;
  const df = linear.ok ? (linear.value.leastSquares?.dfResidual ?? NaN) : NaN;
  const own = ofInside(model);
  const shown = own && errorsInstead(setup.errors, [own]);
  const reach = own && shown ? normalQuantile(0.975) * own.errors[shown] : NaN;
  const { weights } = model;
  const { mean, sd } = weights ? weighed(model.outcome, weights) : summarise(model.outcome);
  const inside = model.design.values[INSIDE];
  const proximity = model.design.values.proximity;
  const inflation = model.checks.inflation.find((each) => each.term === INSIDE);
  return {
    key,
    robustness: term && df > 1 && !weights ? robustnessValues(term.statistic, df) : null,
    eValue: own
      ? eValue(
          setup.family,
          {
            estimate: own.estimate,
            ciLow: own.estimate - reach,
            ciHigh: own.estimate + reach,
          },
          { mean, sd },
        )
      : null,
    errors: shown ?? null,
    withProximity:
      proximity && inflation
        ? {
            correlation: weights
              ? weightedCorrelation(inside, proximity, weights)
              : correlation(inside, proximity),
            inflation: inflation.gvif,
          }
        : null,
  };
}
