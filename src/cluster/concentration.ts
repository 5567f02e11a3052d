import { isPlace, unitVectors } from '../geo/earth';
import { convexHull } from '../geo/hull';
import { ringAreaKm2 } from '../geo/rings';
import { UNATTENDED, type Run } from '../model/run';
import { createRandom, type Random } from '../stats/random';
import { drawFirst } from '../stats/draw-first';
import { envelope, type Enveloped } from './envelope';
import { KERNEL_REACH, KernelDensity, silvermanBandwidth } from './k-density';
import { PairBins } from './pair-bins';
import { pairSummary } from './pair-distances';
import { differenceOfL, ripleyK } from './ripley';

export interface ConcentrationOptions {
  readonly draws: number;
  readonly seed: number;
  /** Largest distance that is looked at, kilometres; null for the median distance between all firms. */
  readonly limitKm: number | null;
}

/** Whether the firms of an industry are closer together than as many firms drawn from all. */
export interface Concentration {
  /** Firms of the industry, and all firms from whose sites is drawn, the industry's among them. */
  readonly firms: number;
  readonly sites: number;
  readonly draws: number;
  readonly seed: number;
  readonly bandwidthKm: number;
  /** Ascending from 0 to the limit, evenly. */
  readonly distancesKm: Float64Array;
  /** Duranton and Overman's K-density, per km. */
  readonly density: Enveloped;
  /** Difference of Ripley's L between the industry and all firms, kilometres. */
  readonly ripley: Enveloped;
}

/** Why there is no test. `too-few`: firms of the industry; `all`: there is no other firm to compare with. */
export type ConcentrationRefusal =
  | { readonly code: 'too-few'; readonly firms: number; readonly least: number }
  | { readonly code: 'all'; readonly firms: number };

export const LEAST_FIRMS = 10;
const STEPS = 120;
/** The median of all pairs is taken from so many firms, drawn at random, where there are more. */
const MEDIAN_FROM = 10_000;

/**
 * Tests an industry (`member` 1) against random draws without replacement from the sites of all firms with a place, with the same bandwidth
 * for
 * all. K-density after Duranton and Overman 2005, Ripley's L with random labelling after Diggle and Chetwynd 1991. Throws
 * RangeError for draws below 1 or a limit that is not positive. O(draws · firms²); memory grows with the sites only.
 */
export async function testConcentration(
  places: { readonly lng: Float64Array; readonly lat: Float64Array },
  take: Uint8Array,
  member: Uint8Array,
  { draws, seed, limitKm }: ConcentrationOptions,
  run: Run = UNATTENDED,
): Promise<Concentration | ConcentrationRefusal> {
  if (!Number.isInteger(draws) || draws < 1)
    throw new RangeError(`draws is ${draws}; it must be a whole number from 1`);
  if (limitKm !== null && !(limitKm > 0)) throw new RangeError(`limitKm is ${limitKm}`);
  const rows = rowsThatTakePart(places, take);
  const xyz = unitVectors(places.lng, places.lat, rows);
  const members = Int32Array.from(rows.keys()).filter((site) => member[rows[site]] === 1);
  const firms = members.length;
  if (firms < LEAST_FIRMS) return { code: 'too-few', firms, least: LEAST_FIRMS };
  if (firms === rows.length) return { code: 'all', firms };

  const random = createRandom(seed);
  const bandwidthKm = silvermanBandwidth(await pairSummary(pick(xyz, members), [0.25, 0.75], run));
  const limit = limitKm ?? (await medianDistance(xyz, random, run));
  const distancesKm = Float64Array.from({ length: STEPS + 1 }, (_, g) => (limit * g) / STEPS);
  const bins = await PairBins.of(xyz, limit / STEPS, limit + KERNEL_REACH * bandwidthKm, run);
  const measure = new Measure(distancesKm, bandwidthKm, bins, areaOf(places, rows));

  const observed = measure.of(await bins.count(members, run), firms);
  const drawnDensity = new Float64Array(draws * (STEPS + 1));
  const drawnL = new Float64Array(draws * (STEPS + 1));
  const urn = Int32Array.from(rows.keys());
  for (let draw = 0; draw < draws; draw++) {
    drawFirst(urn, firms, random);
    const { density, l } = measure.of(await bins.count(urn.slice(0, firms).sort(), run), firms);
    drawnDensity.set(density, draw * (STEPS + 1));
    drawnL.set(l, draw * (STEPS + 1));
    run.progress((draw + 1) / draws);
    const wait = run.checkpoint();
    if (wait) await wait;
  }
  return {
    firms,
    sites: rows.length,
    draws,
    seed,
    bandwidthKm,
    distancesKm,
    density: envelope(observed.density, drawnDensity, distancesKm),
    ripley: envelope(observed.l, drawnL, distancesKm),
  };
}

