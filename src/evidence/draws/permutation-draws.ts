import { blockStream } from '../../stats/draw-parts';
import type { Random } from '../../stats/random';
import { mean } from '../../stats/summary';
import type { Grouping } from '../groups';

/** A sample's values and who is inside. */
export interface Sides {
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

/** Who is inside in a draw of the permutations, an entry per firm of the sample; the arrays are used again by the next draw. */
export interface SidesOfDraw {
  readonly firms: Uint8Array;
  /** Null where whole groups are not permuted. */
  readonly groups: Uint8Array | null;
}

/** Deals the draws of `permuteDifference` and `permuteMunicipalities` again, one after the other, for who repeats them. */
export function* drawnSides(
  sides: Sides,
  grouping: Grouping | null,
  { seed, draws }: { readonly seed: number; readonly draws: number },
): Generator<SidesOfDraw> {
  const dealt = dealtOf(sides, seed);
  const { order, deal } = sideDealer(dealt);
  const given = grouping && grouping.count > 1 ? groupSides(sides, grouping, seed) : null;
  const exchanged = given && shareExchange(given);
  const firms = new Uint8Array(sides.values.length);
  const groups = given ? new Uint8Array(firms.length) : null;
  for (let draw = 0; draw < draws; draw++) {
    deal(draw);
    firms.fill(1 - dealt.smaller);
    for (let i = 0; i < dealt.take; i++) firms[order[i]] = dealt.smaller;
    if (given && exchanged && groups) {
      exchanged.exchange(draw);
      groups.fill(0);
      given.start.subarray(0, -1).forEach((start, g) => {
        for (let i = 0; i < exchanged.takes[g]; i++) groups[exchanged.rows[start + i]] = 1;
      });
    }
    yield { firms, groups };
  }
}
