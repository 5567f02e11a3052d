import { describe, expect, it } from 'vitest';
import { distanceKm } from '../../src/geo';
import { kmOfSquaredChord } from '../../src/geo/earth';
import { eachPairWithin } from '../../src/geo/near-pairs';
import { createRandom } from '../../src/stats/random';

describe('pairs within a distance', () => {
  it('are those that comparing all with all gives, each once, with its distance', () => {
    const random = createRandom(7);
    const lng = Float64Array.from({ length: 300 }, () => 135 + random.uniform() * 2);
    const lat = Float64Array.from({ length: 300 }, () => 34 + random.uniform() * 2);
    // One without a place, and two at one point.
    lat[3] = NaN;
    lng[5] = lng[4];
    lat[5] = lat[4];
    const rows = Int32Array.from({ length: 280 }, (_, at) => 299 - at);
    const found = new Map<string, number>();
    eachPairWithin(lng, lat, rows, 20, (a, b, squared) => {
      const key = [a, b].sort((x, y) => x - y).join(' ');
      expect(found.has(key)).toBe(false);
      found.set(key, kmOfSquaredChord(squared));
    });
    const expected: string[] = [];
    for (let a = 0; a < rows.length; a++)
      for (let b = a + 1; b < rows.length; b++) {
        const km = distanceKm(lng[rows[a]], lat[rows[a]], lng[rows[b]], lat[rows[b]]);
        if (!(km <= 20)) continue;
        expected.push(`${a} ${b}`);
        expect(found.get(`${a} ${b}`)).toBeCloseTo(km, 6);
      }
    expect([...found.keys()].sort()).toEqual(expected.sort());
    expect(expected.length).toBeGreaterThan(500);
  });
});
