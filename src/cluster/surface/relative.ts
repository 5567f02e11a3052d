import type { MultiPolygonCoordinates } from '../../model/cluster';
import { UNATTENDED, type Run } from '../../model/run';
import { createRandom } from '../../stats/random';
import { drawFirst } from '../../stats/draw-first';
import { fieldOf, ratiosOf, type Field } from './kernel-field';
import { regionAbove } from './levels';
import { layParts, placesOf, type Places } from './parts';

/** Ratios that are told: so many times as many as everywhere, or as few. */
export const RATIO_LEVELS = [1.5, 2, 4] as const;
/** Of each side of the tolerance contours, as of the intervals elsewhere. */
const TAIL = 0.025;
const MOST_DRAWS = 999;
const LEAST_DRAWS = 199;
/** Kernel values that all draws may add up. */
const MOST_ADDED = 1.5e9;
const TOGETHER = 16;
/** Values that rounding alone tells apart are the same. */
const SAME = 1e-12;

/** Where firms of interest are a larger, or smaller, share of the firms around than everywhere. */
export interface RelativeSurface {
  /** Firms of interest, and all firms, these among them. */
  readonly cases: number;
  readonly firms: number;
  /** Firms of interest beyond the register's rows at their places, which count among all as well; absent without a register. */
  readonly lacking?: number;
  readonly bandwidthKm: number;
  readonly enlarged: boolean;
  readonly draws: number;
  readonly seed: number;
  /** Areas with at least so many times the usual share, and with at most the usual share by so many. */
  readonly above: readonly { readonly ratio: number; readonly shape: MultiPolygonCoordinates }[];
  readonly below: readonly { readonly ratio: number; readonly shape: MultiPolygonCoordinates }[];
  /** Where so large (so small) a share has p up to 0.025 at the place, by random labelling. */
  readonly more: MultiPolygonCoordinates;
  readonly fewer: MultiPolygonCoordinates;
  /** Whether the share varies more over the map than random labels let it: of all places together. */
  readonly pValue: number;
  /** Highest and lowest ratio at a node that is judged. */
  readonly most: number;
  readonly least: number;
}

/** Firms of interest and whom they are compared with. Positions in degrees. */
export interface RelativeInput {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** 1 for firms that take part, and for those of interest. */
  readonly take: Uint8Array;
  readonly cases: Uint8Array;
  /** Firms of another list, which stand for all firms instead of those that take part; NaN for those that don't count. */
  readonly background?: { readonly lng: Float64Array; readonly lat: Float64Array };
}

/** Why there is none. */
export type RelativeRefusal = 'too-few-cases' | 'only-cases';
export const LEAST_RELATIVE_CASES = 5;

/**
 * Ratio of the kernel-smoothed share of the firms of interest (`cases` 1) among all that take part (`take` 1) to their share of all: the relative
 * risk of Kelsall and Diggle (1995), with one bandwidth for both so that the edge of the land weighs on neither more, against all firms so
 * that it exists wherever firms are. Tolerance contours and the p of the whole (the integrated squared difference of the ratio from 1, by where firms are) come from labels dealt anew at random without replacement. The same seed gives the same draws.
 */
