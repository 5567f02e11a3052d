import { distance } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import {
  EARTH_RADIUS_KM,
  KM_PER_DEGREE,
  arcsine,
  chordOfKm,
  cosDegrees,
  distanceKm,
  isPlace,
  kmOfSquaredChord,
  sinDegrees,
  squaredReach,
  unitVectors,
} from '../../src/geo';
import { scattered } from '../cluster/points';

describe('distances', () => {
  it('equal those of Turf within a micrometre, near and far', () => {
    for (const box of [
      [123, 24, 146, 46],
      [139, 35, 139.0001, 35.0001],
      [-180, -90, 180, 90],
    ] as const) {
      const { lng, lat } = scattered(400, 3, box);
      for (let i = 0; i + 1 < 400; i++) {
        const km = distanceKm(lng[i], lat[i], lng[i + 1], lat[i + 1]);
        const turf = distance([lng[i], lat[i]], [lng[i + 1], lat[i + 1]], { units: 'kilometers' });
        expect(Math.abs(km - turf)).toBeLessThan(1e-9);
      }
    }
  });

  it('agree with what is known of the sphere', () => {
    expect(distanceKm(0, 0, 1, 0)).toBeCloseTo(KM_PER_DEGREE, 10);
    expect(distanceKm(10, 90, 77, -90)).toBeCloseTo(Math.PI * EARTH_RADIUS_KM, 6);
    expect(distanceKm(179.5, 0, -179.5, 0)).toBeCloseTo(KM_PER_DEGREE, 10);
    expect(distanceKm(139, 35, 139, 35)).toBe(0);
    expect(distanceKm(NaN, 35, 139, 35)).toBeNaN();
  });

  it('are the same through chords', () => {
    const { lng, lat } = scattered(300, 4, [123, 24, 146, 46]);
    const xyz = unitVectors(lng, lat);
    for (let i = 0; i + 1 < 300; i++) {
      const squared = [0, 1, 2].reduce(
        (sum, a) => sum + (xyz[3 * i + a] - xyz[3 * i + 3 + a]) ** 2,
        0,
      );
      const km = distanceKm(lng[i], lat[i], lng[i + 1], lat[i + 1]);
      expect(Math.abs(kmOfSquaredChord(squared) - km)).toBeLessThan(1e-9);
      expect(squared <= squaredReach(km + 1e-9)).toBe(true);
      expect(squared <= squaredReach(km - 1e-9)).toBe(false);
    }
    expect(chordOfKm(0)).toBe(0);
    expect(chordOfKm(30000)).toBe(2);
    expect(squaredReach(30000)).toBe(Infinity);
  });
});

describe('sines and cosines of our own', () => {
  it('equal the exact values to the last digits', () => {
    const { lng } = scattered(20000, 5, [-720, 0, 720, 1]);
    for (const degrees of lng) {
      const radians = ((degrees % 360) * Math.PI) / 180;
      expect(Math.abs(sinDegrees(degrees) - Math.sin(radians))).toBeLessThan(2e-15);
      expect(Math.abs(cosDegrees(degrees) - Math.cos(radians))).toBeLessThan(2e-15);
    }
  });

  it('are exact where the answer is', () => {
    expect([0, 90, 180, 270, 360].map((d) => Math.abs(sinDegrees(d)))).toEqual([0, 1, 0, 1, 0]);
    expect(cosDegrees(60)).toBeCloseTo(0.5, 15);
    expect(sinDegrees(-30)).toBeCloseTo(-0.5, 15);
  });

  it('have an inverse', () => {
    for (let k = 0; k <= 4000; k++) {
      const x = k / 4000;
      expect(Math.abs(arcsine(x) - Math.asin(x))).toBeLessThan(1e-15);
    }
    expect(arcsine(1e-9)).toBe(1e-9);
  });

  it('give unit vectors in every octant', () => {
    const { lng, lat } = scattered(5000, 6, [-400, -90, 400, 90]);
    const xyz = unitVectors(lng, lat);
    const poles = unitVectors(Float64Array.of(0, 123, 45), Float64Array.of(90, -90, 45));
    expect([...poles.slice(0, 6)].map((v) => v + 0)).toEqual([0, 0, 1, 0, 0, -1]);
    for (let i = 0; i < 5000; i++) {
      const a = (lng[i] * Math.PI) / 180;
      const b = (lat[i] * Math.PI) / 180;
      expect(xyz[3 * i]).toBeCloseTo(Math.cos(b) * Math.cos(a), 13);
      expect(xyz[3 * i + 1]).toBeCloseTo(Math.cos(b) * Math.sin(a), 13);
      expect(xyz[3 * i + 2]).toBeCloseTo(Math.sin(b), 13);
    }
  });
});

describe('isPlace', () => {
  it('knows what has a place on Earth', () => {
    expect(isPlace(139, 35)).toBe(true);
    expect([isPlace(NaN, 35), isPlace(139, NaN), isPlace(35, 139), isPlace(Infinity, 0)]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
