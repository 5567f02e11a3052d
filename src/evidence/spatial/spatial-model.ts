import type { SpatialForm } from '../../model/models';
import { UNATTENDED, type Run } from '../../model/run';
import { orthonormalBasis, type Basis, type Dependence } from '../../stats/basis';
import { denseOf } from '../../stats/design-matrix';
import { chiSquareUpper } from '../../stats/distributions';
import {
  denseMatrix,
  timesVector,
  transposeTimesVector,
  type DenseMatrix,
} from '../../stats/matrix';
import { SpatialDeterminant } from '../../stats/spatial-determinant';
import type { SpatialWeights } from '../../stats/spatial-weights';
import { sumOfSquares } from '../../stats/summary';
import { gaussianLogLikelihood } from '../families/ols';
import type { Model } from '../model';
import { answered, refused, type EvidenceResult, type Refusal } from '../problem';
import {
  judged,
  spatialEffects,
  type EffectPlace,
  type JudgedEstimate,
  type SpatialEffect,
} from './spatial-effects';
import { maximiseSpatial, type SpatialMaximum } from './spatial-maximum';
import {
  errorProfile,
  laggedColumns,
  lagProfile,
  type AtOptimum,
  type SpatialProfile,
} from './spatial-profile';

export type { JudgedEstimate, SpatialEffect } from './spatial-effects';

/** A coefficient of a term, or of the mean of the neighbours' values of it. */
export interface SpatialTerm extends JudgedEstimate {
  readonly name: string;
  readonly lagged: boolean;
}

/** A linear model in which neighbours count, beside the same one by least squares. */
export interface SpatialModel {
  readonly form: SpatialForm;
  readonly n: number;
  /** Intercept first, then the terms in the design's order, then the neighbours' means in the same order. */
  readonly terms: readonly SpatialTerm[];
  /** ρ of a lag or Durbin model, λ of an error model; null where there is none. */
  readonly spatial: JudgedEstimate | null;
  /** Root of what is left over the firms. */
  readonly sigma: number;
  readonly logLikelihood: number;
  /** Parameters of the likelihood, σ included. */
  readonly parameters: number;
  readonly aic: number;
  /** Of the same terms by least squares. */
  readonly linear: { readonly logLikelihood: number; readonly aic: number };
  /** Likelihood-ratio test against least squares. */
  readonly againstLinear: {
    readonly statistic: number;
    readonly df: number;
    readonly pValue: number;
  };
  /** None for an error model, in which a firm's terms tell of that firm alone. */
  readonly effects: readonly SpatialEffect[];
}

/** A residual smaller than this share of the outcome's spread is rounding. */
const NO_RESIDUAL = 1e-10;
/** Where the terms leave less of the neighbours' outcome than this, nothing tells ρ. */
const NO_INFORMATION = 1e-12;

interface Terms {
  readonly x: DenseMatrix;
  readonly names: readonly string[];
  /** Columns before the neighbours' means. */
  readonly own: number;
}

/** What of weights lets no spatial model be fitted. */
function refuseWeights(weights: SpatialWeights): Refusal | null {
  const { count, start } = weights;
  let isolated = 0;
  let complete = true;
  for (let i = 0; i < count; i++) {
    if (start[i + 1] === start[i]) isolated++;
    if (start[i + 1] - start[i] < count - 1) complete = false;
  }
  if (isolated > 0) return refused('spatial-isolated', { firms: isolated, of: count });
  return complete ? refused('spatial-complete', { firms: count }) : null;
}

/** The design, with the neighbours' means of all but the constant where the form has them. */
function termsOf(model: Model, weights: SpatialWeights, lagged: boolean): Terms {
  const own = denseOf(model.design.x);
  const names = model.design.columns.map(({ name }) => name);
  if (!lagged) return { x: own, names, own: own.columns };
  const lags = laggedColumns(weights, own);
  const columns = 2 * own.columns - 1;
  const x = denseMatrix(own.rows, columns);
  for (let i = 0; i < own.rows; i++) {
    x.data.set(own.data.subarray(i * own.columns, (i + 1) * own.columns), i * columns);
    const tail = lags.data.subarray(i * own.columns + 1, (i + 1) * own.columns);
    x.data.set(tail, i * columns + own.columns);
  }
  return { x, names: [...names, ...names.slice(1)], own: own.columns };
}