export async function relativeSurface(
  input: RelativeInput,
  wantedKm: number,
  seed: number,
  run: Run = UNATTENDED,
): Promise<RelativeSurface | RelativeRefusal> {
  const { places, own, lacking } = comparedPlaces(input);
  const { parts, bandwidthKm } = layParts(places, wantedKm);
  const sum = (of: Float64Array) => of.reduce((total, each) => total + each, 0);
  const [cases, firms] = [sum(own), sum(places.firms)];
  if (cases < LEAST_RELATIVE_CASES) return 'too-few-cases';
  if (cases === firms) return 'only-cases';
  const fields = parts.map((part) => fieldOf(places, part, bandwidthKm));
  const added = fields.reduce((total, { kernel }) => total + kernel.length, 0);
  const draws = Math.max(LEAST_DRAWS, Math.min(MOST_DRAWS, Math.floor(MOST_ADDED / (added + 1))));
  const usual = cases / firms;
  const observed = fields.map((field) => ratiosOf(field, own, usual));
  const spread = spreadOf(fields, observed);
  const higher = fields.map(({ nodes }) => new Int32Array(nodes.length));
  const lower = fields.map(({ nodes }) => new Int32Array(nodes.length));
  const deal = dealer(places, cases, seed);
  const dealt = new Float64Array(own.length);
  let asSpread = 0;
  const drawn = fields.map(({ nodes }) => new Float64Array(nodes.length));
  for (let draw = 0; draw < draws; draw++) {
    deal(dealt);
    fields.forEach((field, f) => {
      const ratios = ratiosOf(field, dealt, usual, drawn[f]);
      const [own, up, down] = [observed[f], higher[f], lower[f]];
      for (let k = 0; k < ratios.length; k++) {
        if (ratios[k] >= own[k] * (1 - SAME)) up[k]++;
        if (ratios[k] <= own[k] * (1 + SAME)) down[k]++;
      }
    });
    if (spreadOf(fields, drawn) >= spread * (1 - SAME)) asSpread++;
    if (draw % TOGETHER !== 0) continue;
    run.progress((0.9 * draw) / draws);
    const wait = run.checkpoint();
    if (wait) await wait;
  }
  const on = (values: readonly Float64Array[], elsewhere: number) =>
    fields.map((field, f) => spreadOut(field, values[f], elsewhere));
  const rank = (counts: readonly Int32Array[]) =>
    on(
      counts.map((own) => Float64Array.from(own, (count) => -(count + 1) / (draws + 1))),
      -1,
    );
  const ratios = on(observed, 1);
  const inverse = ratios.map(({ grid, value }) => ({
    grid,
    // Nobody of interest around is as few as can be told.
    value: value.map((ratio) => Math.min(1e6, 1 / ratio)),
  }));
  const [more, fewer] = [rank(higher), rank(lower)].map((ranks) => regionAbove(ranks, -TAIL));
  const all = observed.flatMap((ratios) => [...ratios]);
  return {
    cases,
    firms,
    ...(lacking === undefined ? {} : { lacking }),
    bandwidthKm,
    enlarged: bandwidthKm > wantedKm,
    draws,
    seed,
    above: RATIO_LEVELS.map((ratio) => ({ ratio, shape: regionAbove(ratios, ratio) })),
    below: RATIO_LEVELS.map((ratio) => ({ ratio, shape: regionAbove(inverse, ratio) })),
    more,
    fewer,
    pValue: (asSpread + 1) / (draws + 1),
    most: all.reduce((a, b) => Math.max(a, b), -Infinity),
    least: all.reduce((a, b) => Math.min(a, b), Infinity),
  };
}

/** The places of all firms and, by place, how many are of interest. Where another list lacks some of these, the place has as many firms as cases. */
function comparedPlaces({ lng, lat, take, cases, background }: RelativeInput): {
  readonly places: Places;
  readonly own: Float64Array;
  readonly lacking?: number;
} {
  const isCase = (row: number) => cases[row] === 1 && take[row] === 1;
  const places = background
    ? placesOf(
        Float64Array.from([...lng, ...background.lng]),
        Float64Array.from([...lat, ...background.lat]),
        Uint8Array.from({ length: lng.length + background.lng.length }, (_, row) =>
          row >= lng.length || isCase(row) ? 1 : 0,
        ),
      )
    : placesOf(lng, lat, take);
  const own = new Float64Array(places.lng.length);
  for (let row = 0; row < lng.length; row++)
    if (places.placeOf[row] >= 0 && isCase(row)) own[places.placeOf[row]]++;
  if (!background) return { places, own };
  const listed = places.firms.map((all, place) => all - own[place]);
  const firms = listed.map((rows, place) => Math.max(rows, own[place]));
  const lacking = own.reduce((sum, of, place) => sum + Math.max(0, of - listed[place]), 0);
  return { places: { ...places, firms }, own, lacking };
}

/** Squared differences from 1, weighed by how many firms are around. */
function spreadOf(fields: readonly Field[], ratios: readonly Float64Array[]): number {
  let total = 0;
  fields.forEach(({ all }, f) => {
    const own = ratios[f];
    for (let k = 0; k < all.length; k++) total += all[k] * (own[k] - 1) ** 2;
  });
  return total;
}

function spreadOut({ grid, nodes }: Field, values: Float64Array, elsewhere: number) {
  const value = new Float64Array(grid.rows * grid.columns).fill(elsewhere);
  nodes.forEach((node, k) => (value[node] = values[k]));
  return { grid, value };
}

/** Deals as many labels among the firms, without replacement. */
function dealer({ firms }: Places, cases: number, seed: number): (dealt: Float64Array) => void {
  const random = createRandom(seed);
  const urn = Int32Array.from([...firms].flatMap((own, p) => Array<number>(own).fill(p)));
  return (dealt) => {
    dealt.fill(0);
    drawFirst(urn, cases, random);
    for (let k = 0; k < cases; k++) dealt[urn[k]]++;
  };
}
