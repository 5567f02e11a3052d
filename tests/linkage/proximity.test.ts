import { distance } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceKm } from '../../src/geo';
import { proximity } from '../../src/linkage';
import type { InstitutionKind } from '../../src/model/geodata';
import { joined, points, scattered, type Points } from '../cluster/points';
import {
  REFERENCE_NOTE,
  WITHOUT_REFERENCE,
  readReference,
  referencePoints,
} from '../cluster/reference';

const KINDS: readonly InstitutionKind[] = ['kosen', 'national_university', 'other'];
const kindsOf = ({ lng }: Points) => Array.from(lng, (_, i) => KINDS[(i * i) % 3]);
const turfKm = (a: Points, i: number, b: Points, j: number) =>
  distance([a.lng[i], a.lat[i]], [b.lng[j], b.lat[j]], { units: 'kilometers' });

function expectAgreement(firms: Points, institutions: Points, withinKm: readonly number[]): void {
  const kinds = kindsOf(institutions);
  const found = proximity(firms, institutions, kinds, withinKm);
  for (let i = 0; i < firms.lng.length; i++) {
    const km = Array.from(institutions.lng, (_, j) => turfKm(firms, i, institutions, j));
    const least = Math.min(...km);
    expect(Math.abs(found.nearestKm[i] - least)).toBeLessThan(1e-9);
    expect(km[found.nearest[i]] - least).toBeLessThan(1e-9);
    found.byKind.forEach(({ kind, nearest, nearestKm }) => {
      const ofKind = Math.min(...km.filter((_, j) => kinds[j] === kind));
      expect(kinds[nearest[i]]).toBe(kind);
      expect(Math.abs(nearestKm[i] - ofKind)).toBeLessThan(1e-9);
      expect(km[nearest[i]] - ofKind).toBeLessThan(1e-9);
    });
    withinKm.forEach((limit, k) => {
      expect(found.within[k][i]).toBe(km.filter((d) => d <= limit).length);
    });
  }
}

describe('proximity agrees with Turf, firm by firm', () => {
  it('all over Japan and over the globe', () => {
    const japan = [123, 24, 146, 45.5] as const;
    expectAgreement(scattered(150, 1, japan), scattered(80, 2, japan), [10, 30, 50, 400]);
    const globe = [-180, -85, 180, 85] as const;
    expectAgreement(scattered(100, 3, globe), scattered(60, 4, globe), [0, 500, 4000]);
  });

  it('in one town, where distances are short', () => {
    const town = [138.9, 37.6, 138.95, 37.65] as const;
    expectAgreement(scattered(150, 5, town), scattered(40, 6, town), [0.1, 0.5, 2, 3.3]);
  });

  it('on whatever fast-check finds on a lattice as fine as the neighbourhoods', () => {
    const place = fc.tuple(fc.integer({ min: -8, max: 8 }), fc.integer({ min: -8, max: 8 }));
    const places = fc.array(place, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(places, places, fc.integer({ min: 0, max: 60 }), (a, b, km) => {
        const at = (list: [number, number][]) =>
          points(list.map(([x, y]) => [139 + x * 0.03125, 35 + y * 0.025] as const));
        expectAgreement(at(a), at(b), [km + 0.5]);
      }),
      { seed: 7, numRuns: 150 },
    );
  });
});

describe('proximity', () => {
  it('counts a distance that equals the limit', () => {
    const firms = scattered(60, 8, [139, 35, 140, 36]);
    const institutions = scattered(60, 9, [139, 35, 140, 36]);
    for (let i = 0; i < 60; i++) {
      const firm = points([[firms.lng[i], firms.lat[i]]]);
      const institution = points([[institutions.lng[i], institutions.lat[i]]]);
      const km = turfKm(firm, 0, institution, 0);
      const found = proximity(firm, institution, ['other'], [km, km * (1 - 1e-12), 0]);
      expect(found.within.map((column) => column[0])).toEqual([1, 0, 0]);
      expect(proximity(firm, firm, ['other'], [0]).within[0][0]).toBe(1);
    }
  });

  it('gives ties to the lower institution, across kinds too', () => {
    const firm = points([[139, 35]]);
    const institutions = points([
      [140, 35],
      [138, 35.1],
      [139, 35.3],
      [139, 35.3],
      [139, 35.3],
    ]);
    const kinds: InstitutionKind[] = ['other', 'other', 'kosen', 'other', 'kosen'];
    const found = proximity(firm, institutions, kinds, []);
    expect(found.nearest[0]).toBe(2);
    expect(found.byKind.map(({ kind, nearest }) => [kind, nearest[0]])).toEqual([
      ['other', 3],
      ['kosen', 2],
    ]);
    expect(found.nearestKm[0]).toBeCloseTo(distanceKm(139, 35, 139, 35.3), 9);
  });

  it('says where nothing can be said', () => {
    const firms = joined(points([[NaN, NaN]]), points([[139, 35]]));
    const institutions = points([
      [NaN, 35],
      [139.1, 35],
    ]);
    const found = proximity(firms, institutions, ['kosen', 'other'], [50]);
    expect([...found.nearest]).toEqual([-1, 1]);
    expect(found.nearestKm[0]).toBeNaN();
    expect([...found.within[0]]).toEqual([-1, 1]);
    expect(found.byKind.map(({ kind }) => kind)).toEqual(['other']);
    const none = proximity(firms, points([]), [], [50]);
    expect([[...none.nearest], [...none.within[0]], none.byKind]).toEqual([[-1, -1], [-1, 0], []]);
    expect(() => proximity(firms, institutions, ['kosen', 'other'], [-1])).toThrow(/-1/);
    expect(() => proximity(firms, institutions, ['kosen'], [])).toThrow(/1 kinds of 2/);
  });

  it('stays within 1e-9 km where chords lose digits', () => {
    const firm = points([[0, 0]]);
    const far = points([[120, 10]]);
    const found = proximity(firm, far, ['other'], []);
    expect(Math.abs(found.nearestKm[0] - turfKm(firm, 0, far, 0))).toBeLessThan(1e-9);
  });
});

describe.skipIf(WITHOUT_REFERENCE)(
  `proximity against a brute-force program${REFERENCE_NOTE}`,
  () => {
    it('gives 5,000 firms the same institution, distance and counts', () => {
      const firms = referencePoints('points-5000.csv');
      const institutions = referencePoints('institutions-300.csv');
      const reference = readReference('proximity-5000.csv');
      const found = proximity(firms, institutions, kindsOf(institutions), [10, 30, 50]);
      expect([...found.nearest]).toEqual(reference.nearest_id.map(Number));
      expect(found.within.map((column) => [...column])).toEqual(
        [reference.n10, reference.n30, reference.n50].map((column) => column.map(Number)),
      );
      reference.nearest_km.forEach((km, i) => {
        expect(Math.abs(found.nearestKm[i] - Number(km))).toBeLessThan(1e-9);
      });
    });
  },
);
