import { boxOf, interiorPoints, isInside, nearestOnLine, type Point, type Ring } from './planar';

/**
 * Where a name fits best: of many points inside a ring the one farthest from its edge, drawn a little
 * towards the middle so that bays don't push names into corners.
 */
export function labelPoint(ring: Ring): Point {
  const [west, south, east, north] = boxOf(ring);
  const middle: Point = [(west + east) / 2, (south + north) / 2];
  const size = Math.hypot(east - west, north - south);
  let best: Point = middle;
  let bestScore = -Infinity;
  for (const [x, y] of interiorPoints(ring, 60)) {
    for (const share of [-0.15, 0, 0.15]) {
      const point: Point = [x + share * (east - west), y];
      const { distanceKm } = nearestOnLine(point, ring);
      const away = (Math.hypot(point[0] - middle[0], point[1] - middle[1]) / size) * 111;
      const score = distanceKm - 0.12 * size * away;
      if (score > bestScore && (share === 0 || isInside(point, ring))) {
        bestScore = score;
        best = point;
      }
    }
  }
  return best;
}
