import { KM_PER_DEGREE, distanceKm } from '../geo/earth';
import { areaKm2 } from '../geo/rings';
import type { DrawnBoundary } from '../model/boundary';
import type { BoundaryMethod, Cluster, Membership } from '../model/cluster';
import { ROLE_CODE } from '../model/cluster';
import type { FirmColumns } from '../model/firm';
import type { PlaceColumns } from '../model/place';
import { isExactLevel, isFineLevel } from '../model/place-level';
import type { RelativeArea } from '../model/relative';
import { boundaryOf } from './boundary';
import { middleAndExtentDrawn } from './describe-drawn';
import type { ClusterNames, ClusterNaming } from './name';
import { countNames, nameClusters } from './name';

export interface DescribeInput {
  readonly membership: Membership;
  readonly firms: Pick<FirmColumns, 'id' | 'industry'>;
  readonly places: Pick<
    PlaceColumns,
    'lng' | 'lat' | 'level' | 'municipality' | 'municipalityCode' | 'town'
  >;
  /** Degrees, NaN where an institution has no place. */
  readonly institutions: { readonly lng: Float64Array; readonly lat: Float64Array };
  readonly boundary: BoundaryMethod;
  /** The clustering radius, which boundaries are scaled by. */
  readonly radiusKm: number;
  readonly naming: ClusterNaming;
  /**
   * For drawn clusters: what was drawn, by the cluster's number; absent or null for derived ones. It stands for the boundary, its area
   * and, where it overrides no derived cluster, the name.
   */
  readonly drawn?: readonly (DrawnBoundary | null)[];
}

/**
 * Clusters as people look at them, in the order of their numbers. Counts are sorted by number, largest first, then by name in
 * the order of UTF-16 code units, so that every engine lists them alike; firms without an industry or municipality are
 * not counted there. Time grows with the firms inside, most of it for the boundaries.
 */
export function describeClusters(input: DescribeInput): Cluster[] {
  const { membership, firms, places, institutions, naming, drawn } = input;
  const members = membersOf(membership);
  const names = nameClusters(members, membership.anchor, firms.id, places, naming);
  return members.map((rows, index) => {
    const own = drawn?.[index];
    const relative = own ? undefined : relativeAreaOf(membership, index);
    const boundary = own
      ? own.coordinates
      : relative
        ? [relative.shape]
        : boundaryOf(places.lng, places.lat, rows, input.boundary, input.radiusKm);
    const { lng, lat, extentKm } = own
      ? middleAndExtentDrawn(own.coordinates, rows, places)
      : middleAndExtent(rows, places.lng, places.lat);
    // By its anchor: overriding closes up the numbers.
    const circle = own
      ? undefined
      : membership.scan?.circles.find(({ anchor }) => anchor === membership.anchor[index]);
    const area = areaKm2(boundary);
    const nearest = nearestTo(lng, lat, institutions);
    return {
      index,
      anchorFirmId: firms.id[membership.anchor[index]] ?? '',
      ...(own ? { drawnId: own.id } : {}),
      ...(own?.overrides === undefined ? {} : { overrides: own.overrides }),
      ...(own ? drawnNames(own, names[index]) : names[index]),
      firms: rows.length,
      coreFirms: count(rows, (i) => membership.role[i] === ROLE_CODE.core),
      lng,
      lat,
      boundary,
      areaKm2: area,
      densityPerKm2: area > 0 ? rows.length / area : NaN,
      extentKm,
      municipalities: countNames(rows, places.municipality),
      industries: countNames(rows, firms.industry),
      nearestInstitution: nearest.index,
      nearestInstitutionKm: nearest.km,
      ...(circle ? { scan: circle } : {}),
      ...(relative ? { relative } : {}),
      onlyCoarse: rows.length > 0 && isOnlyCoarse(rows, places),
    };
  });
}

function relativeAreaOf({ relative, anchor }: Membership, index: number): RelativeArea | undefined {
  if (!relative || relative.refused !== undefined) return undefined;
  return relative.areas.find((area) => area.anchor === anchor[index]);
}

/** The name that a person gave the boundary, in both languages, else the one that its municipalities give. */
function drawnNames({ name, overrides }: DrawnBoundary, derived: ClusterNames): ClusterNames {
  return name === '' || overrides !== undefined
    ? derived
    : { nameJa: name, nameEn: name, renamed: true };
}

/**
 * Would these firms be no cluster if they were located more finely, for all that is known? So it is where none is located to
 * its town, and where all stand on the point of one and the same town. Firms with coordinates of their own are where they say.
 */
export function isOnlyCoarse(
  rows: ArrayLike<number>,
  { level, lng, lat }: Pick<PlaceColumns, 'level' | 'lng' | 'lat'>,
): boolean {
  let anyTown = false;
  let onOnePoint = true;
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k];
    if (isFineLevel(level[row])) anyTown = true;
    if (isExactLevel(level[row]) || lng[row] !== lng[rows[0]] || lat[row] !== lat[rows[0]])
      onOnePoint = false;
  }
  return !anyTown || onOnePoint;
}

/** Rows of each cluster's firms, ascending. */
export function membersOf(membership: Membership): Int32Array[] {
  const { clusterCount, clusterOf } = membership;
  const sizes = new Int32Array(clusterCount);
  for (let i = 0; i < clusterOf.length; i++) if (clusterOf[i] >= 0) sizes[clusterOf[i]]++;
  const members = Array.from(sizes, (size) => new Int32Array(size));
  sizes.fill(0);
  for (let i = 0; i < clusterOf.length; i++) {
    const cluster = clusterOf[i];
    if (cluster >= 0) members[cluster][sizes[cluster]++] = i;
  }
  return members;
}

function count(rows: Int32Array, holds: (row: number) => boolean): number {
  let found = 0;
  for (const i of rows) if (holds(i)) found++;
  return found;
}

function middleAndExtent(
  rows: Int32Array,
  lng: Float64Array,
  lat: Float64Array,
): { lng: number; lat: number; extentKm: number } {
  const origin = lng[rows[0]];
  let sumLng = 0;
  let sumLat = 0;
  let west = Infinity;
  let east = -Infinity;
  let south = Infinity;
  let north = -Infinity;
  for (const i of rows) {
    // Unrolled around the first firm, so that a cluster across the 180° meridian has its middle there.
    const x = lng[i] - 360 * Math.round((lng[i] - origin) / 360);
    sumLng += x;
    sumLat += lat[i];
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, lat[i]);
    north = Math.max(north, lat[i]);
  }
  const middle = (south + north) / 2;
  const extentKm = Math.max(
    (north - south) * KM_PER_DEGREE,
    distanceKm(west, middle, east, middle),
  );
  return { lng: sumLng / rows.length, lat: sumLat / rows.length, extentKm };
}

function nearestTo(
  lng: number,
  lat: number,
  places: { readonly lng: Float64Array; readonly lat: Float64Array },
): { index: number; km: number } {
  let index = -1;
  let km = Infinity;
  for (let k = 0; k < places.lng.length; k++) {
    // No place is nearer than its parallel: most need no haversine. The slack is far above what rounding makes of it.
    if (Math.abs(lat - places.lat[k]) * KM_PER_DEGREE > km + 1e-6) continue;
    const d = distanceKm(lng, lat, places.lng[k], places.lat[k]);
    if (d < km) {
      km = d;
      index = k;
    }
  }
  return { index, km: index < 0 ? NaN : km };
}
