import type { GeometryCollection, MultiPolygon, Position } from 'geojson';
import { isOnLand, type Piece } from './japan';
import { areaKm2, boxHolds, boxOf, interiorPoints, type Point, type Ring } from './planar';
import { JAPAN_FRAME } from './islands';

/** Smaller lakes are not worth their bytes on a map of clusters. */
const LEAST_LAKE_KM2 = 3;
/** Tidal waters are mostly the mouths of rivers; of these only large lagoons look like lakes. */
const LEAST_TIDAL_KM2 = 20;
const LEAST_ISLE_KM2 = 0.8;
/** With fewer corners it is a token of a lake, not its shape. */
const LEAST_CORNERS = 6;

/** Lakes and lagoons that lie on Japan's land, as polygons with their larger islands cut out. Of the source's groups the first are tidal. */
export function cutLakes(
  waters: GeometryCollection<MultiPolygon>,
  land: readonly Piece[],
): Position[][][] {
  const lakes: Position[][][] = [];
  const [tidal, inland] = waters.geometries;
  const polygons = [
    ...largerThan(LEAST_TIDAL_KM2, tidal.coordinates as Ring[][]),
    ...largerThan(LEAST_LAKE_KM2, inland.coordinates as Ring[][]),
  ];
  for (const [outer, ...isles] of polygons) {
    // A block of sea between islands touches land only at its rim.
    const inner: Point[] = interiorPoints(outer, 5);
    if (inner.filter((point) => isOnLand(point, land)).length < inner.length / 2) continue;
    const shore = dropNotches(outer);
    if (shore.length <= LEAST_CORNERS) continue;
    const kept = isles
      .filter((isle) => areaKm2(isle) >= LEAST_ISLE_KM2)
      .map(dropNotches)
      .filter((isle) => isle.length > LEAST_CORNERS);
    lakes.push([shore, ...kept].map((ring) => roundCorners(roundCorners(ring))));
  }
  return lakes;
}

function largerThan(leastKm2: number, polygons: Ring[][]): Ring[][] {
  return polygons.filter(
    ([outer]) => boxHolds(JAPAN_FRAME, boxOf(outer)) && areaKm2(outer) >= leastKm2,
  );
}

/** The source cut waters along tiles of this zoom and lost small parts, which left notches along the tiles' edges. */
const TILES = 2 ** 13;

/** The ring without points between two stretches along edges of tiles: the shore itself crosses edges, it does not follow them. */
export function dropNotches(ring: Ring): Ring {
  const points = ring.slice(0, -1);
  const columns = points.map(([lng]) => edgeAt(((lng + 180) / 360) * TILES));
  const rows = points.map(([, lat]) => {
    const y = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / Math.PI;
    return edgeAt(((1 - y) / 2) * TILES);
  });
  const next = (i: number): number => (i + 1) % points.length;
  const follows = points.map(
    (_, i) => columns[i] === columns[next(i)] || rows[i] === rows[next(i)],
  );
  const shore = points.filter(
    (_, i) => !(follows[i] && follows[(i + points.length - 1) % points.length]),
  );
  return shore.length === 0 ? [] : [...shore, shore[0]];
}

/** The number of the tile edge, NaN away from any. */
function edgeAt(tiles: number): number {
  const edge = Math.round(tiles);
  return Math.abs(tiles - edge) < 0.004 ? edge : NaN;
}

/** Chaikin 1974: every corner is cut at a quarter of its sides, as water would. */
function roundCorners(ring: Ring): Ring {
  const round: Ring = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i], ring[i + 1]];
    round.push([0.75 * a[0] + 0.25 * b[0], 0.75 * a[1] + 0.25 * b[1]]);
    round.push([0.25 * a[0] + 0.75 * b[0], 0.25 * a[1] + 0.75 * b[1]]);
  }
  return [...round, round[0]];
}
