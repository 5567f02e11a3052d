import { ELSEWHERE, ISLAND_GROUPS, ISLANDS, JAPAN_FRAME } from './islands';
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
import type { Outline } from './sources';

/** A piece of land and the prefecture that it belongs to. */
export interface Piece {
  readonly code: string;
  readonly ring: Ring;
}

/** Cuts the land of Japan out of the world's, and cuts it along the borders into prefectures. */
export function cutJapan(land: readonly Ring[], outlines: Outline[], borders: Line[]): Piece[] {
  const boxed = outlines.flatMap(({ code, rings }) =>
    rings.map((ring) => ({ code, ring, box: boxOf(ring) })),
  );
  const pieces: Piece[] = [];
  for (const ring of land) {
    const box = boxOf(ring);
    if (!boxHolds(JAPAN_FRAME, box) || ELSEWHERE.some((area) => boxHolds(area, box))) continue;
    for (const face of partitionRing(ring, borders)) {
      pieces.push({ code: assignedPrefecture(face) ?? prefectureOf(face, boxed), ring: face });
    }
  }
  return pieces;
}

interface Boxed {
  readonly code: string;
  readonly ring: Ring;
  readonly box: Box;
}

/** What the lists of islands say about a piece of land, null where they are silent. */
function assignedPrefecture(ring: Ring): string | null {
  const box = boxOf(ring);
  const group = ISLAND_GROUPS.find((candidate) => boxHolds(candidate.box, box));
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
