import type { BandwidthKind, RelativeRefusal, RelativeSurface } from '../../model/relative';
import type { ScanModel } from '../../model/cluster';
import { UNATTENDED, type Run } from '../../model/run';
import { caseDealer } from '../scan/draws';
import { scanPlaces, type ScanInput, type ScanPlaces } from '../scan/places';
import { areasOf } from './areas';
import { layFields, type Fields } from './fields';
import { ratiosOf, TOGETHER, type Field } from './kernel-field';
import { regionAbove } from './levels';

/** Ratios that are told: so many times as many as everywhere, or as few. */
export const RATIO_LEVELS = [1.5, 2, 4] as const;
/** More distinct places are gathered in squares. */
export const MOST_RELATIVE_PLACES = 5000;
export const LEAST_RELATIVE_CASES = 5;
/** Values that rounding alone tells apart are the same. */
const SAME = 1e-12;

export interface RelativeSettings {
  /** Global bandwidth, kilometres: the standard deviation of the Gaussian kernel. */
  readonly bandwidthKm: number;
  readonly bandwidths: BandwidthKind;
  /** Of one side. */
  readonly tolerance: number;
  readonly model: ScanModel;
  readonly draws: number;
  readonly seed: number;
}

/** A surface with where each firm stands in it: the number of its area, -1 for none and for firms that take no part. */
export interface RelativeFound {
  readonly surface: RelativeSurface;
  readonly areaOf: Int32Array;
}

/**
 * Ratio of the kernel-smoothed share of the firms of interest (`cases` 1) among all, or among the rows of a background or the sum of weights, to their share everywhere: the relative
 * risk of Kelsall and Diggle (1995), against all firms so that it exists wherever firms are, with the same bandwidths for both so that the edge of the
 * land weighs on neither more; adaptive ones after Abramson (1982) and Davies, Jones and Hazelton (2016). Tolerance contours, their areas and the p of the whole
 * (the integrated squared difference of the ratio from 1, by where firms are) come from labels dealt anew at random: without replacement among the firms, or
 * (`poisson`, or with weights) in proportion to the population. The same seed gives the same draws. Time grows with draws × kernel values, at most some three million.
 */
export async function relativeSurface(
  input: ScanInput,
  settings: RelativeSettings,
  run: Run = UNATTENDED,
): Promise<RelativeFound | RelativeRefusal> {
  const { tolerance, draws, seed, bandwidths, bandwidthKm: wantedKm } = settings;
  const places = scanPlaces(input, MOST_RELATIVE_PLACES);
  const [cases, firms] = [sumOf(places.cases), sumOf(places.population)];
  if (cases < LEAST_RELATIVE_CASES) return 'too-few-cases';
  if (!input.weight && cases === firms) return 'only-cases';
  const model = input.weight ? 'poisson' : settings.model;
  const laid = layFields(places, firmsAt(input, places), wantedKm, bandwidths);
  const ranked = await ranksOf(places, laid, { cases, firms, model, draws, seed }, run);
  const { observed, higher, lower, pValue } = ranked;
  const ratios = spreadOut(laid.fields, observed, 1);
  const inverse = ratios.map(({ grid, value }) => ({
    grid,
    // Nobody of interest around is as few as can be told.
    value: value.map((ratio) => Math.min(1e6, 1 / ratio)),
  }));
  const within = (ranks: readonly Float64Array[]) =>
    regionAbove(
      spreadOut(
        laid.fields,
        ranks.map((own) => own.map((p) => -p)),
        -1,
      ),
      -tolerance,
    );
  const more = within(higher);
  const isCase = (firm: number) => !input.cases || input.cases[firm] === 1;
  const { areas, areaOf } = areasOf(more, places, isCase, laid.fields, observed, higher, tolerance);
  const { bandwidthKm, globalKm } = laid.places;
  return {
    areaOf: places.placeOf.map((p, firm) => (p >= 0 && isCase(firm) ? areaOf[p] : -1)),
    surface: {
      model,
      cases,
      firms,
      ...(places.lacking === undefined ? {} : { lacking: places.lacking }),
      places: places.lng.length,
      squareKm: places.squareKm,
      bandwidths,
      bandwidthKm: globalKm,
      narrowestKm: leastOf([bandwidthKm], Infinity),
      widestKm: mostOf([bandwidthKm], 0),
      enlarged: globalKm > wantedKm,
      tolerance,
      draws,
      seed,
      above: RATIO_LEVELS.map((ratio) => ({ ratio, shape: regionAbove(ratios, ratio) })),
      below: RATIO_LEVELS.map((ratio) => ({ ratio, shape: regionAbove(inverse, ratio) })),
      more,
      fewer: within(lower),
      pValue,
      most: mostOf(observed, 1),
      least: leastOf(observed, 1),
      areas,
    },
  };
}

