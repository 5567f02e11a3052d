import {
  errorsInstead,
  eValue,
  robustnessValues,
  type EValue,
  type Model,
  type RobustnessValues,
} from '../../evidence';
import type { EvidenceResult } from '../../model';
import { normalQuantile } from '../../stats/distributions';
import { correlation, summarise } from '../../stats/summary';
import { INSIDE } from './model-columns';
import type { ModelKey, ModelSetup } from './models';

/** What a trait that is not in the data would have to be, and how much membership and nearness are one and the same. */
export interface Beside {
  /** The model whose terms these are of. */
  readonly key: ModelKey;
  /** Of the least-squares model with the same terms; null where it can't be fitted. */
  readonly robustness: RobustnessValues | null;
  /** Null for families without a risk ratio. */
  readonly eValue: EValue | null;
  /** Of being inside with the log distance to the nearest institution; null where that is no term. */
  readonly withProximity: { readonly correlation: number; readonly inflation: number } | null;
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
  const { mean, sd } = summarise(model.outcome);
  const inside = model.design.values[INSIDE];
  const proximity = model.design.values.proximity;
  const inflation = model.checks.inflation.find((each) => each.term === INSIDE);
  return {
    key,
    robustness: term && df > 1 ? robustnessValues(term.statistic, df) : null,
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
    withProximity:
      proximity && inflation
        ? { correlation: correlation(inside, proximity), inflation: inflation.gvif }
        : null,
  };
}
