import { UNATTENDED, type Run } from '../model/run';
import { tQuantile, tTwoSided } from '../stats/distributions';
import { createRandom, type Random } from '../stats/random';
import { quantileOfSorted } from '../stats/summary';
import { repeatDraws } from './draws';
import { clusterFactor, gatherGroups } from './groups';
import { partialOut, preparePartial, type Partial, type Partialling } from './partial-out';
import type { PermutationOptions } from './permutation';
import { answered, note, refused, type EvidenceResult } from './problem';

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

/** The difference inside minus outside under one choice of everything, in standard deviations of the outcome. */
export interface SpecificationEstimate {
  /** Indices into the input's lists. */
  readonly outcome: number;
  readonly definition: number;
  readonly control: number;
  readonly estimate: number;
  /** Clustered by municipality; judged by t with groups − 1 degrees of freedom. */
  readonly stdError: number;
  readonly t: number;
  readonly pValue: number;
  readonly ciLow: number;
  readonly ciHigh: number;
}

export interface SpecificationCurve {
  readonly n: number;
  readonly groups: number;
  /** Ascending by estimate. */
  readonly specifications: readonly SpecificationEstimate[];
  /** Specifications without an estimate: one side empty, or no error to judge by. */
  readonly skipped: number;
  readonly significantPositive: number;
  readonly significantNegative: number;
  /** Against no effect under any specification. */
  readonly joint: {
    /** Median of the t statistics, and how often a permutation's is as far from 0. */
    readonly medianT: number;
    readonly pValue: number;
    /** How often a permutation has as many significant specifications of one sign. */
    readonly sharePValue: number;
    readonly draws: number;
    readonly seed: number;
  };
}

/** Firms sorted by group, with everything that stays the same from draw to draw. */
interface Prepared {
  readonly n: number;
  readonly groups: number;
  /** Group g is the firms from start[g] up to start[g + 1]. */
  readonly start: Int32Array;
  readonly controls: readonly Partial[];
  /** Outcomes without what the controls account for: [control][outcome]. */
  readonly residuals: readonly (readonly Float64Array[])[];
  readonly definitions: readonly Uint8Array[];
  /** Firms inside by definition and group. */
  readonly insideCounts: readonly Int32Array[];
  readonly critical: number;
}

