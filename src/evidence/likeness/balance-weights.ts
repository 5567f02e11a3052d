/** The firms that may take part: those with a side, a stratum with firms on both sides, and a size. */
export interface Candidates {
  /** Row of each in the other columns. */
  readonly rows: readonly number[];
  /** 1 inside, 0 outside. */
  readonly inside: ArrayLike<number>;
  readonly strata: Int32Array;
  readonly size: Float64Array;
}

/** Those of the rows whose stratum has firms on both sides. */
export function inTwoSidedStrata({ rows, inside, strata }: Candidates): number[] {
  const sides = [new Set<number>(), new Set<number>()];
  for (const i of rows) sides[inside[i]].add(strata[i]);
  return rows.filter((i) => sides[0].has(strata[i]) && sides[1].has(strata[i]));
}

/** A stratum's number from 0 for each of the rows, and how many there are. */
function numberStrata(rows: readonly number[], strata: Int32Array) {
  const numbers = new Map<number, number>();
  for (const i of rows) if (!numbers.has(strata[i])) numbers.set(strata[i], numbers.size);
  return { of: Int32Array.from(rows, (i) => numbers.get(strata[i])!), count: numbers.size };
}

/** Sizes around their mean in units of their spread, so that steps are of one scale; null where all are the same. */
function scaled(rows: readonly number[], size: Float64Array): Float64Array | null {
  const mean = rows.reduce((sum, i) => sum + size[i], 0) / rows.length;
  const spread = Math.sqrt(rows.reduce((sum, i) => sum + (size[i] - mean) ** 2, 0) / rows.length);
  return spread > 1e-9 ? Float64Array.from(rows, (i) => (size[i] - mean) / spread) : null;
}

const MOST_STEPS = 200;
/** A slope beyond this, per standard deviation of the size, means that size tells membership perfectly. */
const MOST_SLOPE = 40;

/**
 * Probability of being inside for each of the rows, by a logit on a constant per stratum and the size; null where size tells membership
 * perfectly. Newton's method; the information of such a design is an arrow, so that a step is O(rows).
 */
function propensities({ rows, inside, strata, size }: Candidates): Float64Array | null {
  const { of, count } = numberStrata(rows, strata);
  const x = scaled(rows, size) ?? new Float64Array(rows.length);
  const isFlat = x.every((value) => value === 0);
  const constants = new Float64Array(count);
  let slope = 0;
  const p = new Float64Array(rows.length);
  for (let step = 0; step < MOST_STEPS; step++) {
    const [score, weight, cross] = [0, 1, 2].map(() => new Float64Array(count));
    let [slopeScore, slopeWeight] = [0, 0];
    rows.forEach((i, at) => {
      const s = of[at];
      p[at] = 1 / (1 + Math.exp(-constants[s] - slope * x[at]));
      const [rest, w] = [inside[i] - p[at], p[at] * (1 - p[at])];
      score[s] += rest;
      weight[s] += w;
      cross[s] += w * x[at];
      slopeScore += rest * x[at];
      slopeWeight += w * x[at] * x[at];
    });
    for (let s = 0; s < count; s++) {
      slopeScore -= (cross[s] * score[s]) / weight[s];
      slopeWeight -= (cross[s] * cross[s]) / weight[s];
    }
    const move = isFlat ? 0 : slopeScore / slopeWeight;
    const moves = constants.map((_, s) => (score[s] - cross[s] * move) / weight[s]);
    const most = moves.reduce((max, value) => Math.max(max, Math.abs(value)), Math.abs(move));
    if (!Number.isFinite(most) || Math.abs(slope) > MOST_SLOPE) return null;
    const share = Math.min(1, 2 / most);
    slope += share * move;
    for (let s = 0; s < count; s++) constants[s] += share * moves[s];
    if (most < 1e-11) return p;
  }
  return null;
}

/** Weights of both sides by row: 1 for the firms inside, those outside by `odds` and as many in all. */
function weightsOf(
  { rows, inside, size }: Candidates,
  takes: (at: number) => boolean,
  odds: (at: number) => number,
): Float64Array {
  const weight = new Float64Array(size.length);
  let [taken, sum] = [0, 0];
  rows.forEach((i, at) => {
    weight[i] = inside[i] === 1 ? (takes(at) ? 1 : 0) : odds(at);
    if (inside[i] === 1) taken += weight[i];
    else sum += weight[i];
  });
  for (const i of rows) if (inside[i] === 0) weight[i] *= taken / sum;
  return weight;
}

/**
 * Firms outside by the odds of being inside at their stratum and size, so that they stand for the firms inside; firms inside that are likelier
 * to be there than any firm outside have no counterpart (common support). Null where size tells membership perfectly. Sources: Rosenbaum and
 * Rubin 1983; Hirano, Imbens and Ridder 2003.
 */
export function propensityWeights(candidates: Candidates): Float64Array | null {
  const all = { ...candidates, rows: inTwoSidedStrata(candidates) };
  if (all.rows.length === 0) return null;
  const p = propensities(all);
  if (!p) return null;
  const most = all.rows.reduce(
    (max, i, at) => (all.inside[i] === 0 ? Math.max(max, p[at]) : max),
    0,
  );
  return weightsOf(
    all,
    (at) => p[at] <= most * (1 + 1e-9),
    (at) => p[at] / (1 - p[at]),
  );
}

/**
 * The weights outside that are nearest to equal ones and give each stratum the share that it has inside, and the size the mean that it has
 * inside: within a stratum they go by exp(λ size). Null where no weights do that. Source: Hainmueller 2012.
 */
export function entropyWeights(candidates: Candidates): Float64Array | null {
  const all = { ...candidates, rows: inTwoSidedStrata(candidates) };
  const { rows, inside } = all;
  if (rows.length === 0) return null;
  const { of, count } = numberStrata(rows, all.strata);
  const x = scaled(rows, all.size) ?? new Float64Array(rows.length);
  const isFlat = x.every((value) => value === 0);
  const insideOf = new Float64Array(count);
  let wanted = 0;
  rows.forEach((i, at) => {
    if (inside[i] === 0) return;
    insideOf[of[at]]++;
    wanted += x[at];
  });
  let slope = 0;
  const sums = () => {
    const [whole, first, second] = [0, 1, 2].map(() => new Float64Array(count));
    rows.forEach((i, at) => {
      if (inside[i] === 1) return;
      const e = Math.exp(slope * x[at]);
      whole[of[at]] += e;
      first[of[at]] += e * x[at];
      second[of[at]] += e * x[at] * x[at];
    });
    return { whole, first, second };
  };
  for (let step = 0; step < MOST_STEPS && !isFlat; step++) {
    const { whole, first, second } = sums();
    let [lack, slack] = [wanted, 0];
    for (let s = 0; s < count; s++) {
      const mean = first[s] / whole[s];
      lack -= insideOf[s] * mean;
      slack += insideOf[s] * (second[s] / whole[s] - mean * mean);
    }
    const move = lack / slack;
    if (!Number.isFinite(move) || Math.abs(slope) > MOST_SLOPE) return null;
    slope += Math.sign(move) * Math.min(Math.abs(move), 2);
    if (Math.abs(move) < 1e-12) break;
    if (step === MOST_STEPS - 1) return null;
  }
  const { whole } = sums();
  return weightsOf(
    all,
    () => true,
    (at) => (insideOf[of[at]] * Math.exp(slope * x[at])) / whole[of[at]],
  );
}
