import { describe, expect, it } from 'vitest';
import { distanceKm } from '../../src/geo/earth';
import { accessibility, nearestFew, proximity, reachCurve } from '../../src/linkage';
import { createRandom } from '../../src/stats/random';
import type { InstitutionKind } from '../../src/model';

function scattered(count: number, seed: number) {
  const random = createRandom(seed);
  const lng = Float64Array.from({ length: count }, () => 136 + random.uniform() * 2);
  const lat = Float64Array.from({ length: count }, () => 35 + random.uniform() * 2);
  // One row without a place, and two rows on one place.
  lng[3] = NaN;
  lat[3] = NaN;
  lng[5] = lng[4];
  lat[5] = lat[4];
  return { lng, lat };
}

const firms = scattered(50, 1);
const institutions = scattered(20, 2);
const km = (i: number, j: number) =>
  distanceKm(firms.lng[i], firms.lat[i], institutions.lng[j], institutions.lat[j]);

describe('nearestFew', () => {
  it('agrees with sorting all distances', () => {
    for (const k of [1, 3, 25]) {
      const found = nearestFew(firms, institutions, k);
      firms.lng.forEach((lng, i) => {
        const sorted = [...institutions.lng.keys()]
          .filter((j) => !Number.isNaN(km(i, j)))
          .sort((a, b) => km(i, a) - km(i, b) || a - b)
          .slice(0, k);
        const expected = Array.from({ length: k }, (_, n) => sorted[n] ?? -1);
        expect([...found.institution.subarray(i * k, i * k + k)]).toEqual(expected);
        expect([...found.km.subarray(i * k, i * k + k)]).toEqual(
          expected.map((j) => (j < 0 ? NaN : km(i, j))),
        );
        if (Number.isNaN(lng)) expect(sorted).toEqual([]);
      });
    }
  });

  it('begins with the nearest that proximity finds', () => {
    const kinds = new Array<InstitutionKind>(20).fill('kosen');
    const { nearest } = proximity(firms, institutions, kinds, []);
    expect(nearestFew(firms, institutions, 1).institution).toEqual(nearest);
  });

  it('refuses a number that is none', () => {
    expect(() => nearestFew(firms, institutions, 0)).toThrow(RangeError);
    expect(() => nearestFew(firms, institutions, 1.5)).toThrow(RangeError);
  });
});

describe('accessibility', () => {
  const weight = Float64Array.from({ length: 20 }, (_, j) => 1 + (j % 3));

  it.each([
    ['exponential', (d: number) => Math.exp((-Math.LN2 * d) / 15)],
    ['power', (d: number) => 15 / (15 + d)],
    ['none', () => 1],
  ] as const)('with %s decay is the sum by definition', (decay, by) => {
    for (const reach of [30, Infinity]) {
      const found = accessibility(firms, institutions, weight, decay, 15, reach);
      found.forEach((value, i) => {
        if (i === 3) return expect(value).toBeNaN();
        let sum = 0;
        for (let j = 0; j < 20; j++)
          if (j !== 3 && km(i, j) <= reach) sum += weight[j] * by(km(i, j));
        expect(value).toBeCloseTo(sum, 10);
      });
    }
  });
});

describe('reachCurve', () => {
  it('is the share of members within each distance', () => {
    const nearest = Float64Array.of(5, 1, NaN, 5, 9, 2);
    const curve = reachCurve(nearest, (firm) => firm !== 4);
    expect(curve.firms).toBe(4);
    expect([...curve.km]).toEqual([1, 2, 5]);
    expect([...curve.share]).toEqual([0.25, 0.5, 1]);
    expect(reachCurve(nearest, () => false)).toEqual({
      firms: 0,
      km: new Float64Array(0),
      share: new Float64Array(0),
    });
  });
});
