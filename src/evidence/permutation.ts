import { UNATTENDED, type Run } from '../model/run';
import { blockStream, DRAW_BLOCK, drawInParts, eachDraw, type DrawTask } from '../stats/draw-parts';
import type { Random } from '../stats/random';
import { mean } from '../stats/summary';
import type { Grouping } from './groups';

export interface PermutationOptions {
  readonly seed: number;
  readonly draws: number;
  /** Shares of the present stage between which progress is reported; all of it unless given. */
  readonly progress?: readonly [number, number];
}

export interface PermutationTest {
  /** (b + 1) / (draws + 1), two-sided. */
  readonly pValue: number;
  readonly draws: number;
  readonly seed: number;
}

interface Sides {
  readonly values: Float64Array;
  readonly isInside: Uint8Array;
}

/** Two sums of the same numbers in another order differ by no more than this share of their size. */
const ROUNDING = 1e-12;

/** Puts `take` random entries of items[from … from + length) first in that stretch. */
function drawFirst(
  items: Int32Array,
  from: number,
  length: number,
  take: number,
  random: Random,
): void {
  for (let i = 0; i < take; i++) {
    const j = from + i + random.below(length - i);
    const held = items[from + i];
    items[from + i] = items[j];
    items[j] = held;
  }
}

/** What a permutation of firms deals: centred values, of which one side takes so many. */
export interface Dealt {
  readonly centred: Float64Array;
  readonly take: number;
  readonly threshold: number;
  readonly seed: number;
}

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

/** Deals a side anew draw by draw; the first `take` entries of `order` are its firms. */
export function sideDealer({ centred, take, seed }: Pick<Dealt, 'centred' | 'take' | 'seed'>) {
  const firms = Int32Array.from(centred.keys());
  const order = firms.slice();
  let random: Random;
  const deal = (number: number): void => {
    const stream = blockStream(seed, number);
    if (stream) {
      random = stream;
      order.set(firms);
    }
    drawFirst(order, 0, order.length, take, random);
  };
  return { order, deal };
}

/** Counts the draws whose side differs as much as the observed one. */
export const FIRM_PERMUTATION: DrawTask<Dealt, number> = {
  name: 'firm-permutation',
  start: (dealt) => {
    const { centred, take, threshold } = dealt;
    const { order, deal } = sideDealer(dealt);
    return async (from, to, run) => {
      let extreme = 0;
      const draw = (number: number): void => {
        deal(number);
        let total = 0;
        for (let i = 0; i < take; i++) total += centred[order[i]];
        if (Math.abs(total) >= threshold) extreme++;
      };
      await eachDraw(from, to, take * 8, run, draw);
      return extreme;
    };
  },
};

/** What is dealt between inside and outside, and which side it is: the smaller one, 1 for inside. */
export function dealtOf({ values, isInside }: Sides, seed: number): Dealt & { smaller: number } {
  const n = values.length;
  const centre = mean(values);
  const centred = values.map((value) => value - centre);
  const insideCount = isInside.reduce((count, side) => count + side, 0);
  const smaller = insideCount * 2 <= n ? 1 : 0;
  const take = smaller ? insideCount : n - insideCount;
  // The centred values add up to 0, so one side's sum fixes the difference in means.
  let observed = 0;
  let size = 0;
  for (let i = 0; i < n; i++) {
    if (isInside[i] === smaller) observed += centred[i];
    size += Math.abs(centred[i]);
  }
  return { centred, take, threshold: Math.abs(observed) - ROUNDING * size, seed, smaller };
}

/**
 * Permutation of the difference in means between inside and outside: the labels are dealt anew among all firms,
 * as if firms were independent. Needs a firm on each side. O(draws · smaller group).
 */
export async function permuteDifference(
  sides: Sides,
  { seed, draws, progress }: PermutationOptions,
  run: Run = UNATTENDED,
): Promise<PermutationTest> {
  const dealt = dealtOf(sides, seed);
  const plan = { draws, cost: dealt.take * 8, block: DRAW_BLOCK, progress };
  const extreme = sum(await drawInParts(FIRM_PERMUTATION, dealt, plan, run));
  return { pValue: (extreme + 1) / (draws + 1), draws, seed };
}

/** How many groups could change places in the permutation of whole municipalities. */
export interface GroupPermutationTest extends PermutationTest {
  readonly kind: 'whole-municipalities';
  readonly groups: number;
}

/** Rows of each group one after the other. */
function rowsByGroup({ of, count }: Grouping): { start: Int32Array; rows: Int32Array } {
  const start = new Int32Array(count + 1);
  for (const group of of) start[group + 1]++;
  for (let g = 0; g < count; g++) start[g + 1] += start[g];
  const next = start.slice(0, count);
  const rows = new Int32Array(of.length);
  of.forEach((group, row) => {
    rows[next[group]++] = row;
  });
  return { start, rows };
}

/**
 * Square of the difference over its clustered error (up to a constant), from each group's count and sum inside.
 * NaN where one side is empty. The values are centred, so the outside is what the inside leaves.
 */
