import { describe, expect, it } from 'vitest';
import { crossingsOf } from '../../src/geo/crossings';

type Ring = [number, number][];
const square: Ring = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
  [0, 0],
];

describe('crossings of a boundary', () => {
  it('are none in a square, with a hole, or with a hole that touches it in a corner', () => {
    const hole: Ring = [
      [0, 0],
      [1, 2],
      [2, 1],
      [0, 0],
    ];
    expect(crossingsOf([[square]])).toEqual([]);
    expect(crossingsOf([[square, hole]])).toEqual([]);
    expect(crossingsOf([])).toEqual([]);
  });

  it.each<[string, Ring, [number, number][]]>([
    [
      'a bow tie',
      [
        [0, 0],
        [4, 4],
        [4, 0],
        [0, 4],
        [0, 0],
      ],
      [[2, 2]],
    ],
    [
      'a spike',
      [
        [0, 0],
        [4, 0],
        [4, 2],
        [6, 2],
        [4, 2],
        [4, 4],
        [0, 4],
        [0, 0],
      ],
      [
        [4, 2],
        [5, 2],
      ],
    ],
    [
      'a corner on an edge',
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [2, 0],
        [0, 4],
        [0, 0],
      ],
      [[2, 0]],
    ],
    [
      'a corner met twice',
      [
        [0, 0],
        [2, 2],
        [4, 0],
        [4, 4],
        [2, 2],
        [0, 4],
        [0, 0],
      ],
      [[2, 2]],
    ],
  ])('are found in %s', (_, ring, places) => {
    expect(crossingsOf([[ring]])).toEqual(places);
  });

  it('are found between rings, where they cross or share an edge', () => {
    const across: Ring = square.map(([x, y]) => [x + 2, y + 1]);
    expect(crossingsOf([[square], [across]])).toEqual([
      [4, 1],
      [2, 4],
    ]);
    const beside: Ring = square.map(([x, y]) => [x + 4, y]);
    expect(crossingsOf([[square], [beside]])).toEqual([[4, 2]]);
  });

  it('look through 100,000 positions in a moment', () => {
    const coast = Array.from({ length: 100_000 }, (_, i): [number, number] => {
      const bearing = (2 * Math.PI * i) / 100_000;
      const far = 1 + 0.05 * Math.sin(bearing * 997) + 0.01 * Math.sin(bearing * 7919);
      return [137 + far * Math.cos(bearing), 36 + far * Math.sin(bearing)];
    });
    const ring = [...coast, coast[0]];
    expect(crossingsOf([[ring]])).toEqual([]);
    const swapped = [...ring];
    [swapped[50_000], swapped[50_003]] = [swapped[50_003], swapped[50_000]];
    expect(crossingsOf([[swapped]]).length).toBeGreaterThan(0);
  });
});
