import fc from 'fast-check';
import { expect, it } from 'vitest';
import { circlesOf } from '../../src/cluster/surface/circles';
import { layGrid } from '../../src/geo/disc-field';
import { chordOfKm } from '../../src/geo/earth';

const place = fc.record({
  lng: fc.double({ min: 122, max: 154, noNaN: true }),
  lat: fc.double({ min: 20, max: 46, noNaN: true }),
  km: fc.double({ min: 0.05, max: 80, noNaN: true }),
});

it('gives, row by row, the nodes whose chord to the place is within reach, and no other', () => {
  fc.assert(
    fc.property(
      fc.array(place, { minLength: 1, maxLength: 4 }),
      fc.double({ min: 20, max: 100, noNaN: true }),
      (places, stepKm) => {
        const column = (of: (each: (typeof places)[number]) => number) =>
          Float64Array.from(places, of);
        const [lng, lat] = [column((each) => each.lng), column((each) => each.lat)];
        const bandwidthKm = column(({ km }) => km);
        // A margin that cuts some of the circles.
        const grid = layGrid(lng, lat, 60, stepKm);
        const circles = circlesOf({ lng, lat, bandwidthKm }, grid, 2);
        const seen = places.map(() => new Set<number>());
        circles.visit((own, row, first, last) => {
          for (let c = first; c <= last; c++) seen[own].add(row * grid.columns + c);
        });
        places.forEach((_, own) => {
          const reach = chordOfKm(2 * bandwidthKm[own]) ** 2;
          for (let row = 0; row < grid.rows; row++)
            for (let c = 0; c < grid.columns; c++)
              expect(seen[own].has(row * grid.columns + c)).toBe(
                circles.squaredTo(own, row, c) <= reach,
              );
        });
      },
    ),
    { numRuns: 20, seed: 1995 },
  );
});
