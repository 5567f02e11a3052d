import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  circleAround,
  merged,
  normalPolygons,
  repaired,
  splitBy,
  without,
} from '../../src/cluster/edit-boundary';
import { crossingsOf } from '../../src/geo/crossings';
import { areaKm2, isInPolygons } from '../../src/geo/rings';
import type { MultiPolygonCoordinates } from '../../src/model/cluster';
import { distanceKm } from '../../src/geo/earth';
import { faultOf } from '../geo/validity';

type Ring = [number, number][];
const box = (west: number, south: number, east: number, north: number): MultiPolygonCoordinates => [
  [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
];

/** How often a ring goes around a place, counter-clockwise. */
function windings(ring: Ring, lng: number, lat: number): number {
  let count = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i], ring[i + 1]];
    if (y1 > lat === y2 > lat || lng >= ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) continue;
    count += y2 > y1 ? 1 : -1;
  }
  return count;
}

describe('editing boundaries', () => {
  it('merges two that overlap into one, and keeps two that don’t as islands', () => {
    const both = merged(box(137, 36, 138, 37), box(137.5, 36.5, 138.5, 37.5));
    expect(both).toHaveLength(1);
    expect(faultOf(both)).toBe('');
    const islands = merged(box(137, 36, 138, 37), box(139, 36, 140, 37));
    expect(islands).toHaveLength(2);
    expect(faultOf(islands)).toBe('');
  });

  it('cuts a hole, an edge away, or everything', () => {
    const ring = without(box(137, 36, 138, 37), box(137.4, 36.4, 137.6, 36.6));
    expect(ring[0]).toHaveLength(2);
    expect(faultOf(ring)).toBe('');
    expect(isInPolygons(ring, 137.5, 36.5)).toBe(false);
    const less = without(box(137, 36, 138, 37), box(137.5, 35, 139, 38));
    expect(less).toEqual(box(137, 36, 137.5, 37));
    expect(without(box(137, 36, 138, 37), box(136, 35, 139, 38))).toEqual([]);
  });

  it('splits along a line without a gap, left part first', () => {
    const whole = box(137, 36, 138, 37);
    const [left, right] = splitBy(whole, [
      [137.5, 35.9],
      [137.6, 36.5],
      [137.5, 37.1],
    ])!;
    expect(isInPolygons(left, 137.1, 36.5)).toBe(true);
    expect(isInPolygons(right, 137.9, 36.5)).toBe(true);
    expect(faultOf(left)).toBe('');
    expect(faultOf(right)).toBe('');
    expect(areaKm2(left) + areaKm2(right)).toBeCloseTo(areaKm2(whole), 1);
  });

  it('splits a boundary with holes and islands, also along a line that ends inside', () => {
    const hole = without(box(137, 36, 138, 37), box(137.4, 36.4, 137.6, 36.6));
    const shape = merged(hole, box(139, 36, 139.5, 36.5));
    const [left, right] = splitBy(shape, [
      [137.2, 36.5],
      [137.7, 36.55],
    ])!;
    expect(areaKm2(left) + areaKm2(right)).toBeCloseTo(areaKm2(shape), 1);
    for (const part of [left, right]) expect(faultOf(part)).toBe('');
  });

  it('leaves whole what a line does not reach, or a line without a length', () => {
    const whole = box(137, 36, 138, 37);
    expect(
      splitBy(whole, [
        [136, 35],
        [136, 38],
      ]),
    ).toBeNull();
    expect(
      splitBy(whole, [
        [137.5, 36.5],
        [137.5, 36.5],
      ]),
    ).toBeNull();
  });

  it('splits any convex shape by any line into two valid parts of its area', () => {
    const place = fc.tuple(
      fc.double({ min: 137.1, max: 137.9, noNaN: true }),
      fc.double({ min: 36.1, max: 36.9, noNaN: true }),
    );
    fc.assert(
      fc.property(place, place, (from, to) => {
        fc.pre(Math.hypot(from[0] - to[0], from[1] - to[1]) > 0.01);
        const whole = box(137, 36, 138, 37);
        const parts = splitBy(whole, [from, to]);
        expect(parts).not.toBeNull();
        for (const part of parts!) expect(faultOf(part)).toBe('');
        expect(areaKm2(parts![0]) + areaKm2(parts![1])).toBeCloseTo(areaKm2(whole), 0);
      }),
      { numRuns: 60 },
    );
  });

  it('repairs what crosses itself: all that lines surround is inside, and nothing crosses any more', () => {
    const bow: Ring = [
      [137, 36],
      [138, 37],
      [138, 36],
      [137, 37],
      [137, 36],
    ];
    const twice: Ring = [
      [137, 36],
      [138, 36],
      [138, 37],
      [137.2, 37],
      [137.2, 36.2],
      [138.5, 36.2],
      [138.5, 36.8],
      [137, 36.8],
      [137, 36],
    ];
    for (const ring of [bow, twice]) {
      expect(crossingsOf([[ring]])).not.toEqual([]);
      const fixed = repaired([[ring]]);
      expect(crossingsOf(fixed)).toEqual([]);
      for (let k = 0; k < 400; k++) {
        const [lng, lat] = [136.913 + (k % 20) * 0.0871, 35.917 + Math.floor(k / 20) * 0.0613];
        expect(isInPolygons(fixed, lng, lat), `${lng} ${lat}`).toBe(windings(ring, lng, lat) !== 0);
      }
    }
  });

  it('writes 7 decimals, turns rings the right way and drops what has no area', () => {
    const clockwise: Ring = box(137, 36, 138, 37)[0][0]
      .toReversed()
      .map(([x, y]) => [x + 1e-9, y]);
    const line: Ring = [
      [137, 36],
      [138, 36],
      [137, 36],
      [137, 36],
    ];
    expect(normalPolygons([[clockwise], [line]])).toHaveLength(1);
    expect(faultOf(normalPolygons([[clockwise], [line]]))).toBe('');
  });

  it('makes a circle of so many kilometres', () => {
    const round = circleAround(138.9, 37.6, 5);
    expect(faultOf(round)).toBe('');
    for (const [lng, lat] of round[0][0])
      expect(distanceKm(138.9, 37.6, lng, lat)).toBeCloseTo(5, 3);
    expect(areaKm2(round)).toBeCloseTo(Math.PI * 25, -0.5);
  });
});
