import { isPlace, KM_PER_DEGREE } from '../../geo/earth';
import { cosDegrees } from '../../geo/trigonometry';
import type { ClusterInput } from '../dbscan';

/** Circles are counted around so many places; more are gathered in squares. */
export const MOST_PLACES = 2000;
/** Areas from which sets are put together; more places are gathered in squares. */
export const MOST_AREAS = 300;
/** A square that is too small grows by this. */
const GROWTH = 1.15;

/** Where the firms of a scan are; entry p of each column belongs to place p. */
export interface ScanPlaces {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** Firms of interest. */
  readonly cases: Int32Array;
  /** What the cases are compared with: firms, cases among them, or the sum of their weights. Above 0. */
  readonly population: Float64Array;
  /** Place of each firm, -1 where it takes no part. */
  readonly placeOf: Int32Array;
  /** Side of the squares in kilometres, 0 where no place was gathered. */
  readonly squareKm: number;
  /** Places next to each place, where areas say so; absent where the places' own Voronoi cells do. */
  readonly nextTo?: readonly (readonly number[])[];
  /** Firms, and rows of the background, that would take part but for having no area. */
  readonly withoutArea: number;
  readonly rowsWithoutArea: number;
  /** Cases beyond the background's firms at their places, which are counted as such too; absent without a background of its own. */
  readonly lacking?: number;
}

/** Areas in which a scan counts in the place of points. Columns have one entry per area. */
export interface ScanAreaInput {
  /** Degrees: where each area is. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** Areas next to each. */
  readonly nextTo: readonly (readonly number[])[];
  /** Area of each firm, and of each row of the background; -1 for none, which takes no part. */
  readonly of: Int32Array;
  readonly ofBackground?: Int32Array;
}

/** Firms and, beside them, others that they are compared with. */
export interface ScanInput extends ClusterInput {
  /** 1: a firm of interest. Without it all are. */
  readonly cases?: Uint8Array;
  /** Firms of another list, which stand for the population instead of the firms themselves. */
  readonly background?: Pick<ClusterInput, 'lng' | 'lat'>;
  /** For the flexible shape: areas in the place of the firms' own places. */
  readonly areas?: ScanAreaInput;
}

/**
 * The distinct places of the firms. A firm without a weight, where firms weigh, takes no part. Where a background lacks some of the cases of
 * a place, the place has at least as many firms as cases. More than `most` places are gathered in squares; areas are never gathered, and may be more.
 */
export function scanPlaces(input: ScanInput, most = MOST_PLACES): ScanPlaces {
  const { lng, lat, take, cases, weight, background, areas } = input;
  const wanted = rowsWith(lng, lat, (i) => (!take || take[i] === 1) && (!weight || weight[i] > 0));
  const own = areas ? wanted.filter((i) => areas.of[i] >= 0) : wanted;
  const rowsWanted = background ? rowsWith(background.lng, background.lat, () => true) : [];
  const others = areas
    ? rowsWanted.filter((i) => (areas.ofBackground?.[i] ?? -1) >= 0)
    : rowsWanted;
  const xs = Float64Array.from([
    ...own.map((i) => lng[i]),
    ...others.map((i) => background!.lng[i]),
  ]);
  const ys = Float64Array.from([
    ...own.map((i) => lat[i]),
    ...others.map((i) => background!.lat[i]),
  ]);
  const areaOf = (k: number): number =>
    k < own.length ? areas!.of[own[k]] : areas!.ofBackground![others[k - own.length]];
  const { keyOf, count, squareKm } = areas
    ? { ...numbered(xs.length, areaOf), squareKm: 0 }
    : gathered(xs, ys, most);
  const areaAt = new Int32Array(areas ? count : 0);
  // The mean of a square's firms; of one place the place itself, without rounding.
  const sumX = new Float64Array(count);
  const sumY = new Float64Array(count);
  const rows = new Int32Array(count);
  const population = new Float64Array(count);
  const interest = new Int32Array(count);
  const placeOf = new Int32Array(lng.length).fill(-1);
  xs.forEach((x, k) => {
    const place = keyOf[k];
    if (areas) areaAt[place] = areaOf(k);
    if (squareKm > 0 || rows[place] === 0) {
      sumX[place] += x;
      sumY[place] += ys[k];
      rows[place]++;
    }
    const firm = own[k];
    if (k >= own.length) population[place]++;
    else {
      placeOf[firm] = place;
      if (!cases || cases[firm] === 1) interest[place]++;
      if (!background) population[place] += weight ? weight[firm] : 1;
    }
  });
  let lacking = 0;
  if (background)
    population.forEach((have, p) => {
      lacking += Math.max(0, interest[p] - have);
      population[p] = Math.max(have, interest[p]);
    });
  const places = {
    lng: areas
      ? Float64Array.from(areaAt, (a) => areas.lng[a])
      : sumX.map((sum, p) => sum / rows[p]),
    lat: areas
      ? Float64Array.from(areaAt, (a) => areas.lat[a])
      : sumY.map((sum, p) => sum / rows[p]),
    withoutArea: wanted.length - own.length,
    rowsWithoutArea: rowsWanted.length - others.length,
    cases: interest,
    population,
    placeOf,
    squareKm,
    ...(background ? { lacking } : {}),
  };
  const kept = trimmed(places);
  if (!areas) return kept.places;
  const placeOfArea = new Map(kept.from.map((p, place) => [areaAt[p], place]));
  const nextTo = kept.from.map((p) =>
    areas.nextTo[areaAt[p]].flatMap((area) => placeOfArea.get(area) ?? []),
  );
  return { ...kept.places, nextTo };
}

