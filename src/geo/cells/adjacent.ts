import { Delaunay } from 'd3-delaunay';
import { planeX, planeY } from './plane';

/** Which points (degrees) are next to each other: those whose cells share a border. n log n once, then by the row. */
export function adjacentPoints(lng: Float64Array, lat: Float64Array): (row: number) => number[] {
  const points = new Float64Array(2 * lng.length);
  for (let i = 0; i < lng.length; i++) {
    points[2 * i] = planeX(lng[i]);
    points[2 * i + 1] = planeY(lat[i]);
  }
  // One point alone has none, for which the library gives what is no point.
  if (lng.length < 2) return () => [];
  const delaunay = new Delaunay(points);
  return (row) => [...delaunay.neighbors(row)];
}
