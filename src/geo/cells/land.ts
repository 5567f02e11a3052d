import type { MultiPolygonCoordinates } from '../../model/cluster';
import { signedPlaneArea } from '../rings';
import { planeX, planeY } from './plane';

/** Outlines of land in the plane, each once around with the land on the left; the last corner is not the first again. */
export interface Land {
  /** Ring r has the corners [start[r], start[r + 1]). */
  readonly start: Uint32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** The outer rings of polygons in degrees; lakes stay land. */
export function landOf(polygons: MultiPolygonCoordinates): Land {
  const rings = polygons.map(([exterior]) => exterior).filter((ring) => ring.length > 3);
  const start = new Uint32Array(rings.length + 1);
  rings.forEach((ring, r) => (start[r + 1] = start[r] + ring.length - 1));
  const x = new Float64Array(start[rings.length]);
  const y = new Float64Array(x.length);
  rings.forEach((ring, r) => {
    const turned = signedPlaneArea(ring) < 0;
    for (let i = 0; i + 1 < ring.length; i++) {
      const [lng, lat] = ring[turned ? ring.length - 1 - i : i];
      x[start[r] + i] = planeX(lng);
      y[start[r] + i] = planeY(lat);
    }
  });
  return { start, x, y };
}

/** True where a place of the plane is on land. Linear in the corners. */
export function isOnLand({ start, x, y }: Land, px: number, py: number): boolean {
  let inside = false;
  for (let r = 0; r + 1 < start.length; r++) {
    for (let i = start[r], j = start[r + 1] - 1; i < start[r + 1]; j = i++) {
      if (y[i] > py !== y[j] > py && px < ((x[j] - x[i]) * (py - y[i])) / (y[j] - y[i]) + x[i])
        inside = !inside;
    }
  }
  return inside;
}
