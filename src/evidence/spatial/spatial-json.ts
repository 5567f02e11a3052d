import { notesJson } from '../text/json';
import { orNull, type JsonObject } from '../text/json-values';
import type { EvidenceNote } from '../problem';
import { suggestedForm } from './spatial-choice';
import type { LagrangeTest, SpatialDiagnostics } from './spatial';
import type { JudgedEstimate, SpatialModel } from './spatial-model';

function judgedJson({ estimate, stdError, ...rest }: JudgedEstimate): JsonObject {
  return {
    estimate: orNull(estimate),
    std_error: orNull(stdError),
    statistic: orNull(rest.statistic),
    p_value: orNull(rest.pValue),
    ci_low: orNull(rest.ciLow),
    ci_high: orNull(rest.ciHigh),
  };
}

function testJson({ statistic, df, pValue }: LagrangeTest): JsonObject {
  return { statistic: orNull(statistic), df, p_value: orNull(pValue) };
}

/** A model in which neighbours count. `spatial` is ρ or, of an error model, λ. */
export function spatialModelJson(model: SpatialModel, notes: readonly EvidenceNote[]): JsonObject {
  const { form, n, linear } = model;
  return {
    form,
    n,
    spatial: model.spatial && judgedJson(model.spatial),
    terms: model.terms.map(({ name, lagged, ...term }) => ({
      name,
      of: lagged ? 'neighbours' : 'firm',
      ...judgedJson(term),
    })),
    effects: model.effects.map(({ term, direct, indirect, total }) => ({
      term,
      direct: judgedJson(direct),
      indirect: judgedJson(indirect),
      total: judgedJson(total),
    })),
    sigma: model.sigma,
    log_likelihood: model.logLikelihood,
    parameters: model.parameters,
    aic: model.aic,
    least_squares: { log_likelihood: linear.logLikelihood, aic: linear.aic },
    likelihood_ratio: testJson(model.againstLinear),
    notes: notesJson(notes),
  };
}

/** Tests of a least-squares model's residuals, and the model that they point to. */
export function spatialTestsJson(tests: SpatialDiagnostics): JsonObject {
  const { residualMoran } = tests;
  return {
    residual_moran: {
      statistic: orNull(residualMoran.statistic),
      expectation: orNull(residualMoran.expectation),
      z: orNull(residualMoran.z),
      p_value: orNull(residualMoran.pValue),
    },
    lm_lag: testJson(tests.lag),
    lm_error: testJson(tests.error),
    robust_lm_lag: testJson(tests.robustLag),
    robust_lm_error: testJson(tests.robustError),
    points_to: suggestedForm(tests),
  };
}