function standardise(values: Float64Array): Float64Array | null {
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

function prepare(input: SpecificationInput, outcomes: readonly Float64Array[]): Prepared {
  const n = input.groups.length;
  const { of, count } = gatherGroups(
    input.groups,
    Int32Array.from({ length: n }, (_, i) => i),
  );
  const { order, start } = sortByGroup(of, count);
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
  const definitions = input.definitions.map((inside) =>
    Uint8Array.from(order, (row) => inside[row]),
  );
  return {
    n,
    groups: count,
    start,
    controls,
    residuals: controls.map((partial) =>
      outcomes.map((values) => {
        const rest = sorted(values);
        partialOut(partial, rest);
        return rest;
      }),
    ),
    definitions,
    insideCounts: definitions.map((inside) =>
      Int32Array.from({ length: count }, (_, g) => {
        let total = 0;
        for (let i = start[g]; i < start[g + 1]; i++) total += inside[i];
        return total;
      }),
    ),
    critical: tQuantile(0.975, count - 1),
  };
}

/** Estimates and clustered t statistics of every outcome, for one column of inside and one set of controls. */
function estimateAll(
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

/** The pattern of a draw: each municipality takes another one's share of firms inside, the same one in every definition. */
class PatternDraws {
  readonly #prepared: Prepared;
  readonly #random: Random;
  readonly #giver: Int32Array;
  readonly #order: Int32Array;
  readonly #round: Float64Array;

  constructor(prepared: Prepared, seed: number) {
    this.#prepared = prepared;
    this.#random = createRandom(seed);
    this.#giver = Int32Array.from({ length: prepared.groups }, (_, g) => g);
    this.#order = Int32Array.from({ length: prepared.n }, (_, i) => i);
    this.#round = new Float64Array(prepared.groups);
  }

  next(): void {
    const { start, groups } = this.#prepared;
    this.#shuffle(this.#giver, 0, groups);
    for (let g = 0; g < groups; g++) {
      this.#shuffle(this.#order, start[g], start[g + 1]);
      this.#round[g] = this.#random.uniform();
    }
  }

  /** Writes who is inside in the present draw by a definition. */
  fill(definition: number, inside: Uint8Array): void {
    const { start, groups, insideCounts } = this.#prepared;
    const counts = insideCounts[definition];
    inside.fill(0);
    for (let g = 0; g < groups; g++) {
      const from = this.#giver[g];
      const size = start[g + 1] - start[g];
      const share = (counts[from] * size) / (start[from + 1] - start[from]);
      const take = Math.min(size, Math.floor(share + this.#round[g]));
      for (let i = 0; i < take; i++) inside[this.#order[start[g] + i]] = 1;
    }
  }

  #shuffle(items: Int32Array, from: number, to: number): void {
    for (let i = to - 1; i > from; i--) {
      const j = from + this.#random.below(i - from + 1);
      const held = items[i];
      items[i] = items[j];
      items[j] = held;
    }
  }
}

/** Median of the statistics that are known, and the most significant ones of one sign. */
function sumUp(ts: readonly number[], critical: number): { median: number; significant: number } {
  const known = Float64Array.from(ts.filter(Number.isFinite)).sort();
  let above = 0;
  let below = 0;
  for (const t of known) {
    if (t > critical) above++;
    else if (t < -critical) below++;
  }
  return { median: quantileOfSorted(known, 0.5), significant: Math.max(above, below) };
}

async function jointTest(
  prepared: Prepared,
  ts: readonly number[],
  { seed, draws, progress }: PermutationOptions,
  run: Run,
): Promise<SpecificationCurve['joint']> {
  const observed = sumUp(ts, prepared.critical);
  const pattern = new PatternDraws(prepared, seed);
  const inside = new Uint8Array(prepared.n);
  const scratch = new Float64Array(prepared.n);
  let farther = 0;
  let more = 0;
  const draw = (): void => {
    pattern.next();
    const drawn: number[] = [];
    prepared.definitions.forEach((_, definition) => {
      pattern.fill(definition, inside);
      prepared.controls.forEach((__, control) =>
        estimateAll(prepared, control, inside, scratch, (___, estimate, error) =>
          drawn.push(estimate / error),
        ),
      );
    });
    const { median, significant } = sumUp(drawn, prepared.critical);
    // A draw without a single estimate counts as extreme, which can only raise p.
    if (!(Math.abs(median) < Math.abs(observed.median) * (1 - 1e-9))) farther++;
    if (significant >= observed.significant) more++;
  };
  const each = prepared.definitions.length * prepared.controls.length * prepared.n * 8;
  await repeatDraws(draws, each, run, draw, progress);
  return {
    medianT: observed.median,
    pValue: (farther + 1) / (draws + 1),
    sharePValue: (more + 1) / (draws + 1),
    draws,
    seed,
  };
}

/**
 * Estimates the difference inside minus outside under every combination of outcome, definition and controls, by linear models
 * whose controls are partialled out, with errors clustered by municipality, and tests them jointly: outcomes without what
 * the controls account for stay where they are, and whole municipalities exchange the share of their firms that is inside,
 * the same exchange under every definition. O(draws · definitions · controls · outcomes · firms). Progress and cancelling
 * through `run`. Sources: Simonsohn, Simmons and Nelson 2020; Freedman and Lane 1983; Chung and Romano 2013.
 */
export async function specificationCurve(
  input: SpecificationInput,
  options: PermutationOptions,
  run: Run = UNATTENDED,
): Promise<EvidenceResult<SpecificationCurve>> {
  const n = input.groups.length;
  const outcomes = input.outcomes.map(standardise);
  if (outcomes.some((values) => !values))
    return refused('outcome-constant', { value: input.outcomes[0][0] ?? NaN, firms: n });
  const prepared = prepare(input, outcomes as Float64Array[]);
  if (prepared.groups < 2) return refused('one-municipality', { firms: n });
  const scratch = new Float64Array(n);
  const found: SpecificationEstimate[] = [];
  const ts: number[] = [];
  prepared.definitions.forEach((inside, definition) =>
    prepared.controls.forEach((_, control) =>
      estimateAll(prepared, control, inside, scratch, (outcome, estimate, stdError) => {
        const t = estimate / stdError;
        ts.push(t);
        if (!Number.isFinite(t)) return;
        const reach = prepared.critical * stdError;
        found.push({
          outcome,
          definition,
          control,
          estimate,
          stdError,
          t,
          pValue: tTwoSided(t, prepared.groups - 1),
          ciLow: estimate - reach,
          ciHigh: estimate + reach,
        });
      }),
    ),
  );
  if (found.length === 0) return refused('group-empty', { group: 'inside', missing: 0 });
  const joint = await jointTest(prepared, ts, options, run);
  const curve: SpecificationCurve = {
    n,
    groups: prepared.groups,
    specifications: [...found].sort((a, b) => a.estimate - b.estimate),
    skipped: ts.length - found.length,
    significantPositive: found.filter(({ ciLow }) => ciLow > 0).length,
    significantNegative: found.filter(({ ciHigh }) => ciHigh < 0).length,
    joint,
  };
  const ungrouped = input.groups.reduce((count, group) => count + (group < 0 ? 1 : 0), 0);
  return answered(curve, ungrouped > 0 ? [note('groups-missing', { rows: ungrouped })] : []);
}
