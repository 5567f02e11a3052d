import { UNATTENDED, type Run } from '../model/run';
import { createRandom, type Random } from '../stats/random';
import { mean } from '../stats/summary';
import { repeatDraws } from './draws';
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

/**
 * Permutation of the difference in means between inside and outside: the labels are dealt anew among all firms,
 * as if firms were independent. Needs a firm on each side. O(draws · smaller group).
 */
export async function permuteDifference(
  { values, isInside }: Sides,
  { seed, draws, progress }: PermutationOptions,
  run: Run = UNATTENDED,
): Promise<PermutationTest> {
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
  const threshold = Math.abs(observed) - ROUNDING * size;
  const random = createRandom(seed);
  const order = Int32Array.from(values.keys());
  let extreme = 0;
  const draw = (): void => {
    drawFirst(order, 0, n, take, random);
    let sum = 0;
    for (let i = 0; i < take; i++) sum += centred[order[i]];
    if (Math.abs(sum) >= threshold) extreme++;
  };
  await repeatDraws(draws, take * 8, run, draw, progress);
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

/**
 * Permutation that keeps spatial dependence: outcomes stay where they are, and whole municipalities exchange the
 * share of their firms that is inside; which firms of a municipality make up the share is drawn at random (a
 * fraction of a firm is rounded at random). The statistic is the difference over its error clustered by
 * municipality, so that municipalities of unequal size do not distort it (Chung and Romano 2013). A draw that
 * leaves a side empty or without an error counts as extreme, which can only raise p. Null below two groups.
 * O(draws · firms).
 */
export async function permuteMunicipalities(
  { values, isInside }: Sides,
  grouping: Grouping,
  { seed, draws, progress }: PermutationOptions,
  run: Run = UNATTENDED,
): Promise<GroupPermutationTest | null> {
  const groups = grouping.count;
  if (groups < 2) return null;
  const centre = mean(values);
  const { start, rows } = rowsByGroup(grouping);
  const sizes = new Int32Array(groups);
  const totals = new Float64Array(groups);
  const counts = new Int32Array(groups);
  const sums = new Float64Array(groups);
  for (let i = 0; i < values.length; i++) {
    const g = grouping.of[i];
    sizes[g]++;
    totals[g] += values[i] - centre;
    if (isInside[i]) {
      counts[g]++;
      sums[g] += values[i] - centre;
    }
  }
  const observed = squaredRatio(sizes, totals, counts, sums);
  if (Number.isNaN(observed)) return null;
  const random = createRandom(seed);
  const giver = Int32Array.from(sizes.keys());
  const drawnCounts = new Int32Array(groups);
  const drawnSums = new Float64Array(groups);
  let extreme = 0;
  const draw = (): void => {
    drawFirst(giver, 0, groups, groups - 1, random);
    for (let g = 0; g < groups; g++) {
      const from = giver[g];
      const share = (counts[from] * sizes[g]) / sizes[from];
      const take = Number.isInteger(share) ? share : Math.floor(share + random.uniform());
      drawnCounts[g] = take;
      drawnSums[g] = sumOfDrawn(g, take);
    }
    const ratio = squaredRatio(sizes, totals, drawnCounts, drawnSums);
    if (!(ratio < observed * (1 - 1e-9))) extreme++;
  };
  const sumOfDrawn = (g: number, take: number): number => {
    if (take === 0) return 0;
    if (take === sizes[g]) return totals[g];
    drawFirst(rows, start[g], sizes[g], take, random);
    let sum = 0;
    for (let i = 0; i < take; i++) sum += values[rows[start[g] + i]] - centre;
    return sum;
  };
  await repeatDraws(draws, values.length * 8, run, draw, progress);
  return { kind: 'whole-municipalities', groups, pValue: (extreme + 1) / (draws + 1), draws, seed };
}
