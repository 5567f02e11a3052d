import { UNATTENDED, type Run } from '../../model/run';
import { designBasis } from '../../stats/design-basis';
import { collect, collectByGroup, predict, type DesignMatrix } from '../../stats/design-matrix';
import { designProduct } from '../../stats/design-products';
import { invertPositive, timesVector } from '../../stats/matrix';
import { drawInParts, eachDraw, type DrawTask } from '../../stats/draw-parts';
import { createRandom, type Random } from '../../stats/random';
import type { Grouping } from '../groups';

/** Signs that a group's residuals are multiplied by: two points, or six where there are few groups. */
export type WildPoints = 'rademacher' | 'webb';

/** A coefficient judged by the wild cluster bootstrap with restricted residuals. */
export interface WildBootstrap {
  readonly pValue: number;
  /** 95 % interval: the values that are not rejected. Infinite where none is rejected on a side. */
  readonly ciLow: number;
  readonly ciHigh: number;
  readonly draws: number;
  readonly points: WildPoints;
  /** The draws are all combinations of signs that there are, and no chance is in them. */
  readonly all: boolean;
  readonly groups: number;
  readonly seed: number;
}

export interface WildOptions {
  readonly seed: number;
  readonly draws: number;
  /** By the number of groups unless given. */
  readonly points?: WildPoints;
  /** Shares of the present stage between which progress is reported. */
  readonly progress?: readonly [number, number];
}

const POINTS: Readonly<Record<WildPoints, readonly number[]>> = {
  rademacher: [-1, 1],
  webb: [-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)],
};
/** Groups up to which the six points are drawn: two make too few combinations. Source: Webb 2014. */
export const FEW_FOR_WEBB = 12;
const LEVEL = 0.05;
/** A statistic that equals the observed one but for rounding counts as reaching it. */
const ROUNDING = 1e-10;

/** Sums over the rows of a group that a draw is made of; columns of the basis beside each other. */
export interface GroupSums {
  readonly count: number;
  readonly width: number;
  /** Of lever × restricted residual, and of lever × what the coefficient's column has of its own. */
  readonly scores: Float64Array;
  readonly own: Float64Array;
  /** Group by column: of basis × lever, and (times the inverse of the basis' product) of basis × restricted residual and × own. */
  readonly levers: Float64Array;
  readonly residuals: Float64Array;
  readonly owns: Float64Array;
}

/** What a draw comes to: its statistic at the null `b` is (n0 − b n1) / √(r00 − 2 b r01 + b² r11). */
export interface Drawn {
  readonly n0: Float64Array;
  readonly n1: Float64Array;
  readonly r00: Float64Array;
  readonly r01: Float64Array;
  readonly r11: Float64Array;
}

/**
 * The wild cluster bootstrap of a least-squares coefficient, its residuals restricted by the null that is tested, studentised by clustered errors.
 * `column`: of the design. All combinations of signs are taken where they are no more than the draws asked for. Null where the columns depend on each
 * other, with fewer than two groups, and where the data leave no error. O(draws · groups · columns). Sources: Cameron, Gelbach and Miller
 * 2008; Roodman, Nielsen, MacKinnon and Webb 2019.
 */
export async function wildBootstrap(
  { x, y, column }: { readonly x: DesignMatrix; readonly y: Float64Array; readonly column: number },
  grouping: Grouping,
  { seed, draws, points: wanted, progress }: WildOptions,
  run: Run = UNATTENDED,
): Promise<WildBootstrap | null> {
  const { count } = grouping;
  if (count < 2) return null;
  const prepared = prepare(x, y, column, grouping);
  if (!prepared) return null;
  const { sums, estimate, spread } = prepared;
  const points = wanted ?? (count <= FEW_FOR_WEBB ? 'webb' : 'rademacher');
  const combinations = POINTS[points].length ** count;
  const all = combinations <= draws;
  const taken = all ? combinations : draws;
  const plan = { draws: taken, cost: drawCost(sums), progress };
  const drawn = joined(await drawInParts(WILD_DRAWS, { sums, points, all, seed }, plan, run));
  const p = (null_: number) => shareReached(drawn, null_, estimate, spread, all);
  const error = Math.sqrt(spread);
  return {
    pValue: p(0),
    ciLow: endOf(p, estimate, -error),
    ciHigh: endOf(p, estimate, error),
    ...{ draws: taken, points, all, groups: count, seed },
  };
}

