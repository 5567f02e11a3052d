import { gatherGroups } from '../groups';

/** Firms seen at several times: entry i of each column belongs to observation i. */
export interface PanelSample {
  /** Which firm and which time an observation is of: any whole numbers. A firm is observed at a time at most once. */
  readonly unit: Int32Array;
  readonly time: Int32Array;
  /** Finite. */
  readonly y: Float64Array;
  /** What varies within firms over time; finite. */
  readonly terms: readonly Float64Array[];
  /** Errors may be alike within these; all observations of a firm are in one, or the sandwich would leave out effects. */
  readonly group: Int32Array;
}

/** Observations that tell something of change, their firms, times and groups numbered from 0. */
export interface Observed extends PanelSample {
  readonly units: number;
  readonly times: number;
  readonly groups: number;
  /** Column of each time's effect among the times' columns, −1 where others compare with it. */
  readonly effect: Int32Array;
  readonly effects: number;
  /** Firms left out since they are seen once, or (of counts) have none at any time. */
  readonly single: number;
  readonly without: number;
  /** Times left out because nobody had any then. */
  readonly emptyTimes: number;
}

/** Throws RangeError for columns of unequal length and for values that are not finite. */
export function checkPanel({ unit, time, y, terms, group }: PanelSample): void {
  const lengths = [unit, time, group, ...terms].every(({ length }) => length === y.length);
  if (!lengths || ![y, ...terms].every((column) => column.every(Number.isFinite)))
    throw new RangeError(`a panel needs ${y.length} finite values in each column`);
  const seen = new Set<string>();
  unit.forEach((firm, i) => seen.add(`${firm} ${time[i]}`));
  if (seen.size < y.length) throw new RangeError('a firm is observed twice at one time');
}

/**
 * Leaves out what tells nothing of change: firms that are seen once and, of `counts`, firms and times without any, whose effects would expect
 * none (Correia, Guimarães and Zylkin 2020); again and again, since one may make another.
 */
export function observe(sample: PanelSample, counts: boolean): Observed {
  checkPanel(sample);
  let rows = [...sample.y.keys()];
  const all = new Set(sample.unit).size;
  const allTimes = new Set(sample.time).size;
  const without = new Set<number>();
  for (let before = -1; before !== rows.length;) {
    before = rows.length;
    if (counts) {
      const [ofUnit, ofTime] = [sample.unit, sample.time].map((of) => sumsBy(of, sample.y, rows));
      for (const [firm, sum] of ofUnit) if (sum === 0) without.add(firm);
      rows = rows.filter((i) => ofUnit.get(sample.unit[i])! > 0 && ofTime.get(sample.time[i])! > 0);
    }
    const seen = sumsBy(sample.unit, null, rows);
    rows = rows.filter((i) => seen.get(sample.unit[i])! > 1);
  }
  const unit = gatherGroups(sample.unit, rows);
  const time = gatherGroups(sample.time, rows);
  const group = gatherGroups(sample.group, rows);
  return {
    ...{ unit: unit.of, units: unit.count, time: time.of, times: time.count },
    ...{ group: group.of, groups: group.count },
    y: Float64Array.from(rows, (i) => sample.y[i]),
    terms: sample.terms.map((term) => Float64Array.from(rows, (i) => term[i])),
    ...effectsOf(unit.of, time.of, unit.count, time.count),
    single: all - without.size - unit.count,
    without: without.size,
    emptyTimes: counts ? allTimes - time.count : 0,
  };
}

/** Sums (or numbers of rows) per member. */
function sumsBy(of: Int32Array, values: Float64Array | null, rows: readonly number[]) {
  const sums = new Map<number, number>();
  for (const i of rows) sums.set(of[i], (sums.get(of[i]) ?? 0) + (values ? values[i] : 1));
  return sums;
}

/** Times whose firms are seen at no time of another part have effects of their own: in each part one time is what the others compare with. */
function effectsOf(unit: Int32Array, time: Int32Array, units: number, times: number) {
  const parent = Int32Array.from({ length: times + units }, (_, at) => at);
  const rootOf = (at: number): number => {
    while (parent[at] !== at) at = parent[at] = parent[parent[at]];
    return at;
  };
  unit.forEach((firm, i) => (parent[rootOf(times + firm)] = rootOf(time[i])));
  const based = new Set<number>();
  let effects = 0;
  const effect = Int32Array.from({ length: times }, (_, at) => {
    const root = rootOf(at);
    if (based.has(root)) return effects++;
    based.add(root);
    return -1;
  });
  return { effect, effects };
}