function squaredRatio(
  sizes: Int32Array,
  totals: Float64Array,
  insideCounts: Int32Array,
  insideSums: Float64Array,
): number {
  let n = 0;
  let total = 0;
  let nInside = 0;
  let sumInside = 0;
  for (let g = 0; g < sizes.length; g++) {
    n += sizes[g];
    total += totals[g];
    nInside += insideCounts[g];
    sumInside += insideSums[g];
  }
  const nOutside = n - nInside;
  const meanInside = sumInside / nInside;
  const meanOutside = (total - sumInside) / nOutside;
  let squares = 0;
  for (let g = 0; g < sizes.length; g++) {
    const here = insideCounts[g];
    const influence =
      (insideSums[g] - here * meanInside) / nInside -
      (totals[g] - insideSums[g] - (sizes[g] - here) * meanOutside) / nOutside;
    squares += influence * influence;
  }
  return (meanInside - meanOutside) ** 2 / squares;
}

/** Firms and their values by group, and who of them is inside. */
export interface GroupSides {
  /** Centred values. */
  readonly centred: Float64Array;
  /** Rows of group g: rows[start[g]] up to rows[start[g + 1]]. */
  readonly start: Int32Array;
  readonly rows: Int32Array;
  readonly sizes: Int32Array;
  readonly totals: Float64Array;
  /** Firms inside, and the sum of their centred values. */
  readonly counts: Int32Array;
  readonly sums: Float64Array;
  readonly seed: number;
}

export function groupSides(
  { values, isInside }: Sides,
  grouping: Grouping,
  seed: number,
): GroupSides {
  const centre = mean(values);
  const centred = values.map((value) => value - centre);
  const [sizes, counts] = [new Int32Array(grouping.count), new Int32Array(grouping.count)];
  const [totals, sums] = [new Float64Array(grouping.count), new Float64Array(grouping.count)];
  for (let i = 0; i < values.length; i++) {
    const g = grouping.of[i];
    sizes[g]++;
    totals[g] += centred[i];
    if (isInside[i]) {
      counts[g]++;
      sums[g] += centred[i];
    }
  }
  return { centred, ...rowsByGroup(grouping), sizes, totals, counts, sums, seed };
}

/** Lets whole groups exchange their shares draw by draw: of group g the first takes[g] of its rows are inside. */
export function shareExchange({ start, rows: given, sizes, counts, seed }: GroupSides) {
  const groups = sizes.length;
  const order = Int32Array.from(sizes.keys());
  const giver = order.slice();
  const rows = given.slice();
  const takes = new Int32Array(groups);
  let random: Random;
  const exchange = (number: number): void => {
    const stream = blockStream(seed, number);
    if (stream) {
      random = stream;
      giver.set(order);
      rows.set(given);
    }
    drawFirst(giver, 0, groups, groups - 1, random);
    for (let g = 0; g < groups; g++) {
      const from = giver[g];
      const share = (counts[from] * sizes[g]) / sizes[from];
      const take = Number.isInteger(share) ? share : Math.floor(share + random.uniform());
      takes[g] = take;
      if (take > 0 && take < sizes[g]) drawFirst(rows, start[g], sizes[g], take, random);
    }
  };
  return { rows, takes, exchange };
}

/** Counts the draws whose difference is as large, beside its error, as the observed one. */
export const GROUP_PERMUTATION: DrawTask<GroupSides, number> = {
  name: 'group-permutation',
  start: (sides) => {
    const { centred, start, sizes, totals, counts, sums } = sides;
    const least = squaredRatio(sizes, totals, counts, sums) * (1 - 1e-9);
    const { rows, takes, exchange } = shareExchange(sides);
    const drawn = new Float64Array(sizes.length);
    const sumOf = (g: number): number => {
      if (takes[g] === sizes[g]) return totals[g];
      let total = 0;
      for (let i = 0; i < takes[g]; i++) total += centred[rows[start[g] + i]];
      return total;
    };
    return async (from, to, run) => {
      let extreme = 0;
      const draw = (number: number): void => {
        exchange(number);
        for (let g = 0; g < sizes.length; g++) drawn[g] = sumOf(g);
        if (!(squaredRatio(sizes, totals, takes, drawn) < least)) extreme++;
      };
      await eachDraw(from, to, centred.length * 8, run, draw);
      return extreme;
    };
  },
};

/**
 * Permutation that keeps spatial dependence: outcomes stay where they are, and whole municipalities exchange the
 * share of their firms that is inside; which firms of a municipality make up the share is drawn at random (a
 * fraction of a firm is rounded at random). The statistic is the difference over its error clustered by
 * municipality, so that municipalities of unequal size do not distort it (Chung and Romano 2013). A draw that
 * leaves a side empty or without an error counts as extreme, which can only raise p. Null below two groups.
 * O(draws · firms).
 */
export async function permuteMunicipalities(
  sides: Sides,
  grouping: Grouping,
  { seed, draws, progress }: PermutationOptions,
  run: Run = UNATTENDED,
): Promise<GroupPermutationTest | null> {
  const groups = grouping.count;
  if (groups < 2) return null;
  const given = groupSides(sides, grouping, seed);
  if (Number.isNaN(squaredRatio(given.sizes, given.totals, given.counts, given.sums))) return null;
  const plan = { draws, cost: sides.values.length * 8, block: DRAW_BLOCK, progress };
  const extreme = sum(await drawInParts(GROUP_PERMUTATION, given, plan, run));
  return { kind: 'whole-municipalities', groups, pValue: (extreme + 1) / (draws + 1), draws, seed };
}
