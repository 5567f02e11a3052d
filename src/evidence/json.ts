import { judge } from '../stats/judge';
import type { Summary } from '../stats/summary';
import type { Comparison } from './compare';
import type { RobustDifference } from './cell-means';
import type { ClusteredDifference } from './clustered-difference';
import { errorsInstead, forErrors } from './errors';
import type { Estimate } from './inference';
import type { MarginalEffect } from './marginal-effects';
import type { Model } from './model';
import type { GroupPermutationTest } from './permutation';
import type { EvidenceNote } from './problem';
import { orNull, type JsonObject, type JsonValue } from './json-values';
import { surveyJson, weightedJson } from './weights-json';
import type { WildBootstrap } from './wild-bootstrap';
import type { YesNoComparison } from './yes-no';

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

/** Each structure's errors under its member's name; what was not asked for is left out. */
function errorMembers(errors: Estimate['errors']): JsonObject {
  return Object.fromEntries(
    Object.entries(forErrors((structure, name) => ({ ...structure, error: errors[name] }))).flatMap(
      ([, { member, onDemand, error }]) =>
        member === undefined || (onDemand && Number.isNaN(error)) ? [] : [[member, orNull(error)]],
    ),
  );
}

/** `robust_std_error` is the clustered one where there are groups, else HC1. */
function estimateJson(estimate: Estimate): JsonObject {
  const { errors } = estimate;
  const kind = errorsInstead('clustered', [estimate]);
  const robust = errors[kind];
  const { pValue, reach } = judge(estimate.estimate, robust, estimate.degrees[kind]);
  return {
    name: estimate.name,
    estimate: orNull(estimate.estimate),
    std_error: orNull(estimate.stdError),
    robust_std_error: orNull(robust),
    ...errorMembers(errors),
    statistic: orNull(estimate.statistic),
    p_value: orNull(estimate.pValue),
    ci_low: orNull(estimate.ciLow),
    ci_high: orNull(estimate.ciHigh),
    robust_df: orNull(Number.isFinite(estimate.degrees[kind]) ? estimate.degrees[kind] : NaN),
    robust_p_value: orNull(pValue),
    robust_ci_low: orNull(estimate.estimate - reach),
    robust_ci_high: orNull(estimate.estimate + reach),
  };
}

function effectJson(effect: MarginalEffect): JsonObject {
  return {
    ...estimateJson(effect),
    column: effect.column,
    level: effect.level,
    kind: effect.kind,
  };
}

function checksJson({ checks }: Model): JsonObject {
  const { dispersion, zeros } = checks;
  return {
    variance_inflation: checks.inflation.map((inflation) => ({
      term: inflation.term,
      df: inflation.df,
      gvif: orNull(inflation.gvif),
      per_degree: orNull(inflation.perDegree),
    })),
    dispersion: dispersion && {
      pearson: orNull(dispersion.pearson),
      df: dispersion.df,
      ratio: orNull(dispersion.ratio),
      p_value: orNull(dispersion.pValue),
      alpha: orNull(dispersion.alpha),
      alpha_t: orNull(dispersion.alphaT),
      alpha_p_value: orNull(dispersion.alphaPValue),
    },
    zeros: zeros && { observed: zeros.observed, expected: zeros.expected, z: orNull(zeros.z) },
  };
}

/** What only some families have. */
function familyJson(model: Model): JsonObject {
  const { theta, leastSquares } = model;
  return {
    ...(theta && { theta: theta.estimate, theta_std_error: orNull(theta.stdError) }),
    ...(model.thresholds.length > 0 && {
      thresholds: model.thresholds.map(estimateJson),
    }),
    ...(model.zeroTerms.length > 0 && {
      zero_terms: model.zeroTerms.map(estimateJson),
    }),
    ...(leastSquares && {
      sigma: leastSquares.sigma,
      df_residual: leastSquares.dfResidual,
      r_squared: leastSquares.rSquared,
      adjusted_r_squared: leastSquares.adjustedRSquared,
    }),
  };
}

/** What the robust errors are; design-based ones are of groups or of single firms. */
function robustName({ groups, survey, terms }: Model): string {
  const clustered = survey
    ? terms.some(({ errors }) => Number.isFinite(errors.clustered))
    : groups !== null && groups > 1;
  if (!survey) return clustered ? 'cluster' : 'hc1';
  return clustered ? 'design-cluster' : 'design';
}

/** A regression's JSON, by the shape of the command line's documentation and more. */
export function modelJson(
  outcome: string,
  model: Model,
  notes: readonly EvidenceNote[] = [],
): JsonObject {
  return {
    outcome,
    family: model.family,
    n: model.n,
    ...(model.survey && { survey_weights: surveyJson(model.survey) }),
    log_likelihood: orNull(model.logLikelihood),
    terms: model.terms.map(estimateJson),
    ...familyJson(model),
    missing: model.missing,
    parameters: model.parameters,
    null_log_likelihood: orNull(model.nullLogLikelihood),
    aic: orNull(model.aic),
    bic: orNull(model.bic),
    pseudo_r_squared: orNull(model.pseudoRSquared),
    robust: robustName(model),
    groups: model.groups,
    marginal_effects: model.marginalEffects.map(effectJson),
    checks: checksJson(model),
    levels: Object.fromEntries(
      Object.entries(model.design.levels).map(([column, levels]) => [column, [...levels]]),
    ),
    iterations: model.iterations,
    notes: notesJson(notes),
  };
}
