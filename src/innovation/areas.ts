import type { Statistic } from '../model/overlay';
import { sum } from '../stats/summary';
import { shrunkShares, type ShrunkShares } from './shrinkage';

export { STATISTICS, type Statistic } from '../model/overlay';

/** Figures of areas as columns, one entry per area. */
export interface AreaFigures {
  /** Firms in the area, and those among them with a value; -1 where it is suppressed. */
  readonly firms: Int32Array;
  readonly n: Int32Array;
  /** The statistic; NaN where no firm has a value and where it is suppressed. */
  readonly value: Float64Array;
  /** 1 where nothing is told of the area. */
  readonly suppressed: Uint8Array;
  /** Of the statistic `shrunk`: what the values were drawn towards, and their intervals of 95 %. */
  readonly shrunk?: Pick<ShrunkShares, 'prior' | 'low' | 'high'>;
}

/**
 * Sums a measure up by area. `areaOf` has one entry per firm, the index of its area, -1 for none; `values` is NaN where missing.
 * Nothing is suppressed yet. Linear.
 */
export function areaFigures(
  areaOf: Int32Array,
  values: Float64Array,
  areas: number,
  statistic: Statistic,
): AreaFigures {
  const firms = new Int32Array(areas);
  const n = new Int32Array(areas);
  const total = new Float64Array(areas);
  const above = new Int32Array(areas);
  areaOf.forEach((area, firm) => {
    if (area < 0) return;
    firms[area]++;
    const value = values[firm];
    if (Number.isNaN(value)) return;
    n[area]++;
    total[area] += value;
    if (value > 0) above[area]++;
  });
  const suppressed = new Uint8Array(areas);
  if (statistic === 'shrunk') {
    const { value, ...shrunk } = shrunkShares(above, n);
    return { firms, n, value, suppressed, shrunk };
  }
  const value = total.map((whole, area) => {
    if (n[area] === 0) return NaN;
    if (statistic === 'sum') return whole;
    return (statistic === 'mean' ? whole : above[area]) / n[area];
  });
  return { firms, n, value, suppressed };
}

/** The same figures with nothing told of the areas that are hidden (1): no value, and no number of firms. */
export function withoutHidden(figures: AreaFigures, hidden: Uint8Array): AreaFigures {
  const told = (column: Float64Array) =>
    column.map((own, area) => (hidden[area] === 1 ? NaN : own));
  const { shrunk } = figures;
  const keep = (column: Int32Array) => column.map((own, area) => (hidden[area] === 1 ? -1 : own));
  return {
    firms: keep(figures.firms),
    n: keep(figures.n),
    value: told(figures.value),
    suppressed: hidden,
    ...(shrunk ? { shrunk: { ...shrunk, low: told(shrunk.low), high: told(shrunk.high) } } : {}),
  };
}

/** Each firm's value by employee; NaN where either is missing or nobody is employed. */
export function perEmployee(values: Float64Array, employees: Float64Array): Float64Array {
  return values.map((value, firm) => (employees[firm] > 0 ? value / employees[firm] : NaN));
}

/**
 * Mean of the z-scores of several measures (each less its mean, by its standard deviation with divisor n − 1), over the firms that have
 * all of them; NaN for the others. A constant measure tells nothing apart and is left out; where all are constant, every value is NaN.
 */
export function compositeScore(measures: readonly Float64Array[]): Float64Array {
  const count = measures[0]?.length ?? 0;
  const has = (firm: number): boolean => measures.every((values) => !Number.isNaN(values[firm]));
  const rows = Array.from({ length: count }, (_, firm) => firm).filter(has);
  const scores = measures.flatMap((values) => {
    const own = rows.map((row) => values[row]);
    const mean = sum(own) / own.length;
    const sd = Math.sqrt(sum(own.map((value) => (value - mean) ** 2)) / (own.length - 1));
    return sd > 0 ? [rows.map((row) => (values[row] - mean) / sd)] : [];
  });
  const out = new Float64Array(count).fill(NaN);
  if (scores.length === 0) return out;
  rows.forEach((row, k) => (out[row] = sum(scores.map((score) => score[k])) / scores.length));
  return out;
}
