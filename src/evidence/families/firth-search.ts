import type { DesignMatrix } from '../../stats/design-matrix';
import { chiSquareUpper, normalQuantile } from '../../stats/distributions';
import { invertWithDeterminant } from '../../stats/cholesky';
import { mean } from '../../stats/summary';
import { dot, timesVector, type DenseMatrix } from '../../stats/matrix';
import type { Profile } from '../inference';
import type { Profiles } from './family-fit';
import { firthPoint, stepInformation, type FirthPoint } from './firth-likelihood';
import { reachOf } from './single-index';

const MAX_STEPS = 100;
const MAX_HALVINGS = 40;
/** A predictor that moves less than this is done. */
const STILL = 1e-9;
/** Below this reach the likelihood's own rounding hides whether a step went up. */
const SHORT = 1e-4;

/** From this reach on steps shrink by a steady rate, if by no better one. */
const STEADY = 0.1;
const LEAST_LOSS = 0.95;

/** Where a search may go: a step from a point, by the information and the gradient there. Null where there is none. */
type Way = (information: DenseMatrix, gradient: Float64Array) => Float64Array | null;

interface Top {
  readonly point: FirthPoint;
  readonly iterations: number;
}

function moved(from: Float64Array, step: Float64Array, share: number): Float64Array {
  return from.map((value, j) => value + share * step[j]);
}

const ANYWHERE: Way = (information, gradient) => {
  const inverse = invertWithDeterminant(information)?.inverse;
  return inverse ? timesVector(inverse, gradient) : null;
};

/** The constant alone, which is the basis's first column. */
const CONSTANT: Way = (information, gradient) =>
  gradient.map((slope, j) => (j === 0 ? slope / information.data[0] : 0));

/** Where a combination of the coefficients stays what it is. */
function holding(combination: Float64Array): Way {
  return (information, gradient) => {
    const inverse = invertWithDeterminant(information)?.inverse;
    if (!inverse) return null;
    const step = timesVector(inverse, gradient);
    const aside = timesVector(inverse, combination);
    const back = dot(combination, step) / dot(combination, aside);
    return step.map((value, j) => value - back * aside[j]);
  };
}

/** Climbs to where the penalised likelihood is highest; null where the search does not arrive. */
function climb(q: DesignMatrix, y: Float64Array, start: Float64Array, way: Way): Top | null {
  let point = firthPoint(q, y, start);
  let last: Float64Array | null = null;
  for (let iterations = 1; point && iterations <= MAX_STEPS; iterations++) {
    const step: Float64Array | null = way(stepInformation(q, point), point.gradient);
    if (!step) return null;
    const reach = reachOf(q, step);
    const rate: number = last && reach < STEADY ? dot(step, last) / dot(last, last) : 0;
    const isSteady: boolean = rate > 0 && rate < LEAST_LOSS;
    // Steps that shrink by a steady rate add up to the first one over 1 − rate.
    const whole = isSteady ? moved(step, step, rate / (1 - rate)) : step;
    last = isSteady ? null : step;
    const next = rise(q, y, point, whole, reach);
    if (reach < STILL) return { point: next ?? point, iterations };
    point = next;
  }
  return null;
}

/** The step, halved until the likelihood does not fall. */
function rise(
  q: DesignMatrix,
  y: Float64Array,
  from: FirthPoint,
  step: Float64Array,
  reach: number,
): FirthPoint | null {
  const slack = reach < SHORT ? 1e-9 * (Math.abs(from.penalised) + 1) : 0;
  for (let halving = 0, share = 1; halving <= MAX_HALVINGS; halving++, share /= 2) {
    const next = firthPoint(q, y, moved(from.parameters, step, share));
    if (next && next.penalised >= from.penalised - slack) return next;
  }
  return null;
}

export function climbFirth(q: DesignMatrix, y: Float64Array, start: Float64Array): Top | null {
  return climb(q, y, start, ANYWHERE);
}

/** Half the width of the interval on the scale of the root of twice the fall. */
const ROOT = normalQuantile(0.975);
const MAX_TRIES = 60;
/** A jump to a value may be too long for the search; then it goes there by so many. */
const STAGES = 8;

