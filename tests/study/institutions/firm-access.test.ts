import { describe, expect, it } from 'vitest';
import { proximity } from '../../../src/linkage';
import type { Findings, InstitutionKind } from '../../../src/model';
import { firmAccess } from '../../../src/study/institutions/firm-access';

/** On one meridian: a degree of latitude is 111.195 km. */
const KM = (Math.PI / 180) * 6371.0088;
const north = (km: readonly number[]) => ({
  lng: Float64Array.from(km, () => 135),
  lat: Float64Array.from(km, (each) => 35 + each / KM),
});
const kind: InstitutionKind[] = ['kosen', 'other', 'kosen', 'other'];
const countedPlaces = north([10, 20, 40, NaN]);
const firmPlaces = north([0, NaN]);
const findings = {
  firmPlaces,
  institutions: { kind },
  countedPlaces,
  proximity: proximity(firmPlaces, countedPlaces, kind, [15, 25]),
} as unknown as Findings;

describe('firmAccess', () => {
  const found = firmAccess(findings, {}, 0)!;

  it('lists the nearest, of all kinds and of each', () => {
    expect(found.nearest.map(({ institution }) => institution)).toEqual([0, 1, 2]);
    expect(found.nearest.map(({ km }) => Math.round(km))).toEqual([10, 20, 40]);
    expect(found.byKind.map((each) => [each.kind, each.institution])).toEqual([
      ['kosen', 0],
      ['other', 1],
    ]);
  });

  it('weighs what is within each distance by kind', () => {
    const linkage = { kindWeights: { kosen: 3 } } as never;
    const { within, most } = firmAccess(findings, { linkage }, 0)!;
    expect(within).toEqual([
      { km: 15, count: 1, weight: 3 },
      { km: 25, count: 2, weight: 4 },
    ]);
    expect(most).toBe(7);
  });

  it('follows the chosen decay and half-distance', () => {
    const access = (decay: 'power' | 'exponential') =>
      firmAccess(findings, { access: { decay, halfKm: 10, nearest: 1 } }, 0)!;
    expect(access('exponential').accessibility).toBeCloseTo(1 / 2 + 1 / 4 + 1 / 16, 6);
    expect(access('power').accessibility).toBeCloseTo(1 / 2 + 1 / 3 + 1 / 5, 6);
    expect(access('power').nearest).toHaveLength(1);
  });

  it('is nothing for a firm without a place', () => {
    expect(firmAccess(findings, {}, 1)).toBeNull();
  });
});
