import { describe, expect, it } from 'vitest';
import {
  correlogram,
  CORRELOGRAM_KM,
  reachOfLikeness,
} from '../../../src/evidence/spatial/correlogram';
import { distanceKm } from '../../../src/geo/earth';
import { moranTest } from '../../../src/stats/spatial-autocorrelation';
import { spatialWeights } from '../../../src/stats/spatial-weights';
import { createRandom } from '../../../src/stats/random';
import { exponentialField } from '../field';

const random = createRandom(3);
const N = 150;
const lng = Float64Array.from({ length: N }, () => 136 + random.uniform());
const lat = Float64Array.from({ length: N }, () => 35 + random.uniform());
// Some firms share a point.
for (let i = 0; i < 20; i++) [lng[i + 20], lat[i + 20]] = [lng[i], lat[i]];

describe('likeness by distance', () => {
  it('is Moran’s I of each band’s pairs, by comparing all with all', () => {
    const values = exponentialField(lng, lat, 20)(random);
    const bands = correlogram(values, { lng, lat });
    expect(bands.map(({ toKm }) => toKm)).toEqual([...CORRELOGRAM_KM]);
    let [pairs, compared] = [0, 0];
    for (const band of bands) {
      const lists = Array.from({ length: N }, (_, i) =>
        [...lng.keys()].filter((j) => {
          const km = distanceKm(lng[i], lat[i], lng[j], lat[j]);
          return i !== j && km <= band.toKm && (km > band.fromKm || band.fromKm === 0);
        }),
      );
      const start = new Int32Array(N + 1);
      lists.forEach((list, i) => (start[i + 1] = start[i] + list.length));
      expect(start[N]).toBe(2 * band.pairs);
      pairs += band.pairs;
      if (band.pairs === 0) continue;
      const test = moranTest(values, spatialWeights(start, Int32Array.from(lists.flat()), false));
      // The other test leaves firms without a neighbour out of its moments.
      const share = (N - test.isolated) / N;
      expect(band.statistic * share).toBeCloseTo(test.statistic, 10);
      // Its moments are those under randomisation, which differ little for a normal field.
      if (test.isolated > 0 || test.pValue < 1e-6) continue;
      compared++;
      expect(Math.log(band.pValue) / Math.log(test.pValue)).toBeCloseTo(1, 1);
    }
    expect(pairs).toBe((N * (N - 1)) / 2);
    expect(compared).toBeGreaterThan(0);
  });

  it('reaches as far as the field does, and nowhere for independent values', () => {
    const reaches = (range: number) =>
      Array.from({ length: 20 }, () =>
        reachOfLikeness(correlogram(exponentialField(lng, lat, range)(random), { lng, lat })),
      );
    expect(reaches(0).filter((km) => km === null).length).toBeGreaterThanOrEqual(16);
    const far = reaches(30);
    expect(far.every((km) => km !== null && km >= 20)).toBe(true);
  });
});
