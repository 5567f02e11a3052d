import { chordOfKm, unitVectors } from '../../geo/earth';
import type { BandwidthKind } from '../../model/relative';
import { plainExp, plainLog } from '../../stats/plain-math';
import type { ScanPlaces } from '../scan/places';

/** A kernel is cut where it is 0.03 % of its peak, in bandwidths. */
export const GAUSS_REACH = 4;
/** No bandwidth is more than so many times the geometric mean (Davies and Hazelton 2010). */
const TRIM = 5;

/** Places with what counts at each, and the bandwidth of its kernel. Positions in degrees. */
export interface KernelPlaces {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** What firms of interest are compared with; firms by number, also where these weigh. */
  readonly population: Float64Array;
  readonly firms: Float64Array;
  /** Kilometres. */
  readonly bandwidthKm: Float64Array;
  /** The bandwidth that the others are by the geometric mean over all firms. */
  readonly globalKm: number;
}

/**
 * The bandwidth of each place: the global one, or with `adaptive` (Abramson 1982) the global one by the root of how dense firms are there, scaled so that its
 * geometric mean over all firms is the global one. How dense: a Gaussian pilot of that bandwidth over all firms, of interest or not, so that both have the
 * same bandwidths (Davies, Jones and Hazelton 2016) and labels dealt anew change none. Time places².
 */
export function kernelPlaces(
  places: Pick<ScanPlaces, 'lng' | 'lat' | 'population'>,
  firms: Float64Array,
  globalKm: number,
  kind: BandwidthKind,
): KernelPlaces {
  const { lng, lat, population } = places;
  const at = { lng, lat, population, firms, globalKm };
  if (kind === 'fixed') return { ...at, bandwidthKm: new Float64Array(lng.length).fill(globalKm) };
  const root = pilotOf(lng, lat, firms, globalKm).map((dense) => 1 / Math.sqrt(dense));
  let logs = 0;
  let all = 0;
  root.forEach((own, p) => {
    logs += firms[p] * plainLog(own);
    all += firms[p];
  });
  const mean = plainExp(logs / all);
  return { ...at, bandwidthKm: root.map((own) => (globalKm * Math.min(own, TRIM * mean)) / mean) };
}

/** Kernel sum over all firms at each place, in firms. */
function pilotOf(
  lng: Float64Array,
  lat: Float64Array,
  firms: Float64Array,
  km: number,
): Float64Array {
  const at = unitVectors(lng, lat);
  const perSquare = 1 / (2 * chordOfKm(km) ** 2);
  const farthest = GAUSS_REACH ** 2 / 2;
  const sums = firms.slice();
  for (let a = 0; a < lng.length; a++) {
    const [x, y, z] = [at[3 * a], at[3 * a + 1], at[3 * a + 2]];
    for (let b = a + 1; b < lng.length; b++) {
      const [dx, dy, dz] = [at[3 * b] - x, at[3 * b + 1] - y, at[3 * b + 2] - z];
      const far = (dx * dx + dy * dy + dz * dz) * perSquare;
      if (far >= farthest) continue;
      const value = plainExp(-far);
      sums[a] += firms[b] * value;
      sums[b] += firms[a] * value;
    }
  }
  return sums;
}
