import { describe, expect, it } from 'vitest';
import { distanceKm } from '../../src/geo/earth';
import { distanceErrorKm, hangingFirms, nearestErrorsKm } from '../../src/linkage';
import { createRandom } from '../../src/stats/random';

function scattered(count: number, seed: number, widest: number) {
  const random = createRandom(seed);
  const column = (make: () => number) => Float64Array.from({ length: count }, make);
  return {
    lng: column(() => 136 + 0.6 * random.uniform()),
    lat: column(() => 35.7 + 0.6 * random.uniform()),
    errorKm: column(() => widest * random.uniform()),
  };
}

describe('distances with the error of both ends', () => {
  it('is nothing for exact places, grows with either end, and is the same both ways', () => {
    expect(distanceErrorKm(0, NaN)).toBe(0);
    expect(distanceErrorKm(3, 4)).toBe(distanceErrorKm(4, 3));
    expect(distanceErrorKm(3, 4)).toBeCloseTo(5 * distanceErrorKm(1, 0), 12);
    expect(distanceErrorKm(1, 0)).toBeCloseTo(0.8007, 3);
  });

  it('gives each firm the interval to its nearest institution', () => {
    const firms = scattered(3, 1, 1);
    const sites = scattered(2, 2, 2);
    const errors = nearestErrorsKm(firms, sites, Int32Array.from([1, -1, 0]));
    expect(errors[0]).toBe(distanceErrorKm(firms.errorKm[0], sites.errorKm[1]));
    expect(errors[1]).toBeNaN();
  });

  it.each([1, 10, 30])('counts the firms whose count within %i km hangs on it', (km) => {
    const firms = scattered(200, 3, 0.5);
    const sites = scattered(20, 4, 1.5);
    firms.lat[7] = NaN;
    sites.lat[3] = NaN;
    let expected = 0;
    for (let i = 0; i < 200; i++) {
      const hangs = [...sites.lat.keys()].some((j) => {
        const d = distanceKm(firms.lng[i], firms.lat[i], sites.lng[j], sites.lat[j]);
        return Math.abs(d - km) <= distanceErrorKm(firms.errorKm[i], sites.errorKm[j]);
      });
      if (hangs) expected++;
    }
    const count = (hangs: Uint8Array) => hangs.reduce((sum, one) => sum + one, 0);
    expect(count(hangingFirms(firms, sites, [km])[0])).toBe(expected);
    const exact = { ...firms, errorKm: new Float64Array(200) };
    const [surely] = hangingFirms(exact, { ...sites, errorKm: new Float64Array(20) }, [km]);
    expect(count(surely)).toBe(0);
  });
});
