import { KM_PER_DEGREE } from '../geo/earth';
import { cosDegrees } from '../geo/trigonometry';
import type { Membership, MultiPolygonCoordinates } from '../model/cluster';
import { ROLE_CODE } from '../model/cluster';

/** Firms of two groups. */
export interface Overlap {
  readonly both: number;
  readonly onlyDrawn: number;
  readonly onlyDerived: number;
  /** Firms in both as a share of those in either; NaN where there is none. */
  readonly jaccard: number;
}

/** A drawn boundary beside the derived cluster that it resembles most. */
export interface ComparedBoundary {
  /** The derived cluster that it overrides, else the one with the largest Jaccard index, the first of equals; -1 where none shares a firm. */
  readonly derived: number;
  readonly overlap: Overlap;
  /** Firms that are in no boundary and that this one would take in if it were so much larger on every side. */
  readonly gained: number;
  /** Firms that it would lose if it were so much smaller on every side. */
  readonly lost: number;
}

export interface BoundaryComparison {
  /** Inside any boundary against inside any derived cluster. */
  readonly overall: Overlap;
  readonly boundaries: readonly ComparedBoundary[];
}

/**
 * Compares drawn boundaries with derived clusters of the same firms, and says what moving every boundary by `km` kilometres would
 * change. Firms that are excluded from either count nowhere. Distances to a boundary's line are taken in the plane around each
 * firm, which at a few kilometres is right to a few metres. `overridden` has the derived cluster that each boundary stands for. Time grows with the firms near a line × its edges near them.
 */
export function compareBoundaries(
  places: { readonly lng: Float64Array; readonly lat: Float64Array },
  boundaries: readonly MultiPolygonCoordinates[],
  drawn: Membership,
  derived: Membership,
  km: number,
  overridden: readonly number[] | null = null,
): BoundaryComparison {
  const rows = rowsOfBoth(drawn, derived);
  const drawnSizes = new Int32Array(boundaries.length);
  const derivedSizes = new Int32Array(derived.clusterCount);
  const shared = boundaries.map(() => new Int32Array(derived.clusterCount));
  for (const row of rows) {
    const [own, other] = [drawn.clusterOf[row], derived.clusterOf[row]];
    if (own >= 0) drawnSizes[own]++;
    if (other >= 0) derivedSizes[other]++;
    if (own >= 0 && other >= 0) shared[own][other]++;
  }
  const byLat = rows.sort((a, b) => places.lat[a] - places.lat[b]);
  return {
    overall: overlapInside(drawn, derived),
    boundaries: boundaries.map((boundary, index) => {
      const best = overridden?.[index] ?? mostAlike(shared[index], drawnSizes[index], derivedSizes);
      const near = nearLine(boundary, places, byLat, km);
      return {
        derived: best,
        overlap: overlapOf(
          best < 0 ? 0 : shared[index][best],
          drawnSizes[index],
          best < 0 ? 0 : derivedSizes[best],
        ),
        gained: near.filter((row) => drawn.clusterOf[row] < 0).length,
        lost: near.filter((row) => drawn.clusterOf[row] === index).length,
      };
    }),
  };
}

/** Inside any cluster of the one against inside any of the other. Firms that are excluded from either count nowhere. */
export function overlapInside(drawn: Membership, derived: Membership): Overlap {
  let [own, other, both] = [0, 0, 0];
  for (const row of rowsOfBoth(drawn, derived)) {
    const [in1, in2] = [drawn.clusterOf[row] >= 0, derived.clusterOf[row] >= 0];
    if (in1) own++;
    if (in2) other++;
    if (in1 && in2) both++;
  }
  return overlapOf(both, own, other);
}

function rowsOfBoth(drawn: Membership, derived: Membership): number[] {
  const rows: number[] = [];
  drawn.role.forEach((role, row) => {
    if (role !== ROLE_CODE.excluded && derived.role[row] !== ROLE_CODE.excluded) rows.push(row);
  });
  return rows;
}

function overlapOf(both: number, drawn: number, derived: number): Overlap {
  const either = drawn + derived - both;
  return {
    both,
    onlyDrawn: drawn - both,
    onlyDerived: derived - both,
    jaccard: either > 0 ? both / either : NaN,
  };
}

function mostAlike(shared: Int32Array, drawn: number, derived: Int32Array): number {
  let best = -1;
  let highest = 0;
  for (let k = 0; k < shared.length; k++) {
    const { jaccard } = overlapOf(shared[k], drawn, derived[k]);
    if (jaccard > highest) {
      highest = jaccard;
      best = k;
    }
  }
  return best;
}

/** Rows, out of some that are sorted by latitude, at most so far from a boundary's line. */
function nearLine(
  boundary: MultiPolygonCoordinates,
  { lng, lat }: { readonly lng: Float64Array; readonly lat: Float64Array },
  byLat: readonly number[],
  km: number,
): number[] {
  const reach = km / KM_PER_DEGREE;
  const near = new Set<number>();
  for (const ring of boundary.flat())
    for (let i = 0; i + 1 < ring.length; i++) {
      const [[x1, y1], [x2, y2]] = [ring[i], ring[i + 1]];
      const north = Math.max(y1, y2) + reach;
      for (let k = firstFrom(byLat, lat, Math.min(y1, y2) - reach); k < byLat.length; k++) {
        const row = byLat[k];
        if (lat[row] > north) break;
        if (near.has(row)) continue;
        const across = cosDegrees(lat[row]);
        const d = toSegment(
          [(x1 - lng[row]) * across, y1 - lat[row]],
          [(x2 - lng[row]) * across, y2 - lat[row]],
        );
        if (d <= reach) near.add(row);
      }
    }
  return [...near];
}

/** Where the latitudes reach a value. */
function firstFrom(byLat: readonly number[], lat: Float64Array, value: number): number {
  let low = 0;
  let high = byLat.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lat[byLat[middle]] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Distance of the origin to a segment of the plane. */
function toSegment([x1, y1]: [number, number], [x2, y2]: [number, number]): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / length));
  return Math.hypot(x1 + along * dx, y1 + along * dy);
}
