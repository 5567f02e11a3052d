import { designBasis, type DesignBasis } from '../stats/design-basis';
import { columnRanges, onesColumn } from '../stats/design-matrix';
import { denseMatrix, rootDiagonal, sandwich, type DenseMatrix } from '../stats/matrix';
import { checkModel } from './checks';
import { buildDesign, completeRows, constantTerm, type Design } from './design';
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
import type { FamilyFit } from './families/family-fit';
import type { FamilyVariant } from './families/variant';
import { FEW_GROUPS, gatherGroups } from './groups';
import { waldEstimate, type Estimate } from './inference';
import { marginalEffects } from './marginal-effects';
import type { Model, ModelRequest } from './model';
import { checkOutcome } from './outcome';
import { distinctValues } from './outcome-checks';
import {
  answered,
  note,
  refused,
  type EvidenceNote,
  type EvidenceResult,
  type Refusal,
} from './problem';
import type { Term } from './terms';

type Prepared =
  { readonly ok: true; readonly design: Design; readonly basis: DesignBasis } | Refusal;

/** Inflation per degree of freedom above which a note is made. */
const HIGH_INFLATION = 10;
/** More zeros than the model expects, in standard deviations, before a note is made. */
const MANY_ZEROS = 3;

function isOrdered(family: FamilyVariant): boolean {
  return family.second === 'thresholds';
}

