import { distanceKm, isPlace, kmOfSquaredChord, squaredReach, unitVectors } from '../geo/earth';
import type { InstitutionKind } from '../model/geodata';
import type { NearestOfKind, ProximityColumns } from '../model/linkage';
import { Neighbourhoods } from './neighbourhoods';

/** Positions in degrees, NaN where a row has no place. */
export interface Positions {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
}

/** Institutions that have a place, kind by kind, each kind in the order of the table. */
interface Located {
  readonly row: Int32Array;
  /** Unit vectors, one after the other. */
  readonly xyz: Float64Array;
  /** First institution of each kind; one more entry than kinds. */
  readonly startOfKind: Int32Array;
  /** Kinds that occur among them, in the order in which they are met. */
  readonly kinds: readonly InstitutionKind[];
}

/** What a squared chord is compared with to decide whether a distance is within a limit. */
interface Limit {
  readonly km: number;
  /** At most this: within. Above `maybe`: not within. Between them rounding could decide, so the distance itself does. */
  readonly surely: number;
  readonly maybe: number;
}

/**
 * How near each firm is to the institutions: the nearest of all and of each kind, and how many lie at most so many
 * kilometres away. Distances are great-circle kilometres as Turf's `distance` gives them (within 1e-9 km, but for near-antipodes).
 * Ties go to the lower institution. A distance within rounding of a limit counts when the haversine formula says that it
 * is not above it.
 *
 * @param kinds kind of each institution; kinds without a located institution are left out of the result.
 * @param withinKm distances in any order, each at least 0; throws RangeError otherwise.
 *
 * Firms of one neighbourhood of about 5 km share the search: time grows with neighbourhoods × institutions, and then
 * with the firms.
 */
export function proximity(
  firms: Positions,
  institutions: Positions,
  kinds: readonly InstitutionKind[],
  withinKm: readonly number[],
): ProximityColumns {
  for (const km of withinKm)
    if (!(km >= 0)) throw new RangeError(`distance of ${km} km to count institutions within`);
  if (kinds.length !== institutions.lng.length)
    throw new RangeError(`${kinds.length} kinds of ${institutions.lng.length} institutions`);
  const located = locatedOf(institutions, kinds);
  const hoods = new Neighbourhoods(located.xyz, located.startOfKind, withinKm);
  const limits = withinKm.map(limitOf);
  const count = firms.lng.length;
  const nearest = new Int32Array(count).fill(-1);
  const nearestKm = new Float64Array(count).fill(NaN);
  const within = withinKm.map(() => new Int32Array(count).fill(-1));
  const byKind = located.kinds.map((kind): NearestOfKind => ({
    kind,
    nearest: new Int32Array(count).fill(-1),
    nearestKm: new Float64Array(count).fill(NaN),
  }));
  const firmXyz = unitVectors(firms.lng, firms.lat);
  for (let i = 0; i < count; i++) {
    if (!isPlace(firms.lng[i], firms.lat[i])) continue;
    const start = hoods.at(firms.lng[i], firms.lat[i]);
    const at = fillNearest(i, start, hoods.list, located, firmXyz, byKind, nearest, nearestKm);
    fillWithin(i, at, hoods.list, located, firmXyz, limits, within, firms, institutions);
  }
  return { nearest, nearestKm, withinKm, within, byKind };
}

function locatedOf(institutions: Positions, kinds: readonly InstitutionKind[]): Located {
  const rows: number[] = [];
  for (let i = 0; i < institutions.lng.length; i++)
    if (isPlace(institutions.lng[i], institutions.lat[i])) rows.push(i);
  const known = [...new Set(rows.map((i) => kinds[i]))];
  const groups = known.map((kind) => rows.filter((i) => kinds[i] === kind));
  const row = Int32Array.from(groups.flat());
  const startOfKind = new Int32Array(known.length + 1);
  groups.forEach((group, k) => (startOfKind[k + 1] = startOfKind[k] + group.length));
  const xyz = unitVectors(institutions.lng, institutions.lat, row);
  return { row, xyz, startOfKind, kinds: known };
}

function limitOf(km: number): Limit {
  const reach = squaredReach(km);
  if (reach === Infinity) return { km, surely: Infinity, maybe: Infinity };
  // Coordinates of unit vectors carry errors of a few 1e-16, and a squared chord that much of its root.
  const doubt = 4e-15 * Math.sqrt(reach) + 1e-31;
  return { km, surely: reach - doubt, maybe: reach + doubt };
}

/** The nearest of each kind and of all; returns where in the list the limits begin. */
function fillNearest(
  i: number,
  start: number,
  list: Int32Array,
  { row, xyz }: Located,
  firmXyz: Float64Array,
  byKind: readonly NearestOfKind[],
  nearest: Int32Array,
  nearestKm: Float64Array,
): number {
  const x = firmXyz[3 * i];
  const y = firmXyz[3 * i + 1];
  const z = firmXyz[3 * i + 2];
  let at = start;
  let bestOfAll = Infinity;
  for (let kind = 0; kind < byKind.length; kind++) {
    const end = at + 1 + list[at];
    let best = Infinity;
    let found = -1;
    for (at++; at < end; at++) {
      const j = list[at];
      const dx = x - xyz[3 * j];
      const dy = y - xyz[3 * j + 1];
      const dz = z - xyz[3 * j + 2];
      const d = dx * dx + dy * dy + dz * dz;
      if (d < best) {
        best = d;
        found = j;
      }
    }
    const km = kmOfSquaredChord(best);
    byKind[kind].nearest[i] = row[found];
    byKind[kind].nearestKm[i] = km;
    if (best < bestOfAll || (best === bestOfAll && row[found] < nearest[i])) {
      bestOfAll = best;
      nearest[i] = row[found];
      nearestKm[i] = km;
    }
  }
  return at;
}

function fillWithin(
  i: number,
  start: number,
  list: Int32Array,
  { row, xyz }: Located,
  firmXyz: Float64Array,
  limits: readonly Limit[],
  within: readonly Int32Array[],
  firms: Positions,
  institutions: Positions,
): void {
  let at = start;
  for (let k = 0; k < limits.length; k++) {
    const { km, surely, maybe } = limits[k];
    let found = list[at];
    const end = at + 2 + list[at + 1];
    for (at += 2; at < end; at++) {
      const j = list[at];
      const dx = firmXyz[3 * i] - xyz[3 * j];
      const dy = firmXyz[3 * i + 1] - xyz[3 * j + 1];
      const dz = firmXyz[3 * i + 2] - xyz[3 * j + 2];
      const d = dx * dx + dy * dy + dz * dz;
      if (d > maybe) continue;
      if (d <= surely || haversineKm(firms, i, institutions, row[j]) <= km) found++;
    }
    within[k][i] = found;
  }
}

function haversineKm(from: Positions, i: number, to: Positions, j: number): number {
  return distanceKm(from.lng[i], from.lat[i], to.lng[j], to.lat[j]);
}
