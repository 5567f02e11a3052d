import { describe, expect, it } from 'vitest';
import { distanceKm } from '../../src/geo/earth';
import { whatIf, type Change } from '../../src/linkage/what-if';

const KM = distanceKm(135, 35, 135, 36);
/** Firms 0, 20, 40 and 100 km north of a point, and one without a place. */
const firms = {
  lng: Float64Array.of(135, 135, 135, 135, NaN),
  lat: Float64Array.of(35, 35 + 20 / KM, 35 + 40 / KM, 35 + 100 / KM, NaN),
};
const institutions = { lng: Float64Array.of(135, NaN), lat: Float64Array.of(35, NaN) };
const clusterOf = Int32Array.of(0, 0, 1, -1, 1);
const ask = (change: Change) => whatIf(firms, institutions, change, [10, 30], 20, clusterOf, 3);

describe('whatIf', () => {
  it('brings firms within reach of a new institution and raises accessibility', () => {
    const answer = ask({ kind: 'open', lng: 135, lat: 35 + 40 / KM });
    expect(answer.gained.map((list) => [...list])).toEqual([[2], [2]]);
    expect(answer.lost.map((list) => [...list])).toEqual([[], []]);
    [0, 20, 0, 60].forEach((km, i) => expect(answer.nearestKmAfter[i]).toBeCloseTo(km, 6));
    [1, 0.5, 0.25, 1 / 32].forEach((a, i) => expect(answer.accessBefore[i]).toBeCloseTo(a, 6));
    [1.25, 1, 1.25, 1 / 32 + 1 / 8].forEach((a, i) =>
      expect(answer.accessAfter[i]).toBeCloseTo(a, 6),
    );
    expect(answer.nearestKmAfter[4]).toBeNaN();
    expect(answer.clusterAccessBefore[0]).toBeCloseTo(0.75, 6);
    expect(answer.clusterAccessAfter[1]).toBeCloseTo(1.25, 6);
    expect(answer.clusterAccessAfter[2]).toBeNaN();
  });

  it('takes the firms of a closed institution out of reach', () => {
    const answer = ask({ kind: 'close', institution: 0 });
    expect(answer.lost.map((list) => [...list])).toEqual([[0], [0, 1]]);
    expect(answer.gained.map((list) => [...list])).toEqual([[], []]);
    expect([...answer.nearestKmAfter.slice(0, 4)]).toEqual([
      Infinity,
      Infinity,
      Infinity,
      Infinity,
    ]);
    expect([...answer.accessAfter.slice(0, 4)]).toEqual([0, 0, 0, 0]);
  });

  it('undoes by closing what was opened', () => {
    const opened = ask({ kind: 'open', lng: 136, lat: 35 });
    const wider = { lng: Float64Array.of(135, NaN, 136), lat: Float64Array.of(35, NaN, 35) };
    const close = { kind: 'close', institution: 2 } as const;
    const closed = whatIf(firms, wider, close, [10, 30], 20, clusterOf, 3);
    expect(closed.accessBefore).toEqual(opened.accessAfter);
    expect(closed.nearestKmAfter).toEqual(opened.nearestKmBefore);
  });

  it('refuses what is no place, no institution or no distance', () => {
    expect(() => ask({ kind: 'open', lng: NaN, lat: 35 })).toThrow(RangeError);
    expect(() => ask({ kind: 'close', institution: 2 })).toThrow(RangeError);
    const open = { kind: 'open', lng: 135, lat: 35 } as const;
    expect(() => whatIf(firms, institutions, open, [], 0, clusterOf, 3)).toThrow(RangeError);
  });
});
