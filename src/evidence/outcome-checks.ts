import { refused, type Refusal } from './problem';

/** More levels than a scale has: the outcome is a measurement. */
export const MOST_LEVELS = 30;

/** Distinct values, ascending. */
export function distinctValues(values: Float64Array): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

function offending(values: Float64Array, isBad: (value: number) => boolean) {
  const bad = values.filter(isBad);
  return bad.length === 0 ? null : { rows: bad.length, example: bad[0] };
}

/** Counts: whole, none negative. */
export function checkCount(values: Float64Array): Refusal | null {
  const negative = offending(values, (v) => v < 0);
  if (negative) return refused('outcome-negative', negative);
  const broken = offending(values, (v) => !Number.isInteger(v));
  return broken ? refused('outcome-not-count', broken) : null;
}

/** A scale of three levels or more. */
export function checkLevels(values: Float64Array): Refusal | null {
  const levels = distinctValues(values).length;
  if (levels < 3) return refused('outcome-too-few-levels', { levels });
  if (levels > MOST_LEVELS)
    return refused('outcome-too-many-levels', { levels, limit: MOST_LEVELS });
  return null;
}

/** 0 and 1 alone. */
export function checkYesNo(values: Float64Array): Refusal | null {
  const bad = offending(values, (v) => v !== 0 && v !== 1);
  return bad ? refused('outcome-not-yes-no', bad) : null;
}
