import type { Run } from '../../model/run';
import type { Derivatives } from '../../stats/log-determinant';
import type { SpatialDeterminant } from '../../stats/spatial-determinant';
import { gaussianLogLikelihood } from '../families/ols';
import type { SpatialProfile } from './spatial-profile';

/** The likelihood's maximum over the spatial parameter. */
export interface SpatialMaximum {
  readonly parameter: number;
  /** Of the maximum-likelihood variance: what is left over the firms. */
  readonly squares: number;
  readonly logLikelihood: number;
  /** By the curvature of the likelihood, all other parameters at their best. */
  readonly variance: number;
  readonly determinant: Derivatives;
}

/** Where the likelihood is looked at first, so that a second, higher maximum is not missed. */
const LOOKED_AT = [-0.75, -0.4, 0, 0.3, 0.55, 0.75, 0.9, 0.97];
/** Nearer to −1 or 1 than this no maximum is taken for one. */
const EDGE = 1e-6;
const MOST_STEPS = 100;
/** For the share that is done; a step takes as long as three looks. */
const USUAL_STEPS = 12;
const SMALL_STEP = 1e-9;

/**
 * Newton's method on the likelihood with σ² and the coefficients at their best, kept between −1 and 1 by halving. Null where the
 * likelihood rises to either end, or the terms leave nothing.
 */
export async function maximiseSpatial(
  profile: SpatialProfile,
  determinant: SpatialDeterminant,
  n: number,
  run: Run,
): Promise<SpatialMaximum | null> {
  const bracket = await bracketed(profile, determinant, n, run);
  if (!bracket) return null;
  let { low, high, at } = bracket;
  for (let round = 0; round < MOST_STEPS; round++) {
    await paused(run);
    const found = likelihoodAt(profile, determinant, n, at);
    if (!found) return null;
    const { first, second } = found;
    if (first > 0) low = at;
    else high = at;
    const step = -first / second;
    if (second < 0 && Math.abs(step) < SMALL_STEP)
      // What is left is the square of this step; the likelihood is level here.
      return { ...found.maximum, parameter: at + step, variance: -1 / second };
    const isInside = second < 0 && at + step > low && at + step < high;
    const next = isInside ? at + step : (low + high) / 2;
    if (Math.abs(next) > 1 - EDGE) return null;
    at = next;
  }
  return null;
}

/** Lets a newer request end this one. */
async function paused(run: Run): Promise<void> {
  const wait = run.checkpoint();
  if (wait) await wait;
}

function likelihoodAt(
  profile: SpatialProfile,
  determinant: SpatialDeterminant,
  n: number,
  parameter: number,
) {
  const left = profile.at(parameter);
  if (!left || !(left.squares > 0)) return null;
  const { squares, first, second } = left;
  const log = determinant.derivatives(parameter);
  const slope = first / squares;
  return {
    first: log.first - (n / 2) * slope,
    second: log.second - (n / 2) * (second / squares - slope * slope),
    maximum: {
      squares,
      logLikelihood: gaussianLogLikelihood(squares, n) + log.value,
      determinant: log,
    },
  };
}

/** The best of the places looked at, between its neighbours. */
async function bracketed(
  profile: SpatialProfile,
  determinant: SpatialDeterminant,
  n: number,
  run: Run,
) {
  const heights: number[] = [];
  for (const parameter of LOOKED_AT) {
    const left = profile.at(parameter);
    heights.push(
      left && left.squares > 0
        ? gaussianLogLikelihood(left.squares, n) + determinant.value(parameter)
        : -Infinity,
    );
    run.progress(heights.length / (LOOKED_AT.length + USUAL_STEPS));
    await paused(run);
  }
  const best = heights.indexOf(Math.max(...heights));
  if (heights[best] === -Infinity) return null;
  return {
    low: LOOKED_AT[best - 1] ?? -1,
    high: LOOKED_AT[best + 1] ?? 1,
    at: LOOKED_AT[best],
  };
}
