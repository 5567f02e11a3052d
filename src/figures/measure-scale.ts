import { scaleLinear, scaleSymlog } from 'd3-scale';
import type { Tick } from './axes';

/** A measure along an axis. */
export interface MeasureScale {
  /** Pixels of a value; NaN for NaN. */
  readonly at: (value: number) => number;
  /** Value at a pixel. */
  readonly valueAt: (pixel: number) => number;
  readonly ticks: readonly Tick[];
  readonly least: number;
  readonly most: number;
}

/** Least and most of the values that are known; null where none is. */
export function extentOf(values: Float64Array): readonly [number, number] | null {
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return least <= most ? [least, most] : null;
}

/**
 * A linear scale, or one that follows log(1 + |value|) and so has a place for 0. An extent without width is widened by a half to
 * each side.
 * @param range pixels of the least and of the most.
 * @param count ticks, roughly.
 */
export function measureScale(
  [from, to]: readonly [number, number],
  range: readonly [number, number],
  log: boolean,
  count: number,
  text: (value: number) => string,
): MeasureScale {
  const [least, most] = from < to ? [from, to] : [from - 0.5, to + 0.5];
  const scale = log
    ? scaleSymlog()
        .domain([least, most])
        .range([...range])
        .constant(1)
    : scaleLinear()
        .domain([least, most])
        .range([...range]);
  const values = log
    ? logTicks(least, most, count)
    : scaleLinear().domain([least, most]).ticks(count);
  return {
    // d3 knows no place for a missing value, and says so with undefined.
    at: (value) => (Number.isNaN(value) ? NaN : scale(value)),
    valueAt: (pixel) => Math.min(most, Math.max(least, scale.invert(pixel))),
    ticks: values.map((value) => ({ at: scale(value), text: text(value) })),
    least,
    most,
  };
}

/** 0 and 1, 10, 100 … of both signs; with room for them also 2 and 5 times these. */
function logTicks(least: number, most: number, count: number): number[] {
  const size = Math.max(Math.abs(least), Math.abs(most), 1);
  const powers = Math.ceil(Math.log10(size)) + 1;
  const digits = powers * 3 <= count * 1.5 ? [1, 2, 5] : [1];
  const found = [0];
  for (let power = 0; power < powers; power++)
    for (const digit of digits) found.push(digit * 10 ** power, -digit * 10 ** power);
  return found.filter((value) => value >= least && value <= most).sort((a, b) => a - b);
}
