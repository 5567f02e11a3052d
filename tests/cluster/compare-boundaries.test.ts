import { describe, expect, it } from 'vitest';
import { compareBoundaries } from '../../src/cluster/compare-boundaries';
import { drawn } from '../../src/cluster/drawn';
import { dbscan } from '../../src/cluster/dbscan';
import type { MultiPolygonCoordinates } from '../../src/model/cluster';

const box = (west: number, east: number): MultiPolygonCoordinates => [
  [
    [
      [west, 35.9],
      [east, 35.9],
      [east, 36.1],
      [west, 36.1],
      [west, 35.9],
    ],
  ],
];

/** 40 firms along the 36th parallel, half a hundredth of a degree (450 m) apart, then a gap, then 10 more; the last has no place. */
const lng = Float64Array.from({ length: 50 }, (_, i) => 137 + 0.005 * i + (i >= 40 ? 0.5 : 0));
lng[49] = NaN;
const lat = new Float64Array(50).fill(36);
const places = { lng, lat };
const derived = dbscan(places, { radiusKm: 1, minFirms: 3 });

function compared(boundaries: readonly MultiPolygonCoordinates[], km = 1) {
  return compareBoundaries(places, boundaries, drawn(places, boundaries), derived, km);
}

describe('boundaries beside derived clusters', () => {
  it('are the same where they hold the same firms', () => {
    expect(derived.clusterCount).toBe(2);
    const { overall, boundaries } = compared([box(136.9, 137.3), box(137.65, 137.8)]);
    expect(overall).toEqual({ both: 49, onlyDrawn: 0, onlyDerived: 0, jaccard: 1 });
    expect(boundaries.map((each) => each.derived)).toEqual([0, 1]);
    expect(boundaries[1].overlap).toMatchObject({ both: 9, jaccard: 1 });
    expect(boundaries[0]).toMatchObject({ gained: 0, lost: 0 });
  });

  it('take in or lose the firms within a kilometre of their line', () => {
    // Firms 10 to 19 are inside; 450 m apart, two on each side of both edges lie within a kilometre.
    const { overall, boundaries } = compared([box(137.0475, 137.0975)]);
    expect(overall).toMatchObject({ both: 10, onlyDrawn: 0, onlyDerived: 39 });
    expect(boundaries[0].overlap).toEqual({
      both: 10,
      onlyDrawn: 0,
      onlyDerived: 30,
      jaccard: 0.25,
    });
    expect(boundaries[0]).toMatchObject({ gained: 4, lost: 4 });
    expect(compared([box(137.0475, 137.0975)], 0.1).boundaries[0]).toMatchObject({
      gained: 0,
      lost: 0,
    });
  });

  it('do not gain what another boundary holds', () => {
    const [left, right] = compared([box(137.0475, 137.0975), box(137.0975, 137.3)]).boundaries;
    expect(left).toMatchObject({ gained: 2, lost: 4 });
    expect(right).toMatchObject({ gained: 0, lost: 2 });
  });

  it('may hold no firm, and nothing may be drawn or derived', () => {
    const { boundaries } = compared([box(139, 140)]);
    expect(boundaries[0]).toMatchObject({ derived: -1, gained: 0, lost: 0 });
    expect(boundaries[0].overlap.jaccard).toBeNaN();
    expect(compared([]).overall).toMatchObject({ both: 0, onlyDerived: 49, jaccard: 0 });
  });
});
