import { designBasis, type DesignBasis } from '../stats/design-basis';
import { onesColumn, takeEntries } from '../stats/design-matrix';
import { chiSquareUpper } from '../stats/distributions';
import { denseMatrix, rootDiagonal, sandwich, type DenseMatrix } from '../stats/matrix';
import { checkModel } from './checks';
import { buildDesign, constantTerm, type Design } from './design';
import { DEFAULT_ERROR_PARAMETERS } from '../model/models';
import {
  covariancesOf,
  degreesOf,
  type DegreesOf,
  ERROR_STRUCTURES,
  forErrors,
  type ByErrors,
} from './errors';
import { FAMILY_VARIANTS } from './families';
import type { FamilyFit, Profiles } from './families/family-fit';
import type { FamilyVariant, FitInput } from './families/variant';
import { gatherGroups } from './groups';
import { waldEstimate, type Estimate } from './inference';
import { marginalEffects } from './marginal-effects';
import type { Model, ModelRequest } from './model';
import { notesOn } from './text/model-notes';
import { rowsFor, scaledToOne, type ModelRows } from './text/model-rows';
import { checkOutcome } from './outcome';
import { distinctValues } from './outcome-checks';
import { isOrdered, parameterNames, separatingTerms } from './text/parameter-names';
import { answered, refused, type EvidenceNote, type EvidenceResult, type Refusal } from './problem';
import { weightSums } from './survey-weights';
import type { Term } from './terms';

type Prepared =
  { readonly ok: true; readonly design: Design; readonly basis: DesignBasis } | Refusal;

/** Design and basis of the terms, or why they can't be told apart. */
function prepare(
  terms: readonly Term[],
  request: ModelRequest,
  rows: Int32Array,
  offset: Float64Array | null,
): Prepared {
  const { width, design: plain } = buildDesign(terms, request.columns, rows, request.bases);
  const design = plain && offset ? { ...plain, x: { ...plain.x, offset } } : plain;
  if (!design) return refused('too-many-terms', { firms: rows.length, parameters: width });
  const constant = constantTerm(design);
  if (constant !== null) return refused('term-constant', { term: constant });
  const result = designBasis(design.x);
  if (result.ok) return { ok: true, design, basis: result.basis };
  const [{ column, on }] = result.dependences;
  const names = (indices: readonly number[]): string[] =>
    indices.map((j) => design.columns[j].name);
  const others = names(on.filter((j) => j > 0));
  const term = design.columns[column].name;
  return others.length === 0
    ? refused('term-constant', { term })
    : refused('collinear', { term, others });
}

/** A basis of the intercept alone. */
function interceptBasis(rows: number, offset: Float64Array | null): DesignBasis {
  const plain = { rows, columns: 1, measured: [], chosen: [onesColumn(rows)] };
  const q = offset ? { ...plain, offset } : plain;
  return { q, toOriginal: denseMatrix(1, 1, Float64Array.of(1)) };
}

function estimates(
  names: readonly string[],
  fit: FamilyFit,
  covariances: ByErrors<DenseMatrix | null>,
  degrees: DegreesOf,
  profiles: Profiles | null,
): Estimate[] {
  const all = forErrors((_, errors) => {
    const covariance = covariances[errors];
    return covariance && rootDiagonal(sandwich(fit.map, covariance));
  });
  return names.map((name, j) => ({
    ...waldEstimate(
      name,
      fit.estimate[j],
      forErrors((_, errors) => all[errors]?.[j] ?? NaN),
      degrees(fit.map.data.subarray(j * fit.map.columns, (j + 1) * fit.map.columns)),
    ),
    ...(profiles?.coefficients[j] && { profile: profiles.coefficients[j] }),
  }));
}

/**
 * Fits a regression by maximum likelihood (least squares for `ols`) on the firms that have every value. Text columns
 * become dummies against their base, or their first level by code unit. Every failure is a code with its facts, never a number.
 * O(firms · parameters²) per step, some ten steps. Sources: McCullagh and Nelder 1989; Cameron and Trivedi 2013; and
 * those named in src/evidence/families.
 */
