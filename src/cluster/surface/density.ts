import { kernelDensity } from '../../geo/density-field';
import { chordOfKm, EARTH_RADIUS_KM } from '../../geo/earth';
import type { MultiPolygonCoordinates } from '../../model/cluster';
import { UNATTENDED, type Run } from '../../model/run';
import { layParts, placesOf } from './parts';
import { regionAbove, roundLevels } from './levels';

/** Lone firms make no hill: the lowest level is above what so many at one point give. */
const ABOVE_FIRMS = 1.5;

/** How dense firms are, as nested areas. */
export interface DensitySurface {
  /** Firms that take part. */
  readonly firms: number;
  readonly bandwidthKm: number;
  /** The bandwidth was enlarged, since the land is too wide for the wanted one. */
  readonly enlarged: boolean;
  /** Firms per km² at the densest node; 0 without firms. */
  readonly most: number;
  /** Firms per km², ascending; of each the areas where firms are at least so dense. */
  readonly levels: readonly number[];
  readonly shapes: readonly MultiPolygonCoordinates[];
}

/** What the quartic kernel of one firm is at its place, per km²: 3 / (π h²), h the chord, is exact on a sphere, whose caps have the area π chord². */
export function peakOfOne(bandwidthKm: number): number {
  return 3 / (Math.PI * (EARTH_RADIUS_KM * chordOfKm(bandwidthKm)) ** 2);
}

/**
 * Kernel density of firms in firms per km² (quartic kernel, Silverman 1986, 4.2; distances on the sphere) with areas above round levels. `take`: 1 for firms
 * that take part. Firms known to their town stand at its point. Null where none has a place. Time grows with distinct places × 80.
 */
export async function densitySurface(
  { lng, lat, take }: { lng: Float64Array; lat: Float64Array; take?: Uint8Array },
  wantedKm: number,
  run: Run = UNATTENDED,
): Promise<DensitySurface | null> {
  const places = placesOf(lng, lat, take);
  if (places.lng.length === 0) return null;
  const { parts, bandwidthKm } = layParts(places, wantedKm);
  const peak = peakOfOne(bandwidthKm);
  const pause = async (share: number): Promise<void> => {
    run.progress(share);
    const wait = run.checkpoint();
    if (wait) await wait;
  };
  const fields = [];
  let most = 0;
  for (const [k, { places: own, grid }] of parts.entries()) {
    const of = (column: Float64Array) => Float64Array.from(own, (p) => column[p]);
    const value = kernelDensity(
      of(places.lng),
      of(places.lat),
      bandwidthKm,
      grid,
      of(places.firms),
    );
    for (let node = 0; node < value.length; node++) {
      value[node] *= peak;
      if (value[node] > most) most = value[node];
    }
    fields.push({ grid, value });
    await pause((0.6 * (k + 1)) / parts.length);
  }
  const levels = roundLevels(ABOVE_FIRMS * peak, most);
  const shapes: MultiPolygonCoordinates[] = [];
  for (const level of levels) {
    shapes.push(regionAbove(fields, level));
    await pause(0.6 + (0.4 * shapes.length) / levels.length);
  }
  const firms = places.firms.reduce((sum, own) => sum + own, 0);
  return { firms, bandwidthKm, enlarged: bandwidthKm > wantedKm, most, levels, shapes };
}
