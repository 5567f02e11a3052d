import { describe, expect, it } from 'vitest';
import { gabrielNeighbours } from '../../../src/geo';
import { planeX, planeY } from '../../../src/geo/cells/plane';
import { createRandom } from '../../../src/stats/random';

/** By the definition: every pair, every other point. */
function bruteForce(lng: Float64Array, lat: Float64Array): number[][] {
  const x = lng.map(planeX);
  const y = lat.map(planeY);
  const isEmpty = (a: number, b: number) =>
    [...x.keys()].every((c) => {
      if (c === a || c === b) return true;
      // The angle at c between a and b is acute where c is outside of the circle.
      return (x[a] - x[c]) * (x[b] - x[c]) + (y[a] - y[c]) * (y[b] - y[c]) > 1e-9;
    });
  return [...x.keys()].map((a) => [...x.keys()].filter((b) => b !== a && isEmpty(a, b)));
}

const ordered = (lists: readonly (readonly number[])[]) =>
  lists.map((list) => [...list].sort((a, b) => a - b));

describe('gabrielNeighbours', () => {
  it('are what looking at every pair and every other point gives', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = createRandom(seed);
      const count = 3 + seed * 6;
      const lng = Float64Array.from({ length: count }, () => 135 + random.uniform() * 3);
      const lat = Float64Array.from({ length: count }, () => 34 + random.uniform() * 3);
      expect(ordered(gabrielNeighbours(lng, lat))).toEqual(bruteForce(lng, lat));
    }
  });

  it('take points on one line in their order, corners of a square without its diagonals, two and one', () => {
    const line = Float64Array.of(137, 139, 138, 136);
    expect(ordered(gabrielNeighbours(line, new Float64Array(4)))).toEqual([
      [2, 3],
      [2],
      [0, 1],
      [0],
    ]);
    const square = gabrielNeighbours(Float64Array.of(-1, 1, 1, -1), Float64Array.of(-1, -1, 1, 1));
    expect(ordered(square)).toEqual([
      [1, 3],
      [0, 2],
      [1, 3],
      [0, 2],
    ]);
    expect(gabrielNeighbours(Float64Array.of(1, 2), Float64Array.of(0, 0))).toEqual([[1], [0]]);
    expect(gabrielNeighbours(Float64Array.of(1), Float64Array.of(0))).toEqual([[]]);
    expect(gabrielNeighbours(new Float64Array(0), new Float64Array(0))).toEqual([]);
  });
});