/** Groups' sums and how their signs are drawn. */
export interface SignDraws {
  readonly sums: GroupSums;
  readonly points: WildPoints;
  readonly all: boolean;
  readonly seed: number;
}

/** What the signs of draws follow from. */
type SignsOf = Pick<SignDraws, 'points' | 'all' | 'seed'> & {
  readonly sums: Pick<GroupSums, 'count'>;
};

/** The draws of a bootstrap again, one after the other, for who repeats them: per group the place of its sign among the points. */
export function* drawnSigns({
  groups,
  points,
  all,
  draws,
  seed,
}: Pick<WildBootstrap, 'groups' | 'points' | 'all' | 'draws' | 'seed'>): Generator<number[]> {
  const deal = signDealer({ sums: { count: groups }, points, all, seed });
  for (let draw = 0; draw < draws; draw++)
    yield Array.from(deal(draw), (sign) => POINTS[points].indexOf(sign));
}

function drawCost({ count, width }: GroupSums): number {
  return count * (3 + 2 * width);
}

/** The signs of the draw of a number, from 0; the array is the same each time. */
export function signDealer({ sums: { count }, points, all, seed }: SignsOf) {
  const signs = new Float64Array(count);
  let random = createRandom(seed);
  let drawn = 0;
  return (number: number): Float64Array => {
    if (all) {
      combination(number, POINTS[points], signs);
      return signs;
    }
    if (number < drawn) [random, drawn] = [createRandom(seed), 0];
    for (; drawn <= number; drawn++) drawSigns(random, POINTS[points], signs);
    return signs;
  };
}

/** What each draw comes to. */
export const WILD_DRAWS: DrawTask<SignDraws, Drawn> = {
  name: 'wild-bootstrap',
  start: (given) => {
    const signsOf = signDealer(given);
    return async (from, to, run) => {
      const drawn = emptyDraws(to - from);
      await eachDraw(from, to, drawCost(given.sums), run, (number) =>
        take(given.sums, signsOf(number), drawn, number - from),
      );
      return drawn;
    };
  },
};

function joined(parts: readonly Drawn[]): Drawn {
  const column = (of: keyof Drawn) => Float64Array.from(parts.flatMap((part) => [...part[of]]));
  const [n0, n1, r00, r01, r11] = (['n0', 'n1', 'r00', 'r01', 'r11'] as const).map(column);
  return { n0, n1, r00, r01, r11 };
}

/** Estimate, its error's square without a factor, and the sums of which draws are made; null where there is no error. */
function prepare(x: DesignMatrix, y: Float64Array, column: number, { of, count }: Grouping) {
  const result = designBasis(x);
  if (!result.ok) return null;
  const { q, toOriginal } = result.basis;
  const inverse = invertPositive(designProduct(q));
  if (!inverse) return null;
  const k = q.columns;
  const gradient = toOriginal.data.slice(column * k, (column + 1) * k);
  const lever = predict(q, timesVector(inverse, gradient));
  const square = lever.reduce((sum, value) => sum + value * value, 0);
  const own = lever.map((value) => value / square);
  const estimate = lever.reduce((sum, value, i) => sum + value * y[i], 0);
  const fitted = predict(q, timesVector(inverse, collect(q, y)));
  const free = y.map((value, i) => value - fitted[i]);
  const restricted = free.map((value, i) => value + estimate * own[i]);
  const byGroup = (r: Float64Array) => collectByGroup(q, r, of, count);
  const solved = (r: Float64Array) => {
    const sums = byGroup(r);
    const out = new Float64Array(count * k);
    for (let g = 0; g < count; g++)
      out.set(timesVector(inverse, sums.data.subarray(g * k, (g + 1) * k)), g * k);
    return out;
  };
  const summed = (values: Float64Array) => {
    const out = new Float64Array(count);
    for (let i = 0; i < of.length; i++) out[of[i]] += lever[i] * values[i];
    return out;
  };
  const spread = summed(free).reduce((sum, value) => sum + value * value, 0);
  if (!(Math.sqrt(spread) > 10 * Number.EPSILON * Math.abs(estimate))) return null;
  const sums: GroupSums = {
    ...{ count, width: k },
    scores: summed(restricted),
    own: summed(own),
    levers: byGroup(lever).data,
    residuals: solved(restricted),
    owns: solved(own),
  };
  return { sums, estimate, spread };
}

