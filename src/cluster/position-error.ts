import { KM_PER_DEGREE } from '../geo/earth';
import { cosDegrees } from '../geo/trigonometry';
import type { Membership } from '../model/cluster';
import { ROLE_CODE } from '../model/cluster';
import { UNATTENDED, type Run } from '../model/run';
import { drawInParts, type MakePart } from '../stats/draw-parts';
import { drawNormalPair, RADIUS_OF_95 } from '../stats/normal';
import { createRandom } from '../stats/random';

/** A firm whose probability of being inside lies in this range, ends included, is a coin toss. */
export const COIN_TOSS = { least: 0.25, most: 0.75 } as const;

export interface PositionErrorOptions {
  /** Kilometres: the radius that holds the firm's true place with 95 % probability. NaN and 0: the firm does not move. */
  readonly errorKm: Float64Array;
  readonly draws: number;
  readonly seed: number;
}

/** How far membership depends on where the firms really are. */
export interface PositionError {
  readonly draws: number;
  readonly seed: number;
  /** Of each firm: the share of the draws in which it is inside; NaN where it takes no part. */
  readonly insideProbability: Float64Array;
  /** Of each cluster: the mean over the draws of its largest Jaccard index with a cluster of the draw, 0 to 1. */
  readonly persistence: Float64Array;
  /** Firms whose probability lies in COIN_TOSS. */
  readonly coinTosses: number;
}

/** Positions in degrees, NaN where a firm has none. */
export interface Positions {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
}

/** Clusters positions that were moved; `draw` is the number of the draw. */
export type ClusterMoved = (moved: Positions, draw: number) => Membership | Promise<Membership>;

/** What some draws came to: how often each firm was inside, and of each draw the best likeness of each cluster. */
export interface RedrawnPart {
  readonly inside: Int32Array;
  readonly likeness: readonly Float64Array[];
}

/** Makes a part of the draws of `redrawPositions`. */
export function positionRedraws(
  positions: Positions,
  membership: Membership,
  cluster: ClusterMoved,
  { errorKm, seed }: Pick<PositionErrorOptions, 'errorKm' | 'seed'>,
): MakePart<RedrawnPart> {
  const mover = new PositionMover(positions, errorKm, seed);
  const likeness = new Likeness(membership);
  return async (from, to, run) => {
    const inside = new Int32Array(positions.lng.length);
    const best: Float64Array[] = [];
    for (let draw = from; draw < to; draw++) {
      const drawn = await cluster(mover.move(draw), draw);
      for (let i = 0; i < inside.length; i++) if (drawn.clusterOf[i] >= 0) inside[i]++;
      best.push(likeness.best(drawn));
      if (draw + 1 < to) run.progress((draw + 1 - from) / (to - from));
      const wait = run.checkpoint();
      if (wait) await wait;
    }
    return { inside, likeness: best };
  };
}

/** Puts the parts of all draws together. */
export function positionErrorOf(
  { clusterCount, role }: Membership,
  parts: readonly RedrawnPart[],
  { draws, seed }: Pick<PositionErrorOptions, 'draws' | 'seed'>,
): PositionError {
  const inside = new Int32Array(role.length);
  const persistence = new Float64Array(clusterCount);
  for (const part of parts) {
    part.inside.forEach((times, i) => (inside[i] += times));
    for (const draw of part.likeness) draw.forEach((best, k) => (persistence[k] += best));
  }
  const insideProbability = Float64Array.from(inside, (times, i) =>
    role[i] === ROLE_CODE.excluded ? NaN : times / draws,
  );
  return {
    draws,
    seed,
    insideProbability,
    persistence: persistence.map((sum) => sum / draws),
    coinTosses: countCoinTosses(insideProbability),
  };
}

/**
 * Clusters the firms again after moving each, independently of the others, by an isotropic normal whose 95 % radius is its error
 * radius. `membership` is the clustering of the positions as they are, `cluster` how moved ones are clustered. Draws with the same seed are
 * the same in every engine. Throws RangeError for draws below 1 and as `cluster` does. Takes as long as `draws` clusterings.
 */
