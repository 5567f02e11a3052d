import type { Run } from '../model/run';
import { normalQuantile } from './distributions';
import { quantileOfSorted, summarise } from './summary';

/** A smoothed mean of y over x with its pointwise band, one entry per place of `at`. */
export interface SmoothedMean {
  readonly at: Float64Array;
  /** NaN where no x lies within the bandwidth. */
  readonly mean: Float64Array;
  /** Limits of the pointwise band; NaN where fewer than FEWEST effective observations carry the mean. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Kish's effective number of observations, (Σw)² / Σw²; 0 where there are none. */
  readonly effective: Float64Array;
  readonly bandwidth: number;
  /** Pairs with both values. */
  readonly n: number;
}

export interface KernelOptions {
  /** Half the kernel's width in the units of x; absent for the rule of thumb. */
  readonly bandwidth?: number;
  /** Share of the pointwise interval; absent for 0.95. */
  readonly level?: number;
}

/** Below so many effective observations a normal interval promises too much, so none is given. */
const FEWEST = 5;

/** Silverman's constant for the Epanechnikov kernel. */
const EPANECHNIKOV = 2.34;

/** 2.34 · min(sd, interquartile range / 1.349) · n^(−1/5); NaN where x has no spread. Source: Silverman 1986, section 3.4. */
export function ruleOfThumb(x: Float64Array): number {
  const sorted = Float64Array.from(x).sort();
  const { sd } = summarise(sorted);
  const range = (quantileOfSorted(sorted, 0.75) - quantileOfSorted(sorted, 0.25)) / 1.349;
  const spread = range > 0 ? Math.min(sd, range) : sd;
  return spread > 0 ? EPANECHNIKOV * spread * x.length ** -0.2 : NaN;
}

/**
 * Local-constant regression of y on x at the places `at`, with the Epanechnikov kernel. Variance of the mean at a place:
 * Σw²e² / (Σw)², where e is the residual of an observation over 1 minus its own weight in its fit, so that the spread of y may
 * change with x. The band is pointwise and ignores the smoother's bias. Pairs with a missing value are left out. O(n · window).
 * Sources: Nadaraya 1964; Watson 1964; Härdle 1990, chapter 4.
 */
export function smoothMean(
  x: Float64Array,
  y: Float64Array,
  at: Float64Array,
  options: KernelOptions = {},
): SmoothedMean {
  const pairs = sortedPairs(x, y, options);
  const residuals = pairs.y.map((_, i) => ownResidual(pairs, i));
  return meansAt(pairs, residuals, at, options);
}

/** Observations that are looked at between two checkpoints. */
const AT_ONCE = 200;

/** The same with checkpoints, for tens of thousands of observations. Rejects with `Cancelled`. */
export async function smoothMeanInSteps(
  x: Float64Array,
  y: Float64Array,
  at: Float64Array,
  options: KernelOptions,
  run: Run,
): Promise<SmoothedMean> {
  const pairs = sortedPairs(x, y, options);
  const residuals = new Float64Array(pairs.x.length);
  for (let i = 0; i < residuals.length; i++) {
    residuals[i] = ownResidual(pairs, i);
    if (i % AT_ONCE !== 0) continue;
    run.progress(i / residuals.length);
    const turn = run.checkpoint();
    if (turn) await turn;
  }
  return meansAt(pairs, residuals, at, options);
}

/** Pairs with both values in the order of x, and half the kernel's width. */
interface Pairs {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly width: number;
}

function sortedPairs(x: Float64Array, y: Float64Array, { bandwidth }: KernelOptions): Pairs {
  if (x.length !== y.length) throw new RangeError(`${x.length} x for ${y.length} y`);
  const rows = [...x.keys()].filter((i) => Number.isFinite(x[i]) && Number.isFinite(y[i]));
  rows.sort((a, b) => x[a] - x[b]);
  const xs = Float64Array.from(rows, (i) => x[i]);
  const ys = Float64Array.from(rows, (i) => y[i]);
  return { x: xs, y: ys, width: bandwidth ?? ruleOfThumb(xs) };
}

function meansAt(
  { x, y, width }: Pairs,
  residuals: Float64Array,
  at: Float64Array,
  { level = 0.95 }: KernelOptions,
): SmoothedMean {
  const z = normalQuantile((1 + level) / 2);
  const [mean, low, high, effective] = Array.from({ length: 4 }, () =>
    new Float64Array(at.length).fill(NaN),
  );
  at.forEach((place, k) => {
    const sums = windowSums(x, y, place, width, residuals);
    effective[k] = sums.weight > 0 ? (sums.weight * sums.weight) / sums.squares : 0;
    if (sums.weight === 0) return;
    mean[k] = sums.value / sums.weight;
    if (effective[k] < FEWEST) return;
    const half = (z * Math.sqrt(sums.spread)) / sums.weight;
    low[k] = mean[k] - half;
    high[k] = mean[k] + half;
  });
  return { at, mean, low, high, effective, bandwidth: width, n: x.length };
}

/** Residual of an observation from a fit without itself; 0 where nothing else lies within the bandwidth. */
function ownResidual({ x, y, width }: Pairs, i: number): number {
  const { weight, value: total } = windowSums(x, y, x[i], width);
  const others = weight - 1;
  return others > 0 ? y[i] - (total - y[i]) / others : 0;
}

/** Kernel sums over the ascending x within `width` of a place; the kernel is 1 in its middle. */
function windowSums(
  x: Float64Array,
  y: Float64Array,
  place: number,
  width: number,
  residuals?: Float64Array,
) {
  const sums = { weight: 0, squares: 0, value: 0, spread: 0 };
  for (let i = firstAbove(x, place - width); i < x.length && x[i] < place + width; i++) {
    const u = (x[i] - place) / width;
    const w = 1 - u * u;
    sums.weight += w;
    sums.squares += w * w;
    sums.value += w * y[i];
    if (residuals) sums.spread += (w * residuals[i]) ** 2;
  }
  return sums;
}

/** Index of the first value of an ascending list that is greater than `bound`. */
function firstAbove(sorted: Float64Array, bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] > bound) high = middle;
    else low = middle + 1;
  }
  return low;
}