function emptyDraws(draws: number): Drawn {
  const column = () => new Float64Array(draws);
  return { n0: column(), n1: column(), r00: column(), r01: column(), r11: column() };
}

/** The combination of this number, each point being a digit. */
function combination(number: number, points: readonly number[], signs: Float64Array): void {
  let rest = number;
  for (let g = 0; g < signs.length; g++) {
    signs[g] = points[rest % points.length];
    rest = Math.floor(rest / points.length);
  }
}

function drawSigns(random: Random, points: readonly number[], signs: Float64Array): void {
  for (let g = 0; g < signs.length; g++) signs[g] = points[random.below(points.length)];
}

function take(sums: GroupSums, signs: Float64Array, drawn: Drawn, at: number): void {
  const { count, width, scores, own, levers, residuals, owns } = sums;
  const fitted = new Float64Array(width);
  const fittedOwn = new Float64Array(width);
  let [n0, n1, r00, r01, r11] = [0, 0, 0, 0, 0];
  for (let g = 0; g < count; g++) {
    n0 += signs[g] * scores[g];
    n1 += signs[g] * own[g];
    for (let j = 0; j < width; j++) {
      fitted[j] += signs[g] * residuals[g * width + j];
      fittedOwn[j] += signs[g] * owns[g * width + j];
    }
  }
  for (let g = 0; g < count; g++) {
    let [one, other] = [signs[g] * scores[g], signs[g] * own[g]];
    for (let j = 0; j < width; j++) {
      one -= levers[g * width + j] * fitted[j];
      other -= levers[g * width + j] * fittedOwn[j];
    }
    r00 += one * one;
    r01 += one * other;
    r11 += other * other;
  }
  drawn.n0[at] = n0;
  drawn.n1[at] = n1;
  drawn.r00[at] = r00;
  drawn.r01[at] = r01;
  drawn.r11[at] = r11;
}

/** p of the null: the share of draws whose statistic is as far from 0 as the observed one. */
function shareReached(
  { n0, n1, r00, r01, r11 }: Drawn,
  null_: number,
  estimate: number,
  spread: number,
  all: boolean,
): number {
  const observed = ((estimate - null_) ** 2 / spread) * (1 - ROUNDING);
  let reached = 0;
  for (let i = 0; i < n0.length; i++) {
    const square = (n0[i] - null_ * n1[i]) ** 2;
    const error = r00[i] - 2 * null_ * r01[i] + null_ * null_ * r11[i];
    // Without an error a draw is as far as can be, unless it stands still: both are no reason to reject.
    if (square >= observed * error) reached++;
  }
  return all ? reached / n0.length : (reached + 1) / (n0.length + 1);
}

const FARTHEST = 1e6;
const HALVINGS = 60;

/** Where p falls below the level on one side of the estimate: steps double until it has, then halve. */
function endOf(p: (null_: number) => number, estimate: number, step: number): number {
  let [inner, outer] = [0, 2];
  while (p(estimate + outer * step) >= LEVEL) {
    if (outer > FARTHEST) return step > 0 ? Infinity : -Infinity;
    [inner, outer] = [outer, outer * 2];
  }
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (inner + outer) / 2;
    if (p(estimate + middle * step) >= LEVEL) inner = middle;
    else outer = middle;
  }
  return estimate + outer * step;
}
