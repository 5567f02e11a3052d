import { distanceKm, isPlace, kmOfSquaredChord, squaredReach, unitVectors } from '../geo/earth';
import type { NearestOfKind, ProximityColumns } from '../model/linkage';

/** Positions in degrees, NaN where a row has no place. */
export interface Positions {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
}

/** Institutions of one kind, sorted from south to north. */
interface Shelf {
  readonly kind: string;
  /** Row of each in the institutions table. */
  readonly row: Int32Array;
  /** Unit vectors, one after the other. */
  readonly xyz: Float64Array;
}

/**
 * How near each firm is to the institutions: the nearest of all and of each kind, and how many lie at most so many
 * kilometres away. Distances are great-circle kilometres as Turf's `distance` gives them (within 1e-9 km, but for near-antipodes).
 * Ties go to the lower institution. A distance within rounding of a limit counts when the haversine formula says that it is not above it.
 *
 * @param kinds kind of each institution; kinds without a located institution are left out of the result.
 * @param withinKm distances in any order, each at least 0; throws RangeError otherwise.
 *
 * Institutions are walked from the firm's own latitude outwards, so that time grows with firms × institutions in the
 * band of latitude of the largest limit.
 */
export function proximity(
  firms: Positions,
  institutions: Positions,
  kinds: readonly string[],
  withinKm: readonly number[],
): ProximityColumns {
  for (const km of withinKm)
    if (!(km >= 0)) throw new RangeError(`distance of ${km} km to count institutions within`);
  const shelves = shelve(institutions, kinds);
  const firmXyz = unitVectors(firms.lng, firms.lat);
  const byKind = shelves.map((shelf) => nearestOnShelf(shelf, firms, firmXyz, institutions));
  const within = countWithin(shelves, firms, firmXyz, institutions, withinKm);
  return { ...nearestOfAll(byKind, firms.lng.length), withinKm, within, byKind };
}

function shelve(institutions: Positions, kinds: readonly string[]): Shelf[] {
  const rows = new Map<string, number[]>();
  for (let i = 0; i < institutions.lng.length; i++) {
    if (!isPlace(institutions.lng[i], institutions.lat[i])) continue;
    const list = rows.get(kinds[i]);
    if (list) list.push(i);
    else rows.set(kinds[i], [i]);
  }
  return [...rows].map(([kind, list]) => {
    const row = Int32Array.from(
      list.sort((a, b) => institutions.lat[a] - institutions.lat[b] || a - b),
    );
    return { kind, row, xyz: unitVectors(institutions.lng, institutions.lat, row) };
  });
}

/** First entry of a shelf whose z is not below the given one. */
function placeOnShelf(xyz: Float64Array, z: number): number {
  let low = 0;
  let high = xyz.length / 3;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (xyz[3 * middle + 2] < z) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nearestOnShelf(
  shelf: Shelf,
  firms: Positions,
  firmXyz: Float64Array,
  institutions: Positions,
): NearestOfKind {
  const count = firms.lng.length;
  const nearest = new Int32Array(count).fill(-1);
  const nearestKm = new Float64Array(count).fill(NaN);
  const { xyz, row } = shelf;
  const length = row.length;
  for (let i = 0; i < count; i++) {
    if (!isPlace(firms.lng[i], firms.lat[i])) continue;
    const x = firmXyz[3 * i];
    const y = firmXyz[3 * i + 1];
    const z = firmXyz[3 * i + 2];
    let best = Infinity;
    let found = -1;
    const start = placeOnShelf(xyz, z);
    for (let m = start; m < length; m++) {
      const dz = z - xyz[3 * m + 2];
      if (dz * dz > best) break;
      const dx = x - xyz[3 * m];
      const dy = y - xyz[3 * m + 1];
      const d = dx * dx + dy * dy + dz * dz;
      if (d < best || (d === best && row[m] < found)) {
        best = d;
        found = row[m];
      }
    }
    for (let m = start - 1; m >= 0; m--) {
      const dz = z - xyz[3 * m + 2];
      if (dz * dz > best) break;
      const dx = x - xyz[3 * m];
      const dy = y - xyz[3 * m + 1];
      const d = dx * dx + dy * dy + dz * dz;
      if (d < best || (d === best && row[m] < found)) {
        best = d;
        found = row[m];
      }
    }
    nearest[i] = found;
    // Beyond a quarter of the globe the chord loses digits that the haversine formula keeps.
    nearestKm[i] =
      best < 2
        ? kmOfSquaredChord(best)
        : distanceKm(firms.lng[i], firms.lat[i], institutions.lng[found], institutions.lat[found]);
  }
  return { kind: shelf.kind, nearest, nearestKm };
}

function nearestOfAll(
  byKind: readonly NearestOfKind[],
  count: number,
): { nearest: Int32Array; nearestKm: Float64Array } {
  const nearest = new Int32Array(count).fill(-1);
  const nearestKm = new Float64Array(count).fill(NaN);
  for (const kind of byKind)
    for (let i = 0; i < count; i++) {
      const candidate = kind.nearest[i];
      if (candidate < 0) continue;
      const km = kind.nearestKm[i];
      if (nearest[i] < 0 || km < nearestKm[i] || (km === nearestKm[i] && candidate < nearest[i])) {
        nearest[i] = candidate;
        nearestKm[i] = km;
      }
    }
  return { nearest, nearestKm };
}

function countWithin(
  shelves: readonly Shelf[],
  firms: Positions,
  firmXyz: Float64Array,
  institutions: Positions,
  withinKm: readonly number[],
): Int32Array[] {
  const count = firms.lng.length;
  const out = withinKm.map(() => new Int32Array(count));
  for (let i = 0; i < count; i++)
    if (!isPlace(firms.lng[i], firms.lat[i])) for (const column of out) column[i] = -1;
  // One column at a time keeps the inner loop free of a loop over distances.
  withinKm.forEach((km, k) => {
    for (const shelf of shelves) countOnShelf(shelf, firms, firmXyz, institutions, km, out[k]);
  });
  return out;
}

function countOnShelf(
  shelf: Shelf,
  firms: Positions,
  firmXyz: Float64Array,
  institutions: Positions,
  km: number,
  column: Int32Array,
): void {
  const { xyz, row } = shelf;
  const length = row.length;
  const reach = squaredReach(km);
  // Squared chords carry an error of a few 1e-16 of their root; in that band the distance itself decides.
  const doubt = 4e-15 * Math.sqrt(reach) + 1e-31;
  const surely = Number.isFinite(reach) ? reach - doubt : Infinity;
  const maybe = reach + doubt;
  const band = Math.sqrt(maybe);
  for (let i = 0; i < column.length; i++) {
    if (column[i] < 0) continue;
    const x = firmXyz[3 * i];
    const y = firmXyz[3 * i + 1];
    const z = firmXyz[3 * i + 2];
    const north = z + band;
    let found = 0;
    for (let m = placeOnShelf(xyz, z - band); m < length; m++) {
      const zm = xyz[3 * m + 2];
      if (zm > north) break;
      const dx = x - xyz[3 * m];
      const dy = y - xyz[3 * m + 1];
      const dz = z - zm;
      const d = dx * dx + dy * dy + dz * dz;
      if (d > maybe) continue;
      if (
        d <= surely ||
        distanceKm(
          firms.lng[i],
          firms.lat[i],
          institutions.lng[row[m]],
          institutions.lat[row[m]],
        ) <= km
      )
        found++;
    }
    column[i] += found;
  }
}