function refuseDependent({ names, own }: Terms, [{ column, on }]: readonly Dependence[]): Refusal {
  return refused('spatial-collinear', {
    term: names[column],
    others: on.filter((j) => j > 0 && j < own).map((j) => names[j]),
    lagged: on.filter((j) => j >= own).map((j) => names[j]),
  });
}

/** The covariance of [spatial parameter, coefficients], by the inverse of the information. */
function fullCovariance({ unscaled, slope }: AtOptimum, squares: number, variance: number) {
  const k = slope.length;
  const out = denseMatrix(k + 1, k + 1);
  out.data[0] = variance;
  for (let i = 0; i < k; i++) {
    out.data[(i + 1) * (k + 1)] = slope[i] * variance;
    out.data[i + 1] = slope[i] * variance;
    for (let j = 0; j < k; j++)
      out.data[(i + 1) * (k + 1) + j + 1] =
        squares * unscaled.data[i * k + j] + slope[i] * slope[j] * variance;
  }
  return out;
}

function leastSquares(basis: Basis, y: Float64Array): number {
  const part = timesVector(basis.q, transposeTimesVector(basis.q, y));
  return sumOfSquaresFrom(y.map((value, i) => value - part[i] / y.length));
}

function sumOfSquaresFrom(residual: Float64Array): number {
  return residual.reduce((sum, e) => sum + e * e, 0);
}

/** Whether a form has the neighbours' means of the terms. */
export function hasLaggedTerms(form: SpatialForm): boolean {
  return form === 'durbin' || form === 'slx';
}

/**
 * Fits a linear model in which neighbours count to the rows and terms of a least-squares one, by maximum likelihood. `weights`
 * among the model's own rows, in their order, row-standardised, each row with a neighbour. `lag`: y = ρWy + Xβ + ε; `error`:
 * y = Xβ + u, u = λWu + ε; `durbin`: lag with WX beside X; `slx`: least squares of X and WX. Survey weights are not used. Throws
 * for a model that is not least squares. Sources: Ord 1975; Anselin 1988; LeSage and Pace 2009; docs/evidence.md says which errors.
 */
export async function fitSpatialModel(
  model: Model,
  weights: SpatialWeights,
  form: SpatialForm,
  run: Run = UNATTENDED,
): Promise<EvidenceResult<SpatialModel>> {
  if (!model.leastSquares) throw new Error(`spatial models are for ols, not ${model.family}`);
  if (model.n !== weights.count)
    throw new RangeError(`weights of ${weights.count} firms for a model of ${model.n}`);
  const bad = refuseWeights(weights);
  if (bad) return bad;
  const terms = termsOf(model, weights, hasLaggedTerms(form));
  const { columns, rows: n } = terms.x;
  if (n <= columns + 1) return refused('too-many-terms', { firms: n, parameters: columns + 2 });
  const found = orthonormalBasis(terms.x);
  if (!found.ok) return refuseDependent(terms, found.dependences);
  const ownBasis = hasLaggedTerms(form) ? orthonormalBasis(denseOf(model.design.x)) : found;
  if (!ownBasis.ok) throw new Error('a fitted model with dependent columns');
  const y = model.outcome;
  const plain = leastSquares(ownBasis.basis, y);
  const left = leastSquares(found.basis, y);
  if (left <= sumOfSquares(y) * NO_RESIDUAL ** 2) return refused('perfect-fit', { firms: n });
  const linear = { logLikelihood: gaussianLogLikelihood(plain, n), parameters: terms.own + 1 };
  const shared = { form, n, terms, linear };
  if (form === 'slx') return answered(withoutParameter(shared, found.basis, y, left));
  const lag = form === 'error' ? null : lagProfile(found.basis, y, weights);
  if (lag && !(lag.information > NO_INFORMATION)) return refused('spatial-no-maximum', { form });
  const profile: SpatialProfile = lag ?? errorProfile(found.basis, y, weights);
  const determinant = SpatialDeterminant.of(weights);
  if (!determinant)
    return refused('spatial-too-dense', { neighbours: Math.round(weights.neighbour.length / n) });
  const maximum = await maximiseSpatial(profile, determinant, n, run);
  if (!maximum) return refused('spatial-no-maximum', { form });
  return answered(withParameter(shared, profile, maximum));
}

