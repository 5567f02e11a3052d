import { mean, sumOfSquares } from '../stats/summary';
import { FAMILY_VARIANTS } from './families';
import type { Family } from './families/family-fit';
import { distinctValues, MOST_LEVELS } from './outcome-checks';
import { refused, type Refusal } from './problem';

/** Why a family can't take these outcomes (without missing ones), or null. */
export function checkOutcome(family: Family, values: Float64Array): Refusal | null {
  if (values.every((v) => v === values[0])) {
    return refused('outcome-constant', { value: values[0], firms: values.length });
  }
  return FAMILY_VARIANTS[family].check(values);
}

/** A family for an outcome, and what about the outcome speaks for it. */
export interface FamilySuggestion {
  readonly family: Family;
  readonly because:
    | 'yes-no'
    | 'rare-yes-no'
    | 'separated-yes-no'
    | 'scale'
    | 'count'
    | 'dispersed-count'
    | 'measurement'
    | 'weighted-scale'
    | 'weighted-count';
}

/** Where fewer of the firms give the rarer answer, the bias of the ordinary logit is felt (King and Zeng 2001). */
const RARE_SHARE = 0.05;
/** A scale of agreement or the like has few steps and does not start at 0. */
const SCALE_STEPS = 7;

/** What stands in for families that take no survey weights: design-based errors hold whatever the outcome's variance. */
const WEIGHTED: Partial<Record<FamilySuggestion['because'], FamilySuggestion>> = {
  'rare-yes-no': { family: 'logit', because: 'yes-no' },
  scale: { family: 'ols', because: 'weighted-scale' },
  'dispersed-count': { family: 'poisson', because: 'weighted-count' },
};

/**
 * Suggests a family from an outcome's values, one that takes survey weights where they are given; NaN are passed over. Null where
 * nothing varies.
 */
export function suggestFamily(outcome: Float64Array, isWeighted = false): FamilySuggestion | null {
  const suggested = suggestByValues(outcome);
  return (isWeighted && suggested && WEIGHTED[suggested.because]) || suggested;
}

function suggestByValues(outcome: Float64Array): FamilySuggestion | null {
  const values = outcome.filter(Number.isFinite);
  const levels = distinctValues(values);
  if (levels.length < 2) return null;
  if (levels.length === 2 && levels[0] === 0 && levels[1] === 1) {
    const share = mean(values);
    return Math.min(share, 1 - share) < RARE_SHARE
      ? { family: 'firth-logit', because: 'rare-yes-no' }
      : { family: 'logit', because: 'yes-no' };
  }
  if (levels[0] < 0 || !levels.every(Number.isInteger)) {
    return { family: 'ols', because: 'measurement' };
  }
  if (levels[0] > 0 && levels.length >= 3 && levels[levels.length - 1] <= SCALE_STEPS) {
    return { family: 'ordered-logit', because: 'scale' };
  }
  if (levels[0] > 0 && levels.length > MOST_LEVELS)
    return { family: 'ols', because: 'measurement' };
  const centre = mean(values);
  const variance = sumOfSquares(values, centre) / (values.length - 1);
  // Twice its standard error above 1: Var(s²/ȳ) is about 2/(n−1) for Poisson counts.
  const dispersed = variance / centre > 1 + 2 * Math.sqrt(2 / (values.length - 1));
  return dispersed
    ? { family: 'negative-binomial', because: 'dispersed-count' }
    : { family: 'poisson', because: 'count' };
}
