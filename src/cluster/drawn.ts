import { isPlace } from '../geo/earth';
import type { Membership, MultiPolygonCoordinates } from '../model/cluster';
import { ROLE_CODE } from '../model/cluster';
import type { ClusterInput } from './dbscan';

/**
 * Clusters that a person enclosed: firms inside boundary k belong to cluster k, whatever their density. A firm in several boundaries
 * goes to the first. Every member's role is core; a boundary without a firm keeps its number, with the anchor -1. Edges are straight in
 * degrees, as RFC 7946 has them; a firm exactly on an edge may go either way. A weight is not looked at.
 *
 * Throws RangeError for columns of different length. Time grows with the firms and the edges at their latitude, so that
 * a coast of 100,000 positions does no harm.
 */
export function drawn(
  input: ClusterInput,
  boundaries: readonly MultiPolygonCoordinates[],
): Membership {
  const { lng, lat, take } = input;
  const count = lng.length;
  for (const column of [lat, take])
    if (column && column.length !== count)
      throw new RangeError(`columns of ${column.length} and ${count} entries`);
  const areas = boundaries.map((polygons) => polygons.map((rings) => new BandedPolygon(rings)));
  const role = new Uint8Array(count);
  const clusterOf = new Int32Array(count).fill(-1);
  const anchor = new Int32Array(boundaries.length).fill(-1);
  for (let i = 0; i < count; i++) {
    if ((take && take[i] !== 1) || !isPlace(lng[i], lat[i])) {
      role[i] = ROLE_CODE.excluded;
      continue;
    }
    const cluster = areas.findIndex((area) =>
      area.some((polygon) => polygon.contains(lng[i], lat[i])),
    );
    if (cluster < 0) continue;
    clusterOf[i] = cluster;
    role[i] = ROLE_CODE.core;
    if (anchor[cluster] < 0) anchor[cluster] = i;
  }
  return { clusterCount: boundaries.length, clusterOf, role, anchor };
}

const MOST_BANDS = 4096;

/** A polygon with its holes, its edges sorted into bands of latitude. */
class BandedPolygon {
  readonly #south: number;
  readonly #north: number;
  readonly #perDegree: number;
  /** Edges of each band: x1, y1, x2, y2 one after the other. */
  readonly #bands: number[][];

  constructor(rings: MultiPolygonCoordinates[number]) {
    let south = Infinity;
    let north = -Infinity;
    let edges = 0;
    for (const ring of rings) {
      edges += ring.length - 1;
      for (const [, y] of ring) {
        south = Math.min(south, y);
        north = Math.max(north, y);
      }
    }
    const bands = Math.max(1, Math.min(MOST_BANDS, edges >> 2));
    this.#south = south;
    this.#north = north;
    this.#perDegree = north > south ? bands / (north - south) : 0;
    this.#bands = Array.from({ length: bands }, () => []);
    for (const ring of rings)
      for (let i = 0; i + 1 < ring.length; i++) this.#add(ring[i], ring[i + 1]);
  }

  /** Crossings of the ray to the east, over exterior and holes alike: odd means inside. */
  contains(lng: number, lat: number): boolean {
    if (!(lat >= this.#south && lat <= this.#north)) return false;
    const edges = this.#bands[this.#bandOf(lat)];
    let inside = false;
    for (let e = 0; e < edges.length; e += 4) {
      const y1 = edges[e + 1];
      const y2 = edges[e + 3];
      if (y1 > lat === y2 > lat) continue;
      const x1 = edges[e];
      if (lng < ((edges[e + 2] - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
    }
    return inside;
  }

  #add([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): void {
    if (y1 === y2) return;
    const last = this.#bandOf(Math.max(y1, y2));
    for (let band = this.#bandOf(Math.min(y1, y2)); band <= last; band++)
      // One direction for every edge, so that two boundaries that share it agree on its side.
      if (y1 < y2) this.#bands[band].push(x1, y1, x2, y2);
      else this.#bands[band].push(x2, y2, x1, y1);
  }

  #bandOf(lat: number): number {
    return Math.min(this.#bands.length - 1, Math.floor((lat - this.#south) * this.#perDegree));
  }
}
