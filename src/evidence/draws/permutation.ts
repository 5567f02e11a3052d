import { UNATTENDED, type Run } from '../../model/run';
import { DRAW_BLOCK, drawInParts, eachDraw, type DrawTask } from '../../stats/draw-parts';
import type { Grouping } from '../groups';
import {
  dealtOf,
  groupSides,
  shareExchange,
  sideDealer,
  type Dealt,
  type GroupSides,
  type Sides,
} from './permutation-draws';

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

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

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