interface Ranked {
  /** At the judged nodes of each field the ratio, and the p of so large and of so small a one. */
  readonly observed: readonly Float64Array[];
  readonly higher: readonly Float64Array[];
  readonly lower: readonly Float64Array[];
  readonly pValue: number;
}

async function ranksOf(
  places: ScanPlaces,
  { fields }: Fields,
  {
    cases,
    firms,
    model,
    draws,
    seed,
  }: Pick<RelativeSurface, 'cases' | 'firms' | 'model' | 'draws' | 'seed'>,
  run: Run,
): Promise<Ranked> {
  const usual = cases / firms;
  const dealt = new Int32Array(TOGETHER * places.cases.length);
  places.cases.forEach((own, p) => (dealt[TOGETHER * p] = own));
  const observed = fields.map((field) => firstOf(ratiosOf(field, dealt, usual)));
  const spread = spreadOf(fields, observed, 1, 0);
  const higher = fields.map(({ nodes }) => new Float64Array(nodes.length));
  const lower = fields.map(({ nodes }) => new Float64Array(nodes.length));
  const drawn = fields.map(({ nodes }) => new Float64Array(TOGETHER * nodes.length));
  const deal = caseDealer(model, places, cases, seed);
  let asSpread = 0;
  for (let draw = 0; draw < draws; draw += TOGETHER) {
    const count = Math.min(TOGETHER, draws - draw);
    for (let k = 0; k < count; k++) deal(dealt, k);
    fields.forEach((field, f) => {
      const ratios = ratiosOf(field, dealt, usual, drawn[f]);
      const [own, up, down] = [observed[f], higher[f], lower[f]];
      for (let node = 0; node < own.length; node++)
        for (let k = 0; k < count; k++) {
          const ratio = ratios[TOGETHER * node + k];
          if (ratio >= own[node] * (1 - SAME)) up[node]++;
          if (ratio <= own[node] * (1 + SAME)) down[node]++;
        }
    });
    for (let k = 0; k < count; k++)
      if (spreadOf(fields, drawn, TOGETHER, k) >= spread * (1 - SAME)) asSpread++;
    run.progress((0.95 * (draw + count)) / draws);
    const wait = run.checkpoint();
    if (wait) await wait;
  }
  const rank = (counts: readonly Float64Array[]) =>
    counts.map((own) => own.map((count) => (count + 1) / (draws + 1)));
  const pValue = (asSpread + 1) / (draws + 1);
  return { observed, higher: rank(higher), lower: rank(lower), pValue };
}

/** How many firms are at each place: of weights the list's firms. */
function firmsAt({ weight }: ScanInput, { population, placeOf }: ScanPlaces): Float64Array {
  if (!weight) return population;
  const firms = new Float64Array(population.length);
  for (const place of placeOf) if (place >= 0) firms[place]++;
  return firms;
}

/** The first of the labellings that were looked at together. */
const firstOf = (ratios: Float64Array): Float64Array => ratios.filter((_, k) => k % TOGETHER === 0);

/** Squared differences from 1, weighed by how many firms are around; of the labelling `k` of so many. */
function spreadOf(
  fields: readonly Field[],
  ratios: readonly Float64Array[],
  of: number,
  k: number,
): number {
  let total = 0;
  fields.forEach(({ all }, f) => {
    const own = ratios[f];
    for (let node = 0; node < all.length; node++)
      total += all[node] * (own[of * node + k] - 1) ** 2;
  });
  return total;
}

/** Values at judged nodes as values of all nodes. */
function spreadOut(fields: readonly Field[], values: readonly Float64Array[], elsewhere: number) {
  return fields.map(({ grid, nodes }, f) => {
    const value = new Float64Array(grid.rows * grid.columns).fill(elsewhere);
    nodes.forEach((node, k) => (value[node] = values[f][k]));
    return { grid, value };
  });
}

function sumOf(values: Int32Array | Float64Array): number {
  let sum = 0;
  for (const own of values) sum += own;
  return sum;
}

const mostOf = (parts: readonly Float64Array[], none: number): number =>
  parts.reduce((most, own) => own.reduce((a, b) => Math.max(a, b), most), none);
const leastOf = (parts: readonly Float64Array[], none: number): number =>
  parts.reduce((least, own) => own.reduce((a, b) => Math.min(a, b), least), none);
