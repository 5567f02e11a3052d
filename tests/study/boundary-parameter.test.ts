import { describe, expect, it } from 'vitest';
import { boundaryOf } from '../../src/cluster';
import { distanceKm } from '../../src/geo/earth';
import type { BoundaryMethod } from '../../src/model';
import { boundaryParameter } from '../../src/study';

/** How far the boundary around a single firm is from it: least and most, kilometres. */
function reach(boundary: BoundaryMethod, radiusKm: number): [number, number] {
  const [lng, lat] = [Float64Array.of(138.9), Float64Array.of(37.6)];
  const shape = boundaryOf(lng, lat, Int32Array.of(0), boundary, radiusKm);
  const km = shape.flat(2).map(([x, y]) => distanceKm(138.9, 37.6, x, y));
  return [Math.min(...km), Math.max(...km)];
}

describe('what is said of a boundary', () => {
  it.each([0.05, 1, 3, 40])('is what it is drawn with, at a radius of %f km', (radiusKm) => {
    const of = (boundary: BoundaryMethod) => boundaryParameter({ boundary, radiusKm });
    const near = (boundary: BoundaryMethod, km: number, share: number) => {
      for (const found of reach(boundary, radiusKm))
        expect(Math.abs(found - km) / km).toBeLessThan(share);
    };
    near('discs', of('discs').km, 0.02);
    near('concave', of('concave').marginKm, 0.1);
    near('convex', of('convex').marginKm, 0.03);
    const { km, share } = of('isopleth');
    // Where (1 − (d / bandwidth)²)² is half of what it is at the firm, or a little farther: the raster takes the least of four nodes.
    const at = km * Math.sqrt(1 - Math.sqrt(share));
    const [least, most] = reach('isopleth', radiusKm);
    expect(least).toBeGreaterThan(0.97 * at);
    expect(most).toBeLessThan(1.15 * at);
  });
});
