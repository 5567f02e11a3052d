import { scaleThreshold } from 'd3-scale';
import type { Overlay } from '../../study';
import { BIVARIATE, DIVERGING, MISSING, SUPPRESSED } from './overlay-palette';
import { SEQUENTIAL } from './palette';
import type { Theme } from '../theme';

/** Half-open range of values [from, to). */
export interface ValueRange {
  readonly from: number;
  readonly to: number;
}

/** Of a measure whose values are all whole: the least and the greatest value that a class may hold, both included. */
export interface WholeRange {
  readonly least: number;
  readonly most: number;
}

export interface ValueClass extends ValueRange {
  /** #rrggbb */
  readonly colour: string;
  /** Absent unless all values are whole and none is below zero, or the class is of zeros alone. */
  readonly whole?: WholeRange;
  /** Range of the second measure of a bivariate scale. */
  readonly second?: ValueRange;
  /** Areas or firms in this class. */
  readonly count: number;
}

/** What one area or firm looks like: a class, or one of the two looks of those without a value. */
export type AreaLook = 'class' | 'missing' | 'suppressed';

/** One object that says which colour each value has; paint and legend are both made from it. */
export interface Classification {
  readonly scale: Overlay['settings']['scale'];
  /** Ascending; of a bivariate scale row by row, the second measure ascending within a row. */
  readonly classes: readonly ValueClass[];
  /** Classes of the second measure; 1 unless the scale is bivariate. */
  readonly columns: number;
  readonly missing: { readonly colour: string; readonly count: number };
  readonly suppressed: { readonly colour: string; readonly count: number };
  /** One per area: index of its class, -1 missing, -2 suppressed. */
  readonly classOf: Int8Array;
}

export const IS_MISSING = -1;
export const IS_SUPPRESSED = -2;

/** Classifies the areas of an overlay. Linear. */
export function classify(overlay: Overlay, theme: Theme): Classification {
  const { figures, second, limits, secondLimits, settings } = overlay;
  const { scale } = settings;
  const rows = ranges(limits);
  const columns = second ? ranges(secondLimits) : [null];
  const row = ordinal(limits);
  const told = figures.value.filter((_, area) => figures.suppressed[area] !== 1);
  const wholes = second ? [] : wholeRanges(rows, told);
  const column = ordinal(secondLimits);
  const classOf = Int8Array.from(figures.value, (value, area) => {
    if (figures.suppressed[area] === 1) return IS_SUPPRESSED;
    if (Number.isNaN(value) || (second && Number.isNaN(second[area]))) return IS_MISSING;
    return row(value) * columns.length + (second ? column(second[area]) : 0);
  });
  const countOf = (index: number): number =>
    classOf.reduce((sum, own) => sum + (own === index ? 1 : 0), 0);
  const colours = second
    ? rows.flatMap((_, r) =>
        columns.map((__, c) => BIVARIATE[theme][third(r, rows.length)][third(c, columns.length)]),
      )
    : rampOf(scale, limits, theme);
  const classes = rows.flatMap((range, r) =>
    columns.map((across, c): ValueClass => {
      const index = r * columns.length + c;
      const whole = wholes[r] ? { whole: wholes[r] } : {};
      const base = { ...range, ...whole, colour: colours[index], count: countOf(index) };
      return across ? { ...base, second: across } : base;
    }),
  );
  return {
    scale,
    classes,
    columns: columns.length,
    missing: { colour: MISSING[theme], count: countOf(IS_MISSING) },
    suppressed: { colour: SUPPRESSED[theme], count: countOf(IS_SUPPRESSED) },
    classOf,
  };
}

function ordinal(limits: readonly number[]): (value: number) => number {
  return scaleThreshold<number, number>()
    .domain([...limits])
    .range(Array.from({ length: limits.length + 1 }, (_, i) => i));
}

const ranges = (limits: readonly number[]): ValueRange[] =>
  Array.from({ length: limits.length + 1 }, (_, i) => ({
    from: i === 0 ? -Infinity : limits[i - 1],
    to: i === limits.length ? Infinity : limits[i],
  }));

/**
 * What whole numbers each class holds where all values are whole and none is below zero; else only of a class of nothing but zeros.
 * Missing values (NaN) are passed over.
 */
export function wholeRanges(
  classes: readonly ValueRange[],
  values: Float64Array,
): (WholeRange | undefined)[] {
  const told = values.filter((value) => !Number.isNaN(value));
  const least = told.reduce((a, b) => Math.min(a, b), Infinity);
  const most = told.reduce((a, b) => Math.max(a, b), -Infinity);
  const isWhole = least >= 0 && told.every((value) => Number.isInteger(value));
  return classes.map(({ from, to }) => {
    if (isWhole && told.length > 0)
      return {
        least: from === -Infinity ? least : Math.ceil(from),
        most: to === Infinity ? most : Math.ceil(to) - 1,
      };
    const own = told.filter((value) => value >= from && value < to);
    return own.length > 0 && own.every((value) => value === 0) ? { least: 0, most: 0 } : undefined;
  });
}

/** Of three colours the ones for fewer classes: the outer two of two, the middle of one. */
const third = (index: number, count: number): number =>
  count === 1 ? 1 : Math.round((index * 2) / (count - 1));

function rampOf(scale: string, limits: readonly number[], theme: Theme): string[] {
  const count = limits.length + 1;
  if (scale === 'diverging' && limits.length > 0) {
    const { below, above } = DIVERGING[theme];
    const side = count / 2;
    const at = (step: number) => (side === 1 ? 1 : Math.round((step * 2) / (side - 1)));
    return Array.from({ length: count }, (_, i) =>
      i < side ? below[at(side - 1 - i)] : above[at(i - side)],
    );
  }
  const ramp = SEQUENTIAL[theme];
  if (count === 1) return [ramp[3]];
  return Array.from(
    { length: count },
    (_, i) => ramp[Math.round((i * (ramp.length - 1)) / (count - 1))],
  );
}
