import { describe, expect, it } from 'vitest';
import { bandOf, surfaceAreas } from '../../src/map/layers/surface';
import { isSurfaceRead, surfaceClasses, type DrawnSurface } from '../../src/map';
import { isInPolygons } from '../../src/geo/rings';

const square = (half: number): [number, number][] => [
  [137 - half, 36 - half],
  [137 + half, 36 - half],
  [137 + half, 36 + half],
  [137 - half, 36 + half],
  [137 - half, 36 - half],
];
const hole = (half: number) => square(half).toReversed();
const THEME = 'light' as const;

describe('bands of a surface', () => {
  it('are an area without the one in it, with what stands in its holes', () => {
    const inner = [[square(2), hole(1)]];
    const band = bandOf([[square(3)]], inner);
    expect([0.5, 1.5, 2.5, 3.5].map((x) => isInPolygons(band, 137 + x, 36))).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('cover each place once, whatever the classes', () => {
    const drawn: DrawnSurface = {
      kind: 'density',
      theme: THEME,
      surface: {
        ...{ firms: 9, bandwidthKm: 2, enlarged: false, most: 8 },
        levels: [1, 2, 5],
        shapes: [[[square(3)]], [[square(2)]], [[square(1)]]],
      },
    };
    const { features } = surfaceAreas(drawn);
    for (const x of [0.5, 1.5, 2.5])
      expect(
        features.filter(({ geometry }) => isInPolygons(geometry.coordinates as never, 137 + x, 36)),
      ).toHaveLength(1);
    expect(new Set(features.map(({ properties }) => properties.colour)).size).toBe(3);
  });

  it('leave classes without an area out of the legend', () => {
    const drawn: DrawnSurface = {
      kind: 'relative',
      theme: THEME,
      register: '',
      surface: {
        ...{ cases: 9, firms: 40, bandwidthKm: 2, enlarged: false, draws: 999, seed: 1 },
        ...{ model: 'bernoulli', places: 30, squareKm: 0, tolerance: 0.025, areas: [] },
        ...{ bandwidths: 'adaptive', narrowestKm: 1, widestKm: 5 },
        ...{ pValue: 0.2, most: 1.7, least: 0.9, below: [], fewer: [] },
        above: [
          { ratio: 1.5, shape: [[square(2)]] },
          { ratio: 2, shape: [] },
        ],
        more: [[square(1)]],
      },
    };
    expect(surfaceClasses(drawn).map(({ kind, from }) => [kind, from])).toEqual([
      ['above', 1.5],
      ['more', NaN],
    ]);
    expect(surfaceAreas(drawn).features).toHaveLength(2);
  });
});

describe('a surface’s legend', () => {
  it('is there where something of it can be seen: a faint density from afar is not', () => {
    const density = { kind: 'density' } as DrawnSurface;
    const relative = { kind: 'relative' } as DrawnSurface;
    expect([5, 6, 7].map((zoom) => isSurfaceRead(density, zoom))).toEqual([false, false, true]);
    expect([5, 6, 7].map((zoom) => isSurfaceRead(relative, zoom))).toEqual([false, true, true]);
  });
});
