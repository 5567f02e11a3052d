import { describe, expect, it } from 'vitest';
import { squareNumbers } from '../../src/geo/squares';

describe('squares of a width', () => {
  it('are one for near places and others for far ones; what has no place is in none', () => {
    const lng = Float64Array.of(139.01, 139.02, 139.01, 139.9, NaN);
    const lat = Float64Array.of(36.01, 36.02, 36.9, 36.01, 36);
    expect([...squareNumbers({ lng, lat }, 20)]).toEqual([0, 0, 1, 2, -1]);
  });

  it('are as wide in kilometres in the north as in the south', () => {
    const across = (lat: number) => {
      const lng = Float64Array.from({ length: 10_000 }, (_, at) => 130 + at / 1000);
      return new Set(squareNumbers({ lng, lat: lng.map(() => lat) }, 10)).size;
    };
    // Ten degrees are 1,010 km at 24.7° north, 795 km at 44.4°.
    expect(across(24.7)).toBeCloseTo(101, -1);
    expect(across(44.4)).toBeCloseTo(79.5, -1);
    expect(across(24.7) / across(44.4)).toBeCloseTo(1.27, 1);
  });
});
