import { mean, sumOfSquares } from '../stats/summary';
import type { Family } from './families/family-fit';
import { refused, type EvidenceProblem } from './problem';

/** More levels than a scale has: the outcome is a measurement. */
export const MOST_LEVELS = 30;

/** Distinct values, ascending. */
export function distinctValues(values: Float64Array): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

type Refusal = { readonly ok: false; readonly problem: EvidenceProblem };

function offending(values: Float64Array, isBad: (value: number) => boolean) {
  const bad = values.filter(isBad);
  return bad.length === 0 ? null : { rows: bad.length, example: bad[0] };
}

function checkCount(values: Float64Array): Refusal | null {
  const negative = offending(values, (v) => v < 0);
  if (negative) return refused('outcome-negative', negative);
  const broken = offending(values, (v) => !Number.isInteger(v));
  return broken ? refused('outcome-not-count', broken) : null;
}

function checkLevels(values: Float64Array): Refusal | null {
  const levels = distinctValues(values).length;
  if (levels < 3) return refused('outcome-too-few-levels', { levels });
  if (levels > MOST_LEVELS)
    return refused('outcome-too-many-levels', { levels, limit: MOST_LEVELS });
  return null;
}

/** Why a family can't take these outcomes (without missing ones), or null. */
export function checkOutcome(family: Family, values: Float64Array): Refusal | null {
  if (values.every((v) => v === values[0])) {
    return refused('outcome-constant', { value: values[0], firms: values.length });
  }
  switch (family) {
    case 'ols':
      return null;
    case 'poisson':
    case 'negative-binomial':
      return checkCount(values);
    case 'zero-inflated-poisson': {
      const bad = checkCount(values);
      if (bad || values.includes(0)) return bad;
      return refused('outcome-no-zeros', { firms: values.length });
    }
    case 'logit':
    case 'probit': {
      const bad = offending(values, (v) => v !== 0 && v !== 1);
      return bad ? refused('outcome-not-yes-no', bad) : null;
    }
    case 'ordered-logit':
    case 'ordered-probit':
      return checkLevels(values);
  }
}

/** A family for an outcome, and what about the outcome speaks for it. */
export interface FamilySuggestion {
  readonly family: Family;
  readonly because: 'yes-no' | 'scale' | 'count' | 'dispersed-count' | 'measurement';
}

/** A scale of agreement or the like has few steps and does not start at 0. */
const SCALE_STEPS = 7;

/** Suggests a family from an outcome's values; NaN are passed over. Null where nothing varies. */
export function suggestFamily(outcome: Float64Array): FamilySuggestion | null {
  const values = outcome.filter(Number.isFinite);
  const levels = distinctValues(values);
  if (levels.length < 2) return null;
  if (levels.length === 2 && levels[0] === 0 && levels[1] === 1) {
    return { family: 'logit', because: 'yes-no' };
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
