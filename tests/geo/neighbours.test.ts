import { describe, expect, it } from 'vitest';
import { squaredReach, unitVectors } from '../../src/geo/earth';
import { neighboursWithin } from '../../src/geo/neighbours';
import { createRandom } from '../../src/stats/random';

function places(count: number, seed: number) {
  const random = createRandom(seed);
  const lng = Float64Array.from({ length: count }, () => 139 + random.below(40) / 100);
  const lat = Float64Array.from({ length: count }, () => 35 + random.below(40) / 100);
  return { lng, lat };
}

describe('neighboursWithin', () => {
  it('lists for each place all others in reach, as comparing all pairs does', () => {
    for (const [count, km] of [
      [0, 5],
      [1, 5],
      [2, 100],
      [300, 0],
      [300, 3],
      [300, 500],
    ]) {
      const { lng, lat } = places(count, count + 1);
      const xyz = unitVectors(lng, lat);
      const { start, neighbour } = neighboursWithin(lng, lat, km)!;
      for (let i = 0; i < count; i++) {
        const expected: number[] = [];
        for (let j = 0; j < count; j++) {
          const d =
            (xyz[3 * i] - xyz[3 * j]) ** 2 +
            (xyz[3 * i + 1] - xyz[3 * j + 1]) ** 2 +
            (xyz[3 * i + 2] - xyz[3 * j + 2]) ** 2;
          if (j !== i && d <= squaredReach(km)) expected.push(j);
        }
        expect([...neighbour.subarray(start[i], start[i + 1])]).toEqual(expected);
      }
    }
  });

  it('gives up where there are more links than wanted', () => {
    const { lng, lat } = places(50, 3);
    expect(neighboursWithin(lng, lat, 1000, 50 * 49)!.neighbour).toHaveLength(50 * 49);
    expect(neighboursWithin(lng, lat, 1000, 50 * 49 - 1)).toBeNull();
  });
});