export async function redrawPositions(
  positions: Positions,
  membership: Membership,
  cluster: ClusterMoved,
  options: PositionErrorOptions,
  run: Run = UNATTENDED,
): Promise<PositionError> {
  const { draws } = options;
  if (!Number.isInteger(draws) || draws < 1)
    throw new RangeError(`draws is ${draws}; it must be a whole number from 1`);
  const make = positionRedraws(positions, membership, cluster, options);
  // One draw a part, since a clustering takes its time.
  const plan = { draws, cost: Infinity };
  const task = { name: 'redraw-positions', start: () => make };
  // How to cluster can't be sent to another thread.
  const here: Run = {
    progress: (share) => run.progress(share),
    checkpoint: () => run.checkpoint(),
  };
  const parts = await drawInParts(task, null, plan, here);
  return positionErrorOf(membership, parts, options);
}

export function countCoinTosses(probability: Float64Array): number {
  let count = 0;
  for (const p of probability) if (p >= COIN_TOSS.least && p <= COIN_TOSS.most) count++;
  return count;
}

/** The firms moved once, each within its error radius. */
export function movedPositions(
  positions: Positions,
  errorKm: Float64Array,
  seed: number,
): Positions {
  return new PositionMover(positions, errorKm, seed).move();
}

/** Moves the firms in the order of their rows; a firm without an error radius uses up no random number. */
export class PositionMover {
  readonly #positions: Positions;
  readonly #seed: number;
  #random;
  #drawn = 0;
  /** Degrees of latitude and of longitude that one standard deviation is; 0 for firms that stay. */
  readonly #north: Float64Array;
  readonly #east: Float64Array;
  readonly #pair = new Float64Array(2);

  constructor(positions: Positions, errorKm: Float64Array, seed: number) {
    this.#positions = positions;
    this.#seed = seed;
    this.#random = createRandom(seed);
    this.#north = errorKm.map((km) => (km > 0 ? km / RADIUS_OF_95 / KM_PER_DEGREE : 0));
    // Near a pole longitude means nothing; no firm is there, and none must become NaN.
    this.#east = this.#north.map((degrees, i) =>
      degrees === 0 ? 0 : degrees / Math.max(0.01, cosDegrees(positions.lat[i]) || 1),
    );
  }

  /** The positions of the draw of this number, counted from 0; of the next one unless given. Draws between are passed over. */
  move(draw = this.#drawn): Positions {
    if (draw < this.#drawn) [this.#random, this.#drawn] = [createRandom(this.#seed), 0];
    for (; this.#drawn < draw; this.#drawn++)
      for (let i = 0; i < this.#north.length; i++)
        if (this.#moves(i)) drawNormalPair(this.#random, this.#pair);
    this.#drawn++;
    const lng = this.#positions.lng.slice();
    const lat = this.#positions.lat.slice();
    for (let i = 0; i < lng.length; i++) {
      if (!this.#moves(i)) continue;
      drawNormalPair(this.#random, this.#pair);
      lng[i] += this.#pair[0] * this.#east[i];
      lat[i] = Math.min(90, Math.max(-90, lat[i] + this.#pair[1] * this.#north[i]));
    }
    return { lng, lat };
  }

  #moves(i: number): boolean {
    return this.#north[i] !== 0 && !Number.isNaN(this.#positions.lat[i]);
  }
}

/** Compares clusters with those of a draw. */
class Likeness {
  readonly #base: Membership;
  readonly #sizes: Int32Array;

  constructor(base: Membership) {
    this.#base = base;
    this.#sizes = sizesOf(base);
  }

  /** Of each cluster the largest Jaccard index: firms in both, divided by firms in either. O(firms). */
  best(drawn: Membership): Float64Array {
    const drawnSizes = sizesOf(drawn);
    const shared = new Map<number, number>();
    const { clusterOf } = this.#base;
    for (let i = 0; i < clusterOf.length; i++) {
      if (clusterOf[i] < 0 || drawn.clusterOf[i] < 0) continue;
      const key = clusterOf[i] * drawn.clusterCount + drawn.clusterOf[i];
      shared.set(key, (shared.get(key) ?? 0) + 1);
    }
    const most = new Float64Array(this.#sizes.length);
    for (const [key, both] of shared) {
      const own = Math.floor(key / drawn.clusterCount);
      const other = key - own * drawn.clusterCount;
      const jaccard = both / (this.#sizes[own] + drawnSizes[other] - both);
      if (jaccard > most[own]) most[own] = jaccard;
    }
    return most;
  }
}

function sizesOf({ clusterCount, clusterOf }: Membership): Int32Array {
  const sizes = new Int32Array(clusterCount);
  for (const cluster of clusterOf) if (cluster >= 0) sizes[cluster]++;
  return sizes;
}
