import { describe, expect, it } from 'vitest';
import type { FirmPoints } from '../../../src/map/firms/firm-points';
import { firmsWithin, type Outline } from '../../../src/map/firms/points-within';
import { createRandom } from '../../../src/stats/random';

/** Points in the order in which they are drawn, which is not that of the firms. */
function pointsOf(x: readonly number[], y: readonly number[]): FirmPoints {
  const count = x.length;
  return {
    count,
    firm: Uint32Array.from(x, (_, k) => count - 1 - k),
    x: Float64Array.from(x),
    y: Float64Array.from(y),
    look: new Uint8Array(4 * count),
    opening: 0,
    loose: 0,
    radiusPx: new Float32Array(count),
  };
}

const random = createRandom(3);
const draw = (n: number) => Array.from({ length: n }, () => random.uniform());
const POINTS = pointsOf(draw(400), draw(400));

const rectangle = (west: number, north: number, east: number, south: number): Outline => [
  [west, north],
  [east, north],
  [east, south],
  [west, south],
];

describe('firms within an outline', () => {
  it('are those of the box, whichever corner a rectangle begins at', () => {
    const inBox = [...POINTS.firm]
      .filter((_, k) => {
        const [x, y] = [POINTS.x[k], POINTS.y[k]];
        return x > 0.2 && x < 0.7 && y > 0.1 && y < 0.4;
      })
      .sort((a, b) => a - b);
    expect(inBox.length).toBeGreaterThan(20);
    for (const outline of [
      rectangle(0.2, 0.1, 0.7, 0.4),
      rectangle(0.7, 0.4, 0.2, 0.1),
      [...rectangle(0.2, 0.1, 0.7, 0.4)].reverse(),
    ])
      expect(firmsWithin(POINTS, outline)).toEqual(inBox);
  });

  it('lie in one half or the other of a shape that is cut in two', () => {
    const whole: Outline = Array.from({ length: 40 }, (_, i) => {
      const angle = (i / 40) * 2 * Math.PI;
      return [0.5 + 0.4 * Math.cos(angle), 0.5 + 0.3 * Math.sin(angle)] as const;
    });
    const halves = [whole.slice(0, 21), [...whole.slice(20), whole[0]]].map((half) =>
      firmsWithin(POINTS, half),
    );
    const all = firmsWithin(POINTS, whole);
    expect(all.length).toBeGreaterThan(50);
    expect(halves.flat().sort((a, b) => a - b)).toEqual(all);
    expect(new Set(halves.flat()).size).toBe(all.length);
  });

  it('are none where the shape has no area', () => {
    for (const outline of [
      [],
      [[0.5, 0.5]],
      [
        [0, 0],
        [1, 1],
      ],
    ] as Outline[])
      expect(firmsWithin(POINTS, outline)).toEqual([]);
  });
});
