import type { Summary } from '../../stats/summary';
import type { Comparison } from '../compare';
import type { RobustDifference } from '../likeness/cell-means';
import type { ClusteredDifference } from '../clustered-difference';
import type { GroupPermutationTest } from '../draws/permutation';
import type { EvidenceNote } from '../problem';
import { orNull, type JsonObject, type JsonValue } from './json-values';
import { weightedJson } from './weights-json';
import type { WildBootstrap } from '../draws/wild-bootstrap';
import type { YesNoComparison } from '../yes-no';

export type { JsonObject, JsonValue } from './json-values';

/*
 * The shapes of evidence files. Keys are snake_case; what could not be computed is null; numbers are as computed, and
 * the writer of the file rounds them.
 */

function groupJson({ n, mean, sd, median, ...rest }: Summary): JsonObject {
  return {
    n,
    mean: orNull(mean),
    sd: orNull(sd),
    median: orNull(median),
    min: orNull(rest.min),
    lower_quartile: orNull(rest.lowerQuartile),
    upper_quartile: orNull(rest.upperQuartile),
    max: orNull(rest.max),
  };
}

function clusteredJson(clustered: ClusteredDifference | null): JsonValue {
  return (
    clustered && {
      groups: clustered.groups,
      std_error: orNull(clustered.stdError),
      t: orNull(clustered.t),
      df: clustered.df,
      p_value: orNull(clustered.pValue),
      ci_low: orNull(clustered.ciLow),
      ci_high: orNull(clustered.ciHigh),
    }
  );
}

function robustJson(robust: RobustDifference | null): JsonValue {
  return (
    robust && {
      std_error: robust.stdError,
      t: robust.t,
      df: robust.df,
      p_value: robust.pValue,
      ci_low: robust.ciLow,
      ci_high: robust.ciHigh,
    }
  );
}

function groupPermutationJson(test: GroupPermutationTest | null): JsonValue {
  return (
    test && {
      kind: test.kind,
      groups: test.groups,
      p_value: test.pValue,
      draws: test.draws,
      seed: test.seed,
    }
  );
}

function yesNoJson(yesNo: YesNoComparison | null): JsonValue {
  return (
    yesNo && {
      inside_yes: yesNo.insideYes,
      inside_no: yesNo.insideNo,
      outside_yes: yesNo.outsideYes,
      outside_no: yesNo.outsideNo,
      chi_square: {
        statistic: orNull(yesNo.chiSquare.statistic),
        p_value: orNull(yesNo.chiSquare.pValue),
      },
      chi_square_uncorrected: {
        statistic: orNull(yesNo.chiSquareUncorrected.statistic),
        p_value: orNull(yesNo.chiSquareUncorrected.pValue),
      },
      fisher: { p_value: yesNo.fisher.pValue },
      odds_ratio: orNull(yesNo.oddsRatio),
      preferred: yesNo.preferred,
    }
  );
}

/** Infinite ends are null. */
export function wildJson({
  pValue,
  ciLow,
  ciHigh,
  points,
  all,
  ...wild
}: WildBootstrap): JsonObject {
  return {
    p_value: pValue,
    ci_low: orNull(ciLow),
    ci_high: orNull(ciHigh),
    points,
    all_combinations: all,
    draws: wild.draws,
    groups: wild.groups,
    seed: wild.seed,
  };
}

/** Notes as they stand in files: their code with its facts. */
export function notesJson(notes: readonly EvidenceNote[]): JsonObject[] {
  return notes.map(({ code, facts }) => ({ code, ...(facts as Record<string, number | string>) }));
}

/** The comparison's JSON, by the shape of the command line's documentation and more. */
export function comparisonJson(
  outcome: string,
  comparison: Comparison,
  notes: readonly EvidenceNote[] = [],
): JsonObject {
  const { welch, mannWhitney, permutation, effectSize, sample } = comparison;
  return {
    outcome,
    inside: groupJson(comparison.inside),
    outside: groupJson(comparison.outside),
    difference: orNull(comparison.difference),
    ci_low: orNull(comparison.ciLow),
    ci_high: orNull(comparison.ciHigh),
    welch: { t: orNull(welch.t), df: orNull(welch.df), p_value: orNull(welch.pValue) },
    mann_whitney: {
      u: mannWhitney.u,
      z: orNull(mannWhitney.z),
      p_value: orNull(mannWhitney.pValue),
    },
    permutation: {
      p_value: permutation.pValue,
      draws: permutation.draws,
      seed: permutation.seed,
    },
    effect_size: {
      cohens_d: orNull(effectSize.cohensD),
      cliffs_delta: orNull(effectSize.cliffsDelta),
    },
    clustered: clusteredJson(comparison.clustered),
    robust: robustJson(comparison.robust),
    group_permutation: groupPermutationJson(comparison.groupPermutation),
    ...(comparison.wild && { wild_bootstrap: wildJson(comparison.wild) }),
    yes_no: yesNoJson(comparison.yesNo),
    ...(comparison.weighted && { weighted: weightedJson(comparison.weighted) }),
    missing: { inside: sample.missingInside, outside: sample.missingOutside },
    excluded: sample.excluded,
    notes: notesJson(notes),
  };
}