/** Without places that nobody counts at: firms of the list that are neither of interest nor in the background. `from`: which places are left. */
function trimmed(places: ScanPlaces): { readonly places: ScanPlaces; readonly from: number[] } {
  const kept = [...places.population.keys()].filter((p) => places.population[p] > 0);
  if (kept.length === places.population.length) return { places, from: kept };
  const number = new Int32Array(places.population.length).fill(-1);
  kept.forEach((p, n) => (number[p] = n));
  const left = {
    ...places,
    lng: Float64Array.from(kept, (p) => places.lng[p]),
    lat: Float64Array.from(kept, (p) => places.lat[p]),
    cases: Int32Array.from(kept, (p) => places.cases[p]),
    population: Float64Array.from(kept, (p) => places.population[p]),
    placeOf: places.placeOf.map((p) => (p < 0 ? -1 : number[p])),
  };
  return { places: left, from: kept };
}

function rowsWith(lng: Float64Array, lat: Float64Array, takes: (row: number) => boolean): number[] {
  const rows: number[] = [];
  for (let i = 0; i < lng.length; i++) if (isPlace(lng[i], lat[i]) && takes(i)) rows.push(i);
  return rows;
}

/** Number of the place of each position, in the order in which places first occur; squares where there are more than the most. */
function gathered(
  lng: Float64Array,
  lat: Float64Array,
  most: number,
): { readonly keyOf: Int32Array; readonly count: number; readonly squareKm: number } {
  const exact = numbered(lng.length, (k) => `${lng[k]} ${lat[k]}`);
  if (exact.count <= most) return { ...exact, squareKm: 0 };
  const north = lat.reduce((top, y) => Math.max(top, y), -90);
  const south = lat.reduce((least, y) => Math.min(least, y), 90);
  const east = lng.reduce((far, x) => Math.max(far, x), -180);
  const west = lng.reduce((least, x) => Math.min(least, x), 180);
  const across = KM_PER_DEGREE * Math.max(0.01, cosDegrees((north + south) / 2));
  const area =
    Math.max((north - south) * KM_PER_DEGREE, 0.01) * Math.max((east - west) * across, 0.01);
  for (let squareKm = Math.sqrt(area / most) / 64; ; squareKm *= GROWTH) {
    const cells = numbered(lng.length, (k) => {
      const x = Math.floor(((lng[k] - west) * across) / squareKm);
      return x * 4_000_000 + Math.floor(((lat[k] - south) * KM_PER_DEGREE) / squareKm);
    });
    if (cells.count <= most) return { ...cells, squareKm };
  }
}

function numbered<K>(
  length: number,
  keyOf: (k: number) => K,
): { keyOf: Int32Array; count: number } {
  const known = new Map<K, number>();
  const keys = Int32Array.from({ length }, (_, k) => {
    const key = keyOf(k);
    const old = known.get(key);
    if (old !== undefined) return old;
    known.set(key, known.size);
    return known.size - 1;
  });
  return { keyOf: keys, count: known.size };
}
