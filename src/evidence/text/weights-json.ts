import { orNull, type JsonObject } from './json-values';
import type { Unweighted, WeightSums } from '../survey-weights';
import type { WeightedComparison, WeightedGroup } from '../weighted-difference';

/** By survey weights; everything beside it counts each firm once. */
export function weightedJson({ inside, outside, ...found }: WeightedComparison): JsonObject {
  const side = ({ mean, stdError, sum, effective }: WeightedGroup): JsonObject => ({
    mean: orNull(mean),
    std_error: orNull(stdError),
    sum,
    effective_n: effective,
  });
  return {
    inside: side(inside),
    outside: side(outside),
    difference: orNull(found.difference),
    std_error: orNull(found.stdError),
    t: orNull(found.t),
    df: orNull(found.df),
    p_value: orNull(found.pValue),
    ci_low: orNull(found.ciLow),
    ci_high: orNull(found.ciHigh),
    groups: found.groups,
    ...surveyJson(found),
  };
}

export function surveyJson({
  sum,
  effective,
  unweighted,
}: WeightSums & { readonly unweighted: Unweighted }): JsonObject {
  return {
    sum,
    effective_n: effective,
    without_weight: unweighted.missing,
    weight_zero: unweighted.zero,
  };
}
