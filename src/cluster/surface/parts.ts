import { isPlace, KM_PER_DEGREE } from '../../geo/earth';
import { layGrid, type KmGrid } from '../../geo/disc-field';
import { cosDegrees } from '../../geo/trigonometry';

/** Nodes of all grids together; memory and time grow with them. */
export const MOST_NODES = 3_000_000;
/** Nodes to a bandwidth: wanted, and so few that contours are still smooth. */
const WANTED_STEPS = 5;
const FEWEST_STEPS = 3;
const GROWTH = 1.25;
/** Places nearer than this are one, degrees: a decimetre. */
const PER_DEGREE = 1e6;

/** Distinct places of firms with how many are at each. */
export interface Places {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly firms: Float64Array;
  /** Place of each row, -1 for rows that take no part. */
  readonly placeOf: Int32Array;
}

/** A part of the map that no kernel from another part reaches: its places, and a grid around them. */
export interface Part {
  /** Indices of places. */
  readonly places: Int32Array;
  readonly grid: KmGrid;
}

/** Grids over everything within the bandwidth of some place. */
export interface Parts {
  readonly parts: readonly Part[];
  /** The wanted one, or larger where so small a one would need more nodes than can be laid out over so wide a land. */
  readonly bandwidthKm: number;
}

/** Rows with a place that take part, by place; `take` 1 for those that do. */
export function placesOf(lng: Float64Array, lat: Float64Array, take?: Uint8Array): Places {
  const at = new Map<number, number>();
  const first: number[] = [];
  const firms: number[] = [];
  const placeOf = lng.map((x, row) => {
    if (take?.[row] === 0 || !isPlace(x, lat[row])) return -1;
    const key =
      Math.round((x + 360) * PER_DEGREE) * (180 * PER_DEGREE) +
      Math.round((lat[row] + 90) * PER_DEGREE);
    let place = at.get(key);
    if (place === undefined) {
      at.set(key, (place = first.length));
      first.push(row);
      firms.push(0);
    }
    firms[place]++;
    return place;
  });
  return {
    lng: Float64Array.from(first, (row) => lng[row]),
    lat: Float64Array.from(first, (row) => lat[row]),
    firms: Float64Array.from(firms),
    placeOf: Int32Array.from(placeOf),
  };
}

/**
 * Lays grids over the land within a bandwidth of some place, one for each group of places that are less than two bandwidths from each
 * other: most of a country is empty. At least three nodes to a bandwidth.
 */
export function layParts(places: Places, wantedKm: number): Parts {
  for (let bandwidthKm = wantedKm; ; bandwidthKm *= GROWTH) {
    const groups = groupsOf(places, bandwidthKm);
    let stepKm = bandwidthKm / WANTED_STEPS;
    for (;;) {
      const parts = groups.map((own) => partOf(places, own, bandwidthKm, stepKm));
      const nodes = parts.reduce((sum, { grid }) => sum + grid.rows * grid.columns, 0);
      if (nodes <= MOST_NODES) return { parts, bandwidthKm };
      const coarser = Math.max(1.05 * stepKm, stepKm * Math.sqrt(nodes / MOST_NODES));
      if (coarser > bandwidthKm / FEWEST_STEPS) break;
      stepKm = coarser;
    }
  }
}

function partOf(places: Places, own: Int32Array, bandwidthKm: number, stepKm: number): Part {
  const lng = Float64Array.from(own, (p) => places.lng[p]);
  const lat = Float64Array.from(own, (p) => places.lat[p]);
  return { places: own, grid: layGrid(lng, lat, bandwidthKm, stepKm) };
}

/** Places whose cells touch, in cells so wide that no place of another group is in reach of a node. Groups in the order of their first places. */
export function groupsOf(
  { lng, lat }: Pick<Places, 'lng' | 'lat'>,
  bandwidthKm: number,
): Int32Array[] {
  const side = 3 * bandwidthKm;
  const farthest = lat.reduce((most, own) => Math.max(most, Math.abs(own)), 0);
  const perLat = KM_PER_DEGREE / side;
  const perLng = (KM_PER_DEGREE * cosDegrees(Math.min(89, farthest))) / side;
  const wide = Math.ceil(721 * perLng) + 3;
  const cellOf = Float64Array.from(lng, (x, p) => {
    const [column, row] = [Math.floor((x + 360) * perLng), Math.floor((lat[p] + 90) * perLat)];
    return (row + 1) * wide + column + 1;
  });
  const held = new Map<number, number[]>();
  cellOf.forEach((cell, p) => {
    const own = held.get(cell);
    if (own) own.push(p);
    else held.set(cell, [p]);
  });
  const groups: Int32Array[] = [];
  const seen = new Set<number>();
  for (const start of held.keys()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const open = [start];
    const members: number[] = [];
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      for (const p of held.get(cell)!) members.push(p);
      for (const up of [-wide, 0, wide])
        for (const over of [-1, 0, 1]) {
          const next = cell + up + over;
          if (!held.has(next) || seen.has(next)) continue;
          seen.add(next);
          open.push(next);
        }
    }
    groups.push(Int32Array.from(members).sort());
  }
  return groups;
}
