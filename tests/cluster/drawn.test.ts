import { describe, expect, it } from 'vitest';
import { drawn } from '../../src/cluster/drawn';
import { isInPolygons } from '../../src/geo';
import type { MultiPolygonCoordinates } from '../../src/model';

function square(west: number, south: number, size: number): [number, number][] {
  const [east, north] = [west + size, south + size];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** A wavy ring of many positions around a middle. */
function wavy(lng: number, lat: number, positions: number): [number, number][] {
  const ring = Array.from({ length: positions }, (_, i): [number, number] => {
    const angle = (2 * Math.PI * i) / positions;
    const radius = 1 + 0.3 * Math.sin(37 * angle);
    return [lng + radius * Math.cos(angle), lat + radius * Math.sin(angle)];
  });
  return [...ring, ring[0]];
}

const columns = (pairs: readonly (readonly [number, number])[]) => ({
  lng: Float64Array.from(pairs, ([lng]) => lng),
  lat: Float64Array.from(pairs, ([, lat]) => lat),
});

describe('drawn clusters', () => {
  it('puts firms into the boundary around them, and nobody into its hole', () => {
    const withHole: MultiPolygonCoordinates = [
      [square(136, 35, 1), square(136.4, 35.4, 0.2).reverse()],
    ];
    const twoParts: MultiPolygonCoordinates = [[square(138, 35, 1)], [square(140, 35, 1)]];
    const firms = columns([
      [136.1, 35.1],
      [136.5, 35.5],
      [138.5, 35.5],
      [140.5, 35.5],
      [139.5, 35.5],
    ]);
    const found = drawn(firms, [withHole, twoParts]);
    expect([...found.clusterOf]).toEqual([0, -1, 1, 1, -1]);
    expect([...found.role]).toEqual([2, 0, 2, 2, 0]);
    expect([...found.anchor]).toEqual([0, 2]);
  });

  it('gives a firm in two boundaries to the first, and keeps the number of an empty one', () => {
    const boundaries: MultiPolygonCoordinates[] = [
      [[square(130, 30, 1)]],
      [[square(136, 35, 1)]],
      [[square(136.5, 35.5, 1)]],
    ];
    const found = drawn(
      columns([
        [136.7, 35.7],
        [137.2, 36.2],
      ]),
      boundaries,
    );
    expect([...found.clusterOf]).toEqual([1, 2]);
    expect([...found.anchor]).toEqual([-1, 0, 1]);
    expect(found.clusterCount).toBe(3);
  });

  it('excludes firms without a place and those that take no part', () => {
    const firms = {
      ...columns([
        [136.5, 35.5],
        [NaN, NaN],
        [136.5, 35.5],
      ]),
      take: Uint8Array.of(0, 1, 1),
    };
    const found = drawn(firms, [[[square(136, 35, 1)]]]);
    expect([...found.role]).toEqual([3, 3, 2]);
    expect([...found.clusterOf]).toEqual([-1, -1, 0]);
  });

  it('agrees with the plain ray test on a boundary of 100,000 positions', () => {
    const boundary: MultiPolygonCoordinates = [[wavy(137, 36, 100_000)]];
    const pairs = Array.from({ length: 400 }, (_, i): [number, number] => [
      135.5 + (i % 20) * 0.1537,
      34.5 + Math.floor(i / 20) * 0.1523,
    ]);
    const found = drawn(columns(pairs), [boundary]);
    const expected = pairs.map(([lng, lat]) => (isInPolygons(boundary, lng, lat) ? 0 : -1));
    expect([...found.clusterOf]).toEqual(expected);
    expect(expected).toContain(0);
    expect(expected).toContain(-1);
  });

  it('parts a plane between two boundaries that share an edge', () => {
    const left: MultiPolygonCoordinates = [
      [
        [
          [136, 35],
          [136.37, 35],
          [136.61, 36],
          [136, 36],
          [136, 35],
        ],
      ],
    ];
    const right: MultiPolygonCoordinates = [
      [
        [
          [136.37, 35],
          [137, 35],
          [137, 36],
          [136.61, 36],
          [136.37, 35],
        ],
      ],
    ];
    // On the common edge itself, as far as degrees can say.
    const pairs = Array.from({ length: 50 }, (_, i): [number, number] => {
      const lat = 35.01 + i * 0.019;
      return [136.37 + 0.24 * (lat - 35), lat];
    });
    const both = drawn(columns(pairs), [left, right]);
    const reversed = drawn(columns(pairs), [right, left]);
    expect([...both.clusterOf].every((cluster) => cluster >= 0)).toBe(true);
    expect([...both.clusterOf].map((cluster) => 1 - cluster)).toEqual([...reversed.clusterOf]);
  });

  it('refuses columns of different length', () => {
    expect(() => drawn({ lng: Float64Array.of(1), lat: Float64Array.of(1, 2) }, [])).toThrow(
      RangeError,
    );
  });
});
