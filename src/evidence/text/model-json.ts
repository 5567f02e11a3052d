import { judge } from '../../stats/judge';
import { errorsInstead, forErrors } from '../errors';
import { FAMILY_VARIANTS } from '../families';
import type { Estimate, Profile } from '../inference';
import { notesJson } from './json';
import { orNull, type JsonObject } from './json-values';
import type { MarginalEffect } from '../marginal-effects';
import type { Model } from '../model';
import type { EvidenceNote } from '../problem';
import { surveyJson } from './weights-json';

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
    ...(estimate.profile && profileJson(estimate.profile)),
  };
}

function profileJson({ chiSquare, pValue, ciLow, ciHigh }: Profile): JsonObject {
  return {
    profile_chi_square: orNull(chiSquare),
    profile_p_value: orNull(pValue),
    profile_ci_low: orNull(ciLow),
    profile_ci_high: orNull(ciHigh),
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

/** A model with or without the columns that are as long as the firms. */
type WrittenModel = Omit<
  Model,
  'design' | 'outcome' | 'weights' | 'fitted' | 'residuals' | 'covariance'
> &
  Partial<Pick<Model, 'design'>>;

function checksJson({ checks }: WrittenModel): JsonObject {
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
      linear: {
        excess: orNull(dispersion.linear.excess),
        t: orNull(dispersion.linear.t),
        p_value: orNull(dispersion.linear.pValue),
      },
      likelihood_ratio: dispersion.likelihoodRatio && {
        statistic: orNull(dispersion.likelihoodRatio.statistic),
        p_value: orNull(dispersion.likelihoodRatio.pValue),
      },
    },
    zeros: zeros && { observed: zeros.observed, expected: zeros.expected, z: orNull(zeros.z) },
  };
}

/** What only some families have. */
function familyJson(model: WrittenModel): JsonObject {
  const { theta, leastSquares, penalised, offset } = model;
  return {
    ...(offset === null ? {} : { offset_log: offset }),
    ...(penalised && {
      penalised_likelihood_ratio: {
        chi_square: orNull(penalised.chiSquare),
        df: penalised.df,
        p_value: orNull(penalised.pValue),
      },
    }),
    ...(theta && { theta: theta.estimate, theta_std_error: orNull(theta.stdError) }),
    ...(model.thresholds.length > 0 && {
      thresholds: model.thresholds.map(estimateJson),
    }),
    ...(model.zeroTerms.length > 0 && {
      // What they tell: who has any, or who has none in any case.
      zero_part: FAMILY_VARIANTS[model.family].zeroMeans ?? 'none',
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
function robustName({ groups, survey, terms }: WrittenModel): string {
  const clustered = survey
    ? terms.some(({ errors }) => Number.isFinite(errors.clustered))
    : groups !== null && groups > 1;
  if (!survey) return clustered ? 'cluster' : 'hc1';
  return clustered ? 'design-cluster' : 'design';
}

/** A regression's JSON, by the shape of the command line's documentation and more. */
export function modelJson(
  outcome: string,
  model: WrittenModel,
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
    ...(model.design && {
      levels: Object.fromEntries(
        Object.entries(model.design.levels).map(([column, levels]) => [column, [...levels]]),
      ),
    }),
    iterations: model.iterations,
    notes: notesJson(notes),
  };
}
