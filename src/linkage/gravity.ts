import {
  crossProduct,
  denseMatrix,
  invertPositive,
  rootDiagonal,
  sandwich,
  timesVector,
  transposeTimesVector,
  type DenseMatrix,
} from '../stats/matrix';
import { maximise } from '../stats/newton';

/** Pairs of a firm cluster and an institution, zeros kept: entry i of each belongs to pair i. */
export interface GravityPairs {
  /** Contacts, at least 0; need not be whole. */
  readonly contacts: Float64Array;
  /** Regressors, such as log kilometres and log firms; finite, without the constant. */
  readonly terms: readonly Float64Array[];
}

/**
 * `no-pairs`: not more pairs than coefficients. `no-ties`: no pair has a contact. `constant`: this term does not vary.
 * `collinear`: terms repeat each other. `not-converged`: no maximum was reached, as where a term separates the zeros.
 */
export type GravityFailure =
  | { readonly code: 'no-pairs' | 'no-ties' | 'collinear' | 'not-converged' }
  | { readonly code: 'constant'; readonly term: number };

export interface GravityFit {
  readonly n: number;
  /** The constant, then one per term; with HC1 standard errors. */
  readonly coefficients: Float64Array;
  readonly standardErrors: Float64Array;
  /** Contacts that each pair is expected to have. */
  readonly expected: Float64Array;
  /** (contacts − expected)/√expected. */
  readonly pearson: Float64Array;
  /** Signed root of each pair's part of the deviance. */
  readonly devianceResidual: Float64Array;
  readonly deviance: number;
}

export type GravityResult =
  | { readonly ok: true; readonly value: GravityFit }
  | { readonly ok: false; readonly failure: GravityFailure };

/**
 * Poisson pseudo-maximum likelihood of contacts with a log link: consistent whatever the variance, and zeros stay in
 * (Santos Silva and Tenreyro 2006). Errors are HC1 (White 1980 with n/(n − k)). Throws RangeError for contacts or
 * terms that are negative, not finite or of another length.
 */
export function fitGravity({ contacts, terms }: GravityPairs): GravityResult {
  checkPairs({ contacts, terms });
  const n = contacts.length;
  const k = terms.length + 1;
  if (n <= k) return failed({ code: 'no-pairs' });
  const mean = contacts.reduce((total, y) => total + y, 0) / n;
  if (mean === 0) return failed({ code: 'no-ties' });
  const scales = terms.map(scaleOf);
  const flat = scales.findIndex(
    ({ deviation, centre }) => deviation <= 1e-12 * (1 + Math.abs(centre)),
  );
  if (flat >= 0) return failed({ code: 'constant', term: flat });
  const design = denseMatrix(n, k);
  for (let i = 0; i < n; i++) {
    design.data[i * k] = 1;
    scales.forEach(({ centre, deviation }, j) => {
      design.data[i * k + j + 1] = (terms[j][i] - centre) / deviation;
    });
  }
  if (isCollinear(design)) return failed({ code: 'collinear' });
  const start = new Float64Array(k);
  start[0] = Math.log(mean);
  const found = maximise(likelihood(design, contacts), start);
  if (found.outcome !== 'converged') return failed({ code: 'not-converged' });
  const expected = timesVector(design, found.parameters).map(Math.exp);
  const bread = invertPositive(crossProduct(design, expected));
  if (!bread) return failed({ code: 'not-converged' });
  const meat = crossProduct(
    design,
    contacts.map((y, i) => ((y - expected[i]) ** 2 * n) / (n - k)),
  );
  const back = unscaling(scales);
  const devianceResidual = contacts.map((y, i) => signedRoot(y, expected[i]));
  const value: GravityFit = {
    n,
    coefficients: timesVector(back, found.parameters),
    standardErrors: rootDiagonal(sandwich(back, sandwich(bread, meat))),
    expected,
    pearson: contacts.map((y, i) => (y - expected[i]) / Math.sqrt(expected[i])),
    devianceResidual,
    deviance: devianceResidual.reduce((total, d) => total + d * d, 0),
  };
  return { ok: true, value };
}

function failed(failure: GravityFailure): GravityResult {
  return { ok: false, failure };
}

function checkPairs({ contacts, terms }: GravityPairs): void {
  const wrong = contacts.findIndex((y) => !(y >= 0 && y < Infinity));
  if (wrong >= 0) throw new RangeError(`${contacts[wrong]} contacts of pair ${wrong}`);
  for (const term of terms)
    if (term.length !== contacts.length || !term.every(Number.isFinite))
      throw new RangeError(`a term needs ${contacts.length} finite values`);
}

interface Scale {
  readonly centre: number;
  readonly deviation: number;
}

function scaleOf(values: Float64Array): Scale {
  const centre = values.reduce((total, v) => total + v, 0) / values.length;
  const square = values.reduce((total, v) => total + (v - centre) ** 2, 0) / values.length;
  return { centre, deviation: Math.sqrt(square) };
}

/** What brings coefficients of scaled terms back to those of the terms as they came. */
function unscaling(scales: readonly Scale[]): DenseMatrix {
  const k = scales.length + 1;
  const back = denseMatrix(k, k);
  back.data[0] = 1;
  scales.forEach(({ centre, deviation }, j) => {
    back.data[j + 1] = -centre / deviation;
    back.data[(j + 1) * k + j + 1] = 1 / deviation;
  });
  return back;
}

/** The scaled terms have a cross product of n on the diagonal; a share this small is left by rounding alone. */
function isCollinear(design: DenseMatrix): boolean {
  const inverse = invertPositive(crossProduct(design));
  if (!inverse) return true;
  const k = design.columns;
  for (let j = 0; j < k; j++) if (design.rows * inverse.data[j * k + j] > 1e10) return true;
  return false;
}

function likelihood(design: DenseMatrix, contacts: Float64Array) {
  return {
    value(parameters: Float64Array): number {
      const eta = timesVector(design, parameters);
      return eta.reduce((total, e, i) => total + contacts[i] * e - Math.exp(e), 0);
    },
    derivatives(parameters: Float64Array) {
      const mean = timesVector(design, parameters).map(Math.exp);
      const score = contacts.map((y, i) => y - mean[i]);
      return {
        gradient: transposeTimesVector(design, score),
        information: crossProduct(design, mean),
      };
    },
    reach: (step: Float64Array): number =>
      timesVector(design, step).reduce((most, change) => Math.max(most, Math.abs(change)), 0),
  };
}

function signedRoot(y: number, expected: number): number {
  const part = (y > 0 ? y * Math.log(y / expected) : 0) - (y - expected);
  return Math.sign(y - expected) * Math.sqrt(2 * Math.max(0, part));
}