function rowsThatTakePart(
  { lng, lat }: { readonly lng: Float64Array; readonly lat: Float64Array },
  take: Uint8Array,
): Int32Array {
  return Int32Array.from(lng.keys()).filter((i) => take[i] === 1 && isPlace(lng[i], lat[i]));
}

function pick(xyz: Float64Array, at: ArrayLike<number>): Float64Array {
  const out = new Float64Array(3 * at.length);
  for (let k = 0; k < at.length; k++)
    for (let axis = 0; axis < 3; axis++) out[3 * k + axis] = xyz[3 * at[k] + axis];
  return out;
}

async function medianDistance(xyz: Float64Array, random: Random, run: Run): Promise<number> {
  const count = xyz.length / 3;
  let looked = xyz;
  if (count > MEDIAN_FROM) {
    const urn = Int32Array.from({ length: count }, (_, k) => k);
    drawFirst(urn, MEDIAN_FROM, random);
    looked = pick(xyz, urn.subarray(0, MEDIAN_FROM));
  }
  const { quantiles } = await pairSummary(looked, [0.5], run);
  // All firms in one place: any distance shows the same.
  return quantiles[0] > 0 ? quantiles[0] : 1;
}

/** The area that Ripley's K is scaled by: the convex hull of all firms. It is the same for industry and draws. */
function areaOf(
  { lng, lat }: { readonly lng: Float64Array; readonly lat: Float64Array },
  rows: Int32Array,
): number {
  const x = Float64Array.from(rows, (row) => lng[row]);
  const y = Float64Array.from(rows, (row) => lat[row]);
  return ringAreaKm2(convexHull(x, y)) || 1;
}

/** Both measures of a pattern from the counts of its pairs. */
class Measure {
  readonly #kernel: KernelDensity;
  readonly #binsPerStep: number;
  readonly #areaKm2: number;
  readonly #controls: Float64Array;

  constructor(distancesKm: Float64Array, bandwidthKm: number, bins: PairBins, areaKm2: number) {
    this.#kernel = new KernelDensity(distancesKm, bandwidthKm, bins.meanKm);
    this.#binsPerStep = Math.round(bins.binsPerKm * distancesKm[1]);
    this.#areaKm2 = areaKm2;
    this.#controls = new Float64Array(distancesKm.length);
    ripleyK(bins.all, this.#binsPerStep, pairsOf(bins.sites), areaKm2, this.#controls);
  }

  of(counts: Uint32Array, firms: number): { density: Float64Array; l: Float64Array } {
    const pairs = pairsOf(firms);
    const density = new Float64Array(this.#controls.length);
    const l = new Float64Array(this.#controls.length);
    this.#kernel.densities(counts, pairs, density);
    ripleyK(counts, this.#binsPerStep, pairs, this.#areaKm2, l);
    differenceOfL(l, this.#controls, l);
    return { density, l };
  }
}

function pairsOf(firms: number): number {
  return (firms * (firms - 1)) / 2;
}