interface Shared extends Pick<SpatialModel, 'form' | 'n'> {
  readonly terms: Terms;
  readonly linear: { readonly logLikelihood: number; readonly parameters: number };
}

function withoutParameter(
  shared: Shared,
  { q, toOriginal }: Basis,
  y: Float64Array,
  squares: number,
): SpatialModel {
  const { n, terms } = shared;
  const k = terms.x.columns;
  const inverse = denseMatrix(k, k);
  for (let i = 0; i < k; i++) inverse.data[i * k + i] = 1 / n;
  const unscaled = denseMatrix(k, k);
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++) {
      let total = 0;
      for (let c = 0; c < k; c++) total += toOriginal.data[i * k + c] * toOriginal.data[j * k + c];
      unscaled.data[i * k + j] = total / n;
    }
  const coefficients = timesVector(
    toOriginal,
    transposeTimesVector(q, y).map((value) => value / n),
  );
  const slope = new Float64Array(k);
  const fit = { coefficients, unscaled, slope };
  const at = { squares, logLikelihood: gaussianLogLikelihood(squares, n) };
  return assemble(shared, fit, { ...at, maximum: null, scale: squares / (n - k), df: n - k });
}

function withParameter(
  shared: Shared,
  profile: SpatialProfile,
  maximum: SpatialMaximum,
): SpatialModel {
  const { squares, logLikelihood, parameter } = maximum;
  const scale = squares / shared.n;
  const at = { squares, logLikelihood, maximum, scale, df: Infinity };
  return assemble(shared, profile.solve(parameter), at);
}

function assemble(
  { form, n, terms, linear }: Shared,
  fit: AtOptimum,
  at: {
    readonly squares: number;
    readonly logLikelihood: number;
    readonly maximum: SpatialMaximum | null;
    readonly scale: number;
    readonly df: number;
  },
): SpatialModel {
  const { maximum, logLikelihood, df } = at;
  const covariance = fullCovariance(fit, at.scale, maximum?.variance ?? 0);
  const parameters = Float64Array.of(maximum?.parameter ?? 0, ...fit.coefficients);
  const varianceOf = (i: number): number => covariance.data[i * covariance.columns + i];
  const count = terms.x.columns + 1 + (maximum ? 1 : 0);
  const statistic = 2 * (logLikelihood - linear.logLikelihood);
  const restrictions = count - linear.parameters;
  const aicOf = (likelihood: number, free: number): number => 2 * free - 2 * likelihood;
  return {
    form,
    n,
    terms: terms.names.map((name, j) => ({
      name,
      lagged: j >= terms.own,
      ...judged(fit.coefficients[j], varianceOf(j + 1), df),
    })),
    spatial: maximum && judged(maximum.parameter, maximum.variance, df),
    sigma: Math.sqrt(at.squares / n),
    logLikelihood,
    parameters: count,
    aic: aicOf(logLikelihood, count),
    linear: {
      logLikelihood: linear.logLikelihood,
      aic: aicOf(linear.logLikelihood, linear.parameters),
    },
    againstLinear: {
      statistic,
      df: restrictions,
      pValue: chiSquareUpper(Math.max(0, statistic), restrictions),
    },
    effects:
      form === 'error'
        ? []
        : spatialEffects(
            {
              ...{ n, parameters, covariance, df },
              rho: maximum && 0,
              determinant: maximum?.determinant ?? null,
            },
            placesOf(terms),
          ),
  };
}

/** Every term but the intercept; the spatial parameter stands first. */
function placesOf({ names, own, x }: Terms): EffectPlace[] {
  return names.slice(1, own).map((term, i) => ({
    term,
    own: i + 2,
    lagged: x.columns > own ? own + i + 1 : null,
  }));
}
