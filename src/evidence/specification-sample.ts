import { tQuantile } from '../stats/distributions';
import { clusterFactor, gatherGroups } from './groups';
import { partialOut, preparePartial, type Partial, type Partialling } from './likeness/partial-out';

/** Everything that is tried, for the same firms. Columns have one entry per firm and no missing value. */
export interface SpecificationInput {
  /** Outcomes; each is measured in its own standard deviations. */
  readonly outcomes: readonly Float64Array[];
  /** 1 inside, 0 outside, one column per definition of clusters. */
  readonly definitions: readonly Uint8Array[];
  readonly controls: readonly Partialling[];
  /** Municipality of each firm, negative where not known. */
  readonly groups: Int32Array;
}

/** Firms sorted by group, and how many of each are inside: all that an exchange between groups takes. */
export interface Pattern {
  readonly n: number;
  readonly groups: number;
  /** Row of each firm, sorted by group. */
  readonly order: Int32Array;
  /** Group g is the firms from start[g] up to start[g + 1]. */
  readonly start: Int32Array;
  /** Firms inside by definition and group. */
  readonly insideCounts: readonly Int32Array[];
}

/** A pattern with everything else that stays the same from draw to draw. */
export interface Prepared extends Pattern {
  readonly controls: readonly Partial[];
  /** Outcomes without what the controls account for: [control][outcome]. */
  readonly residuals: readonly (readonly Float64Array[])[];
  readonly definitions: readonly Uint8Array[];
  readonly critical: number;
}

export function standardise(values: Float64Array): Float64Array | null {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const sd = Math.sqrt(squares / (n - 1));
  return sd > 1e-12 * Math.max(1, Math.abs(mean))
    ? values.map((value) => (value - mean) / sd)
    : null;
}

/** Order of the firms by group. */
function sortByGroup(of: Int32Array, count: number): { order: Int32Array; start: Int32Array } {
  const start = new Int32Array(count + 1);
  for (const group of of) start[group + 1]++;
  for (let g = 0; g < count; g++) start[g + 1] += start[g];
  const next = start.slice(0, count);
  const order = new Int32Array(of.length);
  of.forEach((group, row) => (order[next[group]++] = row));
  return { order, start };
}

/** Rows without a known group, which are negative, are a group each. */
export function patternOf({
  groups: given,
  definitions,
}: Pick<SpecificationInput, 'groups' | 'definitions'>): Pattern {
  const n = given.length;
  const { of, count } = gatherGroups(
    given,
    Int32Array.from({ length: n }, (_, i) => i),
  );
  const { order, start } = sortByGroup(of, count);
  const insideCounts = definitions.map((inside) =>
    Int32Array.from({ length: count }, (_, g) => {
      let total = 0;
      for (let i = start[g]; i < start[g + 1]; i++) total += inside[order[i]];
      return total;
    }),
  );
  return { n, groups: count, order, start, insideCounts };
}

export function prepare(input: SpecificationInput, outcomes: readonly Float64Array[]): Prepared {
  const pattern = patternOf(input);
  const { n, groups, order } = pattern;
  const sorted = (column: Float64Array) => Float64Array.from(order, (row) => column[row]);
  const controls = input.controls.map(({ numbers, levels }) =>
    preparePartial(
      {
        numbers: numbers.map(sorted),
        levels: levels && Int32Array.from(order, (row) => levels[row]),
      },
      n,
    ),
  );
  return {
    ...pattern,
    controls,
    residuals: controls.map((partial) =>
      outcomes.map((values) => {
        const rest = sorted(values);
        partialOut(partial, rest);
        return rest;
      }),
    ),
    definitions: input.definitions.map((inside) => Uint8Array.from(order, (row) => inside[row])),
    critical: tQuantile(0.975, groups - 1),
  };
}

/** Estimates and clustered t statistics of every outcome, for one column of inside and one set of controls. */
export function estimateAll(
  prepared: Prepared,
  control: number,
  inside: Uint8Array,
  scratch: Float64Array,
  take: (outcome: number, estimate: number, stdError: number) => void,
): void {
  const { n, groups, start } = prepared;
  const partial = prepared.controls[control];
  for (let i = 0; i < n; i++) scratch[i] = inside[i];
  const before = partialOut(partial, scratch);
  let squares = 0;
  const own = new Float64Array(groups);
  for (let g = 0; g < groups; g++) {
    let sum = 0;
    for (let i = start[g]; i < start[g + 1]; i++) sum += scratch[i] * scratch[i];
    own[g] = sum;
    squares += sum;
  }
  const determined = !(squares > 1e-9 * Math.max(1, before));
  const factor = clusterFactor(groups, n, partial.columns + 1);
  const across = new Float64Array(groups);
  prepared.residuals[control].forEach((rest, outcome) => {
    let total = 0;
    for (let g = 0; g < groups; g++) {
      let sum = 0;
      for (let i = start[g]; i < start[g + 1]; i++) sum += scratch[i] * rest[i];
      across[g] = sum;
      total += sum;
    }
    const estimate = total / squares;
    let meat = 0;
    for (let g = 0; g < groups; g++) meat += (across[g] - estimate * own[g]) ** 2;
    const stdError = Math.sqrt(meat * factor) / squares;
    if (determined || !(stdError > 1e-12)) take(outcome, NaN, NaN);
    else take(outcome, estimate, stdError);
  });
}