export function fitModel(request: ModelRequest): EvidenceResult<Model> {
  const { family, terms } = request;
  const variant = FAMILY_VARIANTS[family];
  const zeroInflated = variant.second === 'zero-part';
  const zeroTerms = zeroInflated ? (request.zeroTerms ?? terms) : terms;
  if (request.weights && !variant.weighted) return refused('survey-weights-family', { family });
  if (request.offset && !variant.offset)
    return refused('offset-family', { family, column: request.offset.column });
  const taken = rowsFor(request, [...terms, ...zeroTerms]);
  if (!taken.ok) return taken;
  const { rows } = taken;
  const outcome = Float64Array.from(rows, (row) => request.outcome[row]);
  const bad = checkOutcome(family, outcome);
  if (bad) return bad;
  const offset = request.offset ? takeEntries(request.offset.values, rows) : null;
  const main = prepare(terms, request, rows, offset);
  const zero = zeroTerms === terms && !offset ? main : prepare(zeroTerms, request, rows, null);
  if (!main.ok) return main;
  if (!zero.ok) return zero;
  const designs = zeroInflated ? [main.design, zero.design] : [main.design];
  const extra = isOrdered(variant) ? distinctValues(outcome).length - 2 : 0;
  const width = designs.reduce((sum, design) => sum + design.columns.length, extra);
  if (width >= rows.length) {
    return refused('too-many-terms', { firms: rows.length, parameters: width });
  }
  const input = {
    basis: main.basis,
    y: outcome,
    weights: taken.weights && scaledToOne(taken.weights),
    zero: {
      basis: zero.basis,
      names: zero.design.columns.slice(1).map((column) => column.name),
    },
    intercept: interceptBasis(outcome.length, offset),
  };
  const result = variant.fit(input);
  if (!result.ok) {
    if ('problem' in result) return result;
    const names = separatingTerms(result.heading, designs, isOrdered(variant));
    const { separated: instead } = variant;
    return refused('separation', { terms: names, ...(instead && { instead }) });
  }
  const grouping = request.groups ? gatherGroups(request.groups, rows) : null;
  const { positions = null, errorParameters: parameters = {} } = request;
  const fit = taken.weights ? withoutLikelihood(result.fit) : result.fit;
  const isWeighted = taken.weights !== null;
  const sample = { fit, rows, grouping, positions, parameters, isWeighted };
  const covariances = covariancesOf(sample, request.errors);
  const degrees = degreesOf(sample, residualDegrees(fit, isWeighted), request.errors);
  const model = assemble(
    request,
    fit,
    designs,
    covariances,
    degrees,
    outcome,
    grouping?.count,
    taken,
    request.profiles && !isWeighted ? againstWider(variant, input, fit) : null,
  );
  // Values too large to be squared overflow: no estimate is better than one without an error.
  if (![...model.terms, ...model.zeroTerms].every(isFinite))
    return refused('not-converged', { iterations: model.iterations, gradient: model.gradient });
  const notes = notesOn(model, grouping?.missing ?? 0);
  return answered(model, [...notes, ...notesOnErrors(request, covariances)]);
}

/** With more columns than these the dummies of text columns are not judged by profiles, each of which takes dozens of fits. */
const MOST_PROFILED = 30;

function profiledOf({ columns }: Design): (coefficient: number) => boolean {
  return (j) =>
    columns.length <= MOST_PROFILED || columns[j].factors.every(({ level }) => level === null);
}

/** The family against the one that lets counts vary more; on the edge of what is possible, half the chi-square of one. Takes another fit. */
function againstWider({ wider }: FamilyVariant, input: FitInput, { logLikelihood }: FamilyFit) {
  const other = wider?.(input, logLikelihood) ?? null;
  if (other === null) return null;
  const statistic = Math.max(0, 2 * (other - logLikelihood));
  return { statistic, pValue: statistic > 0 ? chiSquareUpper(statistic, 1) / 2 : 1 };
}

