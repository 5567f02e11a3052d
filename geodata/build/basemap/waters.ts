import type { GeometryCollection, MultiPolygon, Position } from 'geojson';
import { isOnLand, type Piece } from './japan';
import { areaKm2, boxHolds, boxOf, interiorPoints, type Point, type Ring } from './planar';
import { JAPAN_FRAME } from './islands';

/** Smaller lakes are not worth their bytes on a map of clusters. */
const LEAST_LAKE_KM2 = 2;
const LEAST_ISLE_KM2 = 0.3;

/** Lakes and lagoons that lie on Japan's land, as polygons with their larger islands cut out. */
export function cutLakes(
  waters: GeometryCollection<MultiPolygon>,
  land: readonly Piece[],
): Position[][][] {
  const lakes: Position[][][] = [];
  for (const polygon of waters.geometries.flatMap((part) => part.coordinates)) {
    const [outer, ...isles] = polygon as Ring[];
    const box = boxOf(outer);
    if (!boxHolds(JAPAN_FRAME, box) || areaKm2(outer) < LEAST_LAKE_KM2) continue;
    // A block of sea between islands touches land only at its rim.
    const inner: Point[] = interiorPoints(outer, 5);
    if (inner.filter((point) => isOnLand(point, land)).length < inner.length / 2) continue;
    lakes.push([outer, ...isles.filter((isle) => areaKm2(isle) >= LEAST_ISLE_KM2)]);
  }
  return lakes;
}
