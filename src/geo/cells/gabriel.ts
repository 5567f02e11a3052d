import { adjacentPoints } from './adjacent';
import { planeX, planeY } from './plane';

/**
 * Neighbours of each point (degrees) in the Gabriel graph (Gabriel and Sokal 1969): two points are neighbours where no other lies in or on the circle
 * that has both at the ends of a diameter, on Mercator's plane. Symmetric. Of points at one place the first alone has neighbours. n log n.
 */
export function gabrielNeighbours(lng: Float64Array, lat: Float64Array): number[][] {
  const x = lng.map(planeX);
  const y = lat.map(planeY);
  const adjacent = adjacentPoints(lng, lat);
  // Its edges are among those of the Delaunay triangulation, and where the circle of one of these is not empty, a corner of a triangle at the edge is in it.
  return Array.from(lng, (_, a) => {
    const near = adjacent(a);
    return near.filter((b) => {
      const [midX, midY] = [(x[a] + x[b]) / 2, (y[a] + y[b]) / 2];
      const reach = ((x[a] - x[b]) / 2) ** 2 + ((y[a] - y[b]) / 2) ** 2;
      return !near.some(
        (c) => c !== b && (x[c] - midX) ** 2 + (y[c] - midY) ** 2 <= reach * (1 + 1e-12),
      );
    });
  });
}
