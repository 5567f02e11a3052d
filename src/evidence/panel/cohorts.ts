import type { PanelSample } from './panel-sample';

/** A firm that nothing happens to while it is seen. */
export const NEVER = -1;

/** A measure of firms over time, and since when something has happened to each. */
export interface EventPanel {
  /** Firm of each observation, 0 … firms − 1, and its time, 0 … times − 1; a firm is observed at a time at most once. */
  readonly unit: Int32Array;
  readonly time: Int32Array;
  /** NaN where missing. */
  readonly y: Float64Array;
  readonly times: number;
  /** Per firm: the first time at which it has happened (at least 1), or NEVER. */
  readonly since: Int32Array;
  /** Per firm: whom its errors may be like; negative where that is not known, so that the firm stands alone. */
  readonly group: Int32Array;
}

/** Firms that an estimate can use: those it happened to that are seen before and after, and those it never happened to that are seen twice. */
export interface UsableFirms {
  readonly treated: readonly number[];
  readonly never: readonly number[];
  /** Of firms with observations: it happened to them, but the measure is not known both before and after. */
  readonly oneSided: number;
  /** Of firms with observations: it never happened to them, and the measure is known once or never. */
  readonly once: number;
  /** First times at which it happened, ascending. */
  readonly cohorts: readonly number[];
}

export function usableFirms({ unit, time, y, since }: EventPanel): UsableFirms {
  const before = new Int32Array(since.length);
  const after = new Int32Array(since.length);
  unit.forEach((firm, i) => {
    if (Number.isNaN(y[i])) return;
    if (since[firm] === NEVER || time[i] < since[firm]) before[firm]++;
    else after[firm]++;
  });
  const seen = new Set(unit);
  const firms = [...since.keys()].filter((firm) => seen.has(firm));
  const treated = firms.filter((firm) => since[firm] !== NEVER && before[firm] && after[firm]);
  const never = firms.filter((firm) => since[firm] === NEVER && before[firm] > 1);
  return {
    ...{ treated, never },
    oneSided: firms.filter((firm) => since[firm] !== NEVER).length - treated.length,
    once: firms.filter((firm) => since[firm] === NEVER).length - never.length,
    cohorts: [...new Set(treated.map((firm) => since[firm]))].sort((a, b) => a - b),
  };
}

/** An observation of a stack: which row of the panel, and which cohort it stands beside. */
export interface Stacked {
  readonly row: Int32Array;
  readonly cohort: Int32Array;
  /** Times since it happened to the cohort; negative before. */
  readonly relative: Int32Array;
  /** 1 for firms of the cohort, 0 for those it never happened to. */
  readonly treated: Uint8Array;
}

/**
 * The cohorts one below the other, each with all firms that it never happened to (Cengiz, Dube, Lindner and Zipperer 2019), so that no firm is
 * compared with one that it had happened to before (Goodman-Bacon 2021). With one cohort that is the panel itself.
 */
export function stackCohorts(
  { unit, time, y, since }: EventPanel,
  { treated, never, cohorts }: UsableFirms,
): Stacked {
  const isNever = new Set(never);
  const isTreated = new Set(treated);
  const rows: [row: number, cohort: number, relative: number, treated: number][] = [];
  cohorts.forEach((first, cohort) => {
    unit.forEach((firm, i) => {
      if (Number.isNaN(y[i])) return;
      const own = isTreated.has(firm) && since[firm] === first;
      if (own || isNever.has(firm)) rows.push([i, cohort, time[i] - first, own ? 1 : 0]);
    });
  });
  const column = (at: number) => Int32Array.from(rows, (row) => row[at]);
  return {
    ...{ row: column(0), cohort: column(1), relative: column(2) },
    treated: Uint8Array.from(column(3)),
  };
}

/** The stack with these terms as what is estimated: an effect of each firm and of each time in each cohort. */
export function sampleOf(
  { unit, time, y, times, since, group }: EventPanel,
  { row, cohort }: Stacked,
  terms: readonly Float64Array[],
): PanelSample {
  const highest = group.reduce((most, one) => Math.max(most, one), 0);
  const column = (of: (row: number, cohort: number) => number) =>
    Int32Array.from(row, (at, i) => of(at, cohort[i]));
  return {
    unit: column((at, block) => block * since.length + unit[at]),
    time: column((at, block) => block * times + time[at]),
    y: Float64Array.from(row, (at) => y[at]),
    terms,
    group: column((at) => (group[unit[at]] < 0 ? highest + 1 + unit[at] : group[unit[at]])),
  };
}

/** The stack's rows that pass. */
export function chosenRows(stack: Stacked, passes: (i: number) => boolean): Stacked {
  const kept = [...stack.row.keys()].filter(passes);
  const column = (of: Int32Array) => Int32Array.from(kept, (i) => of[i]);
  return {
    row: column(stack.row),
    cohort: column(stack.cohort),
    relative: column(stack.relative),
    treated: Uint8Array.from(kept, (i) => stack.treated[i]),
  };
}