/** Design and basis of the terms, or why they can't be told apart. */
function prepare(terms: readonly Term[], request: ModelRequest, rows: Int32Array): Prepared {
  const { width, design } = buildDesign(terms, request.columns, rows, request.bases);
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
function interceptBasis(rows: number): DesignBasis {
  const q = { rows, columns: 1, measured: [], chosen: [onesColumn(rows)] };
  return { q, toOriginal: denseMatrix(1, 1, Float64Array.of(1)) };
}

/** The terms along which a likelihood without a maximum rises, those that move the predictor most. */
function separatingTerms(heading: Float64Array, designs: readonly Design[], ordered: boolean) {
  const moves: { name: string; reach: number }[] = [];
  let at = 0;
  for (const design of designs) {
    const { low, high } = columnRanges(design.x);
    design.columns.forEach((column, j) => {
      if (ordered && j === 0) return;
      const step = heading[at++];
      if (j === 0) return;
      moves.push({ name: column.name, reach: Math.abs(step) * (high[j] - low[j]) });
    });
  }
  const most = Math.max(...moves.map((move) => move.reach));
  return [...new Set(moves.filter((m) => m.reach >= most / 10).map((m) => m.name))];
}

function thresholdNames(levels: readonly number[]): string[] {
  return levels.slice(1).map((upper, c) => `${levels[c]}|${upper}`);
}

function parameterNames(
  family: FamilyVariant,
  fit: FamilyFit,
  designs: readonly Design[],
): string[] {
  const [main, zero] = designs;
  const names = main.columns.map((column) => column.name);
  if (isOrdered(family)) return [...names.slice(1), ...thresholdNames(fit.levels ?? [])];
  return zero ? [...names, ...zero.columns.map((column) => column.name)] : names;
}

function estimates(
  names: readonly string[],
  fit: FamilyFit,
  covariances: ByErrors<DenseMatrix | null>,
  degrees: DegreesOf,
): Estimate[] {
  const all = forErrors((_, errors) => {
    const covariance = covariances[errors];
    return covariance && rootDiagonal(sandwich(fit.map, covariance));
  });
  return names.map((name, j) =>
    waldEstimate(
      name,
      fit.estimate[j],
      forErrors((_, errors) => all[errors]?.[j] ?? NaN),
      degrees(fit.map.data.subarray(j * fit.map.columns, (j + 1) * fit.map.columns)),
    ),
  );
}

function notesOn(model: Model, ungrouped: number): EvidenceNote[] {
  const notes: EvidenceNote[] = [];
  const { dispersion, zeros, inflation } = model.checks;
  if (model.missing > 0) notes.push(note('rows-missing', { rows: model.missing }));
  if (ungrouped > 0) notes.push(note('groups-missing', { rows: ungrouped }));
  if (model.groups === 1) notes.push(note('one-group', {}));
  else if (model.groups !== null && model.groups < FEW_GROUPS) {
    notes.push(note('few-groups', { groups: model.groups, least: FEW_GROUPS }));
  }
  if (dispersion && dispersion.ratio > 1 && dispersion.alphaPValue < 0.05) {
    const { ratio, alphaPValue: pValue } = dispersion;
    notes.push(note('overdispersed', { ratio, pValue }));
  }
  if (zeros && zeros.z > MANY_ZEROS) {
    notes.push(note('excess-zeros', { observed: zeros.observed, expected: zeros.expected }));
  }
  for (const { term, perDegree } of inflation) {
    if (perDegree > HIGH_INFLATION) notes.push(note('high-inflation', { term, factor: perDegree }));
  }
  return notes;
}

/** What stops a request before anything is fitted, or the rows that take part. */
function rowsFor(request: ModelRequest, terms: readonly Term[]): Int32Array | Refusal {
  const unknown = terms.flat().find((name) => !Object.hasOwn(request.columns, name));
  if (unknown !== undefined) return refused('column-unknown', { column: unknown });
  const lengths = [request.groups?.length, ...terms.flat().map((n) => request.columns[n].length)];
  for (const length of lengths) {
    if (length !== undefined && length !== request.outcome.length) {
      throw new RangeError(`a column of ${length} rows beside ${request.outcome.length} outcomes`);
    }
  }
  const rows = completeRows(request.outcome, terms, request.columns);
  return rows.length > 0
    ? rows
    : refused('outcome-all-missing', { missing: request.outcome.length });
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
  const rows = rowsFor(request, [...terms, ...zeroTerms]);
  if (!(rows instanceof Int32Array)) return rows;
  const outcome = Float64Array.from(rows, (row) => request.outcome[row]);
  const bad = checkOutcome(family, outcome);
  if (bad) return bad;
  const main = prepare(terms, request, rows);
  const zero = zeroTerms === terms ? main : prepare(zeroTerms, request, rows);
  if (!main.ok) return main;
  if (!zero.ok) return zero;
  const designs = zeroInflated ? [main.design, zero.design] : [main.design];
  const extra = isOrdered(variant) ? distinctValues(outcome).length - 2 : 0;
  const width = designs.reduce((sum, design) => sum + design.columns.length, extra);
  if (width >= rows.length) {
    return refused('too-many-terms', { firms: rows.length, parameters: width });
  }
  const result = variant.fit({
    basis: main.basis,
    y: outcome,
    zero: {
      basis: zero.basis,
      names: zero.design.columns.slice(1).map((column) => column.name),
    },
    intercept: interceptBasis(outcome.length),
  });
  if (!result.ok) {
    if ('problem' in result) return result;
    const names = separatingTerms(result.heading, designs, isOrdered(variant));
    return refused('separation', { terms: names });
  }
  const grouping = request.groups ? gatherGroups(request.groups, rows) : null;
  const { positions = null, errorParameters: parameters = {} } = request;
  const sample = { fit: result.fit, rows, grouping, positions, parameters };
  const covariances = covariancesOf(sample, request.errors);
  const degrees = degreesOf(
    sample,
    result.fit.leastSquares?.dfResidual ?? Infinity,
    request.errors,
  );
  const model = assemble(
    request,
    result.fit,
    designs,
    covariances,
    degrees,
    outcome,
    grouping?.count,
  );
  // Values too large to be squared overflow: no estimate is better than one without an error.
  if (![...model.terms, ...model.zeroTerms].every(isFinite))
    return refused('not-converged', { iterations: model.iterations, gradient: model.gradient });
  const notes = notesOn(model, grouping?.missing ?? 0);
  return answered(model, [...notes, ...notesOnErrors(request, covariances)]);
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
  { family, outcome: allOutcomes, effectsOf }: ModelRequest,
  fit: FamilyFit,
  designs: readonly Design[],
  covariances: ByErrors<DenseMatrix | null>,
  degrees: DegreesOf,
  outcome: Float64Array,
  groups: number | undefined,
): Model {
  const n = outcome.length;
  const variant = FAMILY_VARIANTS[family];
  const all = estimates(parameterNames(variant, fit, designs), fit, covariances, degrees);
  const inTerms = designs[0].columns.length - (isOrdered(variant) ? 1 : 0);
  const k = fit.likelihoodParameters;
  const theta = fit.theta ?? null;
  const covariance = sandwich(fit.map, fit.covariance);
  return {
    family,
    n,
    missing: allOutcomes.length - n,
    terms: all.slice(0, inTerms),
    zeroTerms: designs.length > 1 ? all.slice(inTerms) : [],
    thresholds: isOrdered(variant) ? all.slice(inTerms) : [],
    theta,
    logLikelihood: fit.logLikelihood,
    nullLogLikelihood: fit.nullLogLikelihood,
    parameters: k,
    aic: 2 * k - 2 * fit.logLikelihood,
    bic: k * Math.log(n) - 2 * fit.logLikelihood,
    pseudoRSquared: fit.leastSquares ? NaN : 1 - fit.logLikelihood / fit.nullLogLikelihood,
    leastSquares: fit.leastSquares ?? null,
    groups: groups ?? null,
    marginalEffects: marginalEffects(variant, fit, designs, covariances, degrees, effectsOf),
    checks: checkModel(
      variant,
      designs[0],
      covariance,
      outcome,
      fit.fitted,
      theta?.estimate ?? null,
    ),
    design: designs[0],
    outcome,
    fitted: fit.fitted,
    residuals: outcome.map((value, i) => value - fit.fitted[i]),
    covariance,
    iterations: fit.iterations,
    gradient: fit.gradient,
  };
}