/** The profile of one combination of the coefficients. */
class ProfileOf {
  private readonly way: Way;
  private readonly best: number;
  private readonly error: number;

  constructor(
    private readonly q: DesignMatrix,
    private readonly y: Float64Array,
    private readonly top: FirthPoint,
    private readonly combination: Float64Array,
  ) {
    this.way = holding(combination);
    this.best = dot(combination, top.parameters);
    this.error = Math.sqrt(dot(combination, timesVector(top.covariance, combination)));
  }

  /** The highest point where the combination is `value`, searched from another point. */
  private at(value: number, from: FirthPoint): FirthPoint | null {
    const aside = timesVector(from.covariance, this.combination);
    const missing = value - dot(this.combination, from.parameters);
    const share = missing / dot(this.combination, aside);
    const start = moved(from.parameters, aside, share);
    return climb(this.q, this.y, start, this.way)?.point ?? null;
  }

  private inStages(value: number): FirthPoint | null {
    const direct = this.at(value, this.top);
    if (direct) return direct;
    let from: FirthPoint | null = this.top;
    for (let stage = 1; from && stage <= STAGES; stage++)
      from = this.at(this.best + ((value - this.best) * stage) / STAGES, from);
    return from;
  }

  private fall(point: FirthPoint): number {
    return Math.max(0, 2 * (this.top.penalised - point.penalised));
  }

  /** By how much the root of twice the fall grows with the value, where the fall is not 0. */
  private steepness(point: FirthPoint, root: number): number {
    const aside = timesVector(point.covariance, this.combination);
    return -dot(aside, point.gradient) / dot(aside, this.combination) / root;
  }

  /** Where the root of twice the fall is ROOT, below (−1) or above (1) the estimate; NaN where it is not found. */
  private end(side: -1 | 1): number {
    let [near, far] = [this.best, side * Infinity];
    let value = this.best + side * ROOT * this.error;
    let from = this.top;
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const point = this.at(value, from);
      if (!point) {
        value = (near + value) / 2;
        from = this.top;
        continue;
      }
      from = point;
      const root = Math.sqrt(this.fall(point));
      if (root > ROOT) far = value;
      else near = value;
      let next = value - (root - ROOT) / this.steepness(point, root);
      // No farther than three times as far out, and between what is known.
      const most = this.best + 3 * (value - this.best);
      if (side * (next - most) > 0) next = most;
      if (!(side * (next - near) >= 0 && side * (far - next) >= 0))
        next = Number.isFinite(far) ? (near + far) / 2 : most;
      if (Math.abs(next - value) <= 1e-10 * this.error) return next;
      value = next;
    }
    return NaN;
  }

  judged(): Profile {
    const none = this.inStages(0);
    const chiSquare = none ? this.fall(none) : NaN;
    return {
      chiSquare,
      pValue: chiSquareUpper(chiSquare, 1),
      ciLow: this.end(-1),
      ciHigh: this.end(1),
    };
  }
}

/** `toOriginal`: each row is a coefficient as a combination of those on the basis. Null for those that are not `wanted`. */
export function firthProfiles(
  q: DesignMatrix,
  y: Float64Array,
  top: FirthPoint,
  toOriginal: DenseMatrix,
  wanted: (coefficient: number) => boolean,
): Profiles {
  const k = toOriginal.columns;
  const start = new Float64Array(k);
  const yes = mean(y);
  start[0] = Math.log(yes / (1 - yes));
  const none = climb(q, y, start, CONSTANT);
  const chiSquare = none ? Math.max(0, 2 * (top.penalised - none.point.penalised)) : NaN;
  return {
    coefficients: Array.from({ length: toOriginal.rows }, (_, j) =>
      wanted(j)
        ? new ProfileOf(q, y, top, toOriginal.data.subarray(j * k, (j + 1) * k)).judged()
        : null,
    ),
    all: { chiSquare, df: k - 1, pValue: chiSquareUpper(chiSquare, k - 1) },
  };
}