/** A weighted sum of log-likelihoods is no likelihood of the firms: nothing is to be read from its height. */
function withoutLikelihood(fit: FamilyFit): FamilyFit {
  return { ...fit, logLikelihood: NaN, nullLogLikelihood: NaN };
}

/** Weighted estimates are judged by t, as in R's svyglm. */
function residualDegrees({ leastSquares, covariance, fitted }: FamilyFit, isWeighted: boolean) {
  if (leastSquares) return leastSquares.dfResidual;
  return isWeighted ? fitted.length - covariance.columns : Infinity;
}

/** That the chosen errors are not given, and why. */
function notesOnErrors(
  { errors, positions, errorParameters }: ModelRequest,
  covariances: ByErrors<DenseMatrix | null>,
): EvidenceNote[] {
  if (!errors || !positions || covariances[errors]) return [];
  const { noteInstead } = ERROR_STRUCTURES[errors];
  return noteInstead ? [noteInstead({ ...DEFAULT_ERROR_PARAMETERS, ...errorParameters })] : [];
}

function isFinite({ estimate, stdError }: Estimate): boolean {
  return Number.isFinite(estimate) && Number.isFinite(stdError);
}

function assemble(
  { family, outcome: allOutcomes, effectsOf, profiles: wanted, offset }: ModelRequest,
  fit: FamilyFit,
  designs: readonly Design[],
  covariances: ByErrors<DenseMatrix | null>,
  degrees: DegreesOf,
  outcome: Float64Array,
  groups: number | undefined,
  { weights, unweighted }: ModelRows,
  likelihoodRatio: ReturnType<typeof againstWider>,
): Model {
  const n = outcome.length;
  const variant = FAMILY_VARIANTS[family];
  const profiles = (wanted && fit.profiles?.(profiledOf(designs[0]))) || null;
  const names = parameterNames(variant, fit, designs);
  const all = estimates(names, fit, covariances, degrees, profiles);
  const inTerms = designs[0].columns.length - (isOrdered(variant) ? 1 : 0);
  const k = fit.likelihoodParameters;
  const theta = fit.theta ?? null;
  const covariance = sandwich(fit.map, fit.covariance);
  return {
    family,
    n,
    missing: allOutcomes.length - n - unweighted.missing - unweighted.zero,
    terms: all.slice(0, inTerms),
    zeroTerms: designs.length > 1 ? all.slice(inTerms, inTerms + designs[1].columns.length) : [],
    thresholds: isOrdered(variant) ? all.slice(inTerms) : [],
    theta,
    penalised: profiles?.all ?? null,
    logLikelihood: fit.logLikelihood,
    nullLogLikelihood: fit.nullLogLikelihood,
    parameters: k,
    aic: 2 * k - 2 * fit.logLikelihood,
    bic: k * Math.log(n) - 2 * fit.logLikelihood,
    pseudoRSquared: fit.leastSquares ? NaN : 1 - fit.logLikelihood / fit.nullLogLikelihood,
    leastSquares: fit.leastSquares ?? null,
    groups: groups ?? null,
    offset: offset?.column ?? null,
    survey: weights && { ...weightSums(weights), unweighted },
    marginalEffects: marginalEffects(
      variant,
      fit,
      designs,
      covariances,
      degrees,
      weights,
      effectsOf,
    ),
    checks: checkModel(
      // How counts vary says nothing of design-based errors, and its tests know no weights.
      weights ? { ...variant, counts: [] } : variant,
      designs[0],
      covariance,
      outcome,
      fit.fitted,
      theta?.estimate ?? null,
      likelihoodRatio,
    ),
    design: designs[0],
    outcome,
    weights,
    fitted: fit.fitted,
    residuals: outcome.map((value, i) => value - fit.fitted[i]),
    covariance,
    iterations: fit.iterations,
    gradient: fit.gradient,
  };
}
