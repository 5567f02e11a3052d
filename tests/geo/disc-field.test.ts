import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chordToNearest, layGrid } from '../../src/geo/disc-field';
import { chordOfKm, unitVectors } from '../../src/geo/earth';

/** Squared chord from each node of the grid to the nearest place, by looking at all. */
function bruteForce(lng: number[], lat: number[], grid: ReturnType<typeof layGrid>): Float64Array {
  const places = unitVectors(Float64Array.from(lng), Float64Array.from(lat));
  const nodes = new Float64Array(grid.rows * grid.columns);
  for (let k = 0; k < nodes.length; k++) {
    const column = k % grid.columns;
    const at = unitVectors(
      Float64Array.of(grid.west + column * grid.stepLng),
      Float64Array.of(grid.south + ((k - column) / grid.columns) * grid.stepLat),
    );
    let nearest = Infinity;
    for (let i = 0; i < lng.length; i++) {
      const [dx, dy, dz] = [0, 1, 2].map((axis) => at[axis] - places[3 * i + axis]);
      nearest = Math.min(nearest, dx * dx + dy * dy + dz * dz);
    }
    nodes[k] = Math.sqrt(nearest);
  }
  return nodes;
}

const place = fc.record({
  x: fc.double({ min: 0, max: 1, noNaN: true }),
  y: fc.double({ min: 0, max: 1, noNaN: true }),
});

test('a disc field is the chord to the nearest place wherever a line at the radius asks for it', () => {
  fc.assert(
    fc.property(
      fc.array(place, { minLength: 1, maxLength: 12 }),
      fc.constantFrom(0.05, 1, 40, 400),
      fc.double({ min: -45, max: 60, noNaN: true }),
      fc.constantFrom(6, 8, 5.6),
      (places, radiusKm, south, steps) => {
        const spread = radiusKm / 30;
        const lng = places.map(({ x }) => 139 + x * spread);
        const lat = places.map(({ y }) => south + y * spread);
        const columns = [Float64Array.from(lng), Float64Array.from(lat)] as const;
        const grid = layGrid(...columns, radiusKm, radiusKm / steps);
        const field = chordToNearest(...columns, radiusKm, grid);
        const exact = bruteForce(lng, lat, grid);
        const step = chordOfKm(grid.stepKm);
        const line = chordOfKm(radiusKm);
        field.forEach((chord, k) => {
          if (Math.abs(exact[k] - line) <= step)
            expect(Math.abs(chord - exact[k])).toBeLessThanOrEqual(2e-7 * exact[k]);
          else if (exact[k] < line) expect(chord).toBeLessThan(line);
          else expect(chord).toBeGreaterThan(line);
        });
      },
    ),
    { numRuns: 60, seed: 4 },
  );
});
