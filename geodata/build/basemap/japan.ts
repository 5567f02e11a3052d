import { ISLAND_GROUPS, ISLANDS } from './islands';
import { partitionRing } from './partition';
import {
  areaKm2,
  boxHolds,
  boxOf,
  boxesMeet,
  interiorPoints,
  isInside,
  nearestOnLine,
  type Box,
  type Line,
  type Point,
  type Ring,
} from './planar';
import type { CountryLand, Outline } from './sources';

/** A piece of land and the prefecture that it belongs to. */
export interface Piece {
  readonly code: string;
  readonly ring: Ring;
}

/**
 * Cuts the land of Japan out of the world's, and cuts it along the borders into prefectures. Of land that the source gives
 * to another country only what lies in the listed island groups is Japan's.
 */
export function cutJapan(
  land: readonly CountryLand[],
  outlines: Outline[],
  borders: Line[],
): Piece[] {
  const boxed = outlines.flatMap(({ code, rings }) =>
    rings.map((ring) => ({ code, ring, box: boxOf(ring) })),
  );
  const own = land.flatMap(({ country, rings }) =>
    country === 'JPN' ? rings : rings.filter((ring) => groupOf(boxOf(ring)) !== undefined),
  );
  return own.flatMap((ring) =>
    partitionRing(ring, borders).map((face) => ({
      code: assignedPrefecture(face) ?? prefectureOf(face, boxed),
      ring: face,
    })),
  );
}

const groupOf = (box: Box) => ISLAND_GROUPS.find((group) => boxHolds(group.box, box));

interface Boxed {
  readonly code: string;
  readonly ring: Ring;
  readonly box: Box;
}

/** What the lists of islands say about a piece of land, null where they are silent. */
function assignedPrefecture(ring: Ring): string | null {
  const box = boxOf(ring);
  const group = groupOf(box);
  if (group !== undefined) return group.code;
  const island = ISLANDS.find(
    ({ at }) => boxesMeet(box, [...at, ...at]) && areaKm2(ring) < 50 && isInside(at, ring),
  );
  return island?.code ?? null;
}

/** The prefecture that holds most of a face; the nearest where none holds any. */
function prefectureOf(face: Ring, outlines: readonly Boxed[]): string {
  const votes = new Map<string, number>();
  const points = interiorPoints(face, 9);
  for (const point of points) {
    const holder = outlines.find(
      ({ ring, box }) => boxesMeet(box, [...point, ...point]) && isInside(point, ring),
    );
    if (holder !== undefined) votes.set(holder.code, (votes.get(holder.code) ?? 0) + 1);
  }
  if (votes.size > 0) return [...votes].sort((a, b) => b[1] - a[1])[0][0];
  return nearestPrefecture(points[0] ?? face[0], outlines);
}

function nearestPrefecture(point: Point, outlines: readonly Boxed[]): string {
  let nearestKm = Infinity;
  let code = '';
  for (const outline of outlines) {
    const { distanceKm } = nearestOnLine(point, outline.ring);
    if (distanceKm < nearestKm) {
      nearestKm = distanceKm;
      code = outline.code;
    }
  }
  return code;
}

/** Whether a point lies on any of the pieces. */
export function isOnLand(point: Point, pieces: readonly Piece[]): boolean {
  return pieces.some(
    ({ ring }) => boxesMeet(boxOf(ring), [...point, ...point]) && isInside(point, ring),
  );
}
