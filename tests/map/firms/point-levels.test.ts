import { describe, expect, it } from 'vitest';
import type { FirmPoints } from '../../../src/map/firms/firm-points';
import { levelZoom, pointLevel, runsWithin } from '../../../src/map/firms/point-levels';
import { latOf, lngOf } from '../../../src/map/mercator';
import { createRandom } from '../../../src/stats/random';

const COUNT = 20_000;

/** Points around one place, one in a hundred of them elsewhere; `large` is the radius of every third. */
function points(large = 2.4): FirmPoints {
  const random = createRandom(7);
  const spread = (middle: number, i: number) =>
    middle + (random.uniform() - 0.5) * (i % 100 === 0 ? 0.03 : 0.001);
  return {
    count: COUNT,
    opening: 0,
    loose: 0,
    firm: Uint32Array.from({ length: COUNT }, (_, i) => i),
    x: Float64Array.from({ length: COUNT }, (_, i) => spread(0.88, i)),
    y: Float64Array.from({ length: COUNT }, (_, i) => spread(0.4, i)),
    look: new Uint8Array(4 * COUNT),
    radiusPx: Float32Array.from({ length: COUNT }, (_, i) => (i % 3 === 0 ? large : 2.4)),
  };
}

const partsOf = ({ order, starts }: ReturnType<typeof pointLevel>) =>
  Array.from({ length: starts.length - 1 }, (_, p) => [
    ...order.subarray(starts[p], starts[p + 1]),
  ]);

describe('the points of a level', () => {
  const all = points();

  it('are those over which nothing is drawn in their square, and each other one has such a point at hand', () => {
    const level = pointLevel(all, 0, 6);
    expect(level.order.length).toBeLessThan(COUNT / 10);
    const drawn = new Set(level.order);
    // Two radii at zoom 6, and the diagonal of their square.
    const reach = (Math.SQRT2 * 2 * 2.4 * 0.66) / (512 * 2 ** 6);
    for (let k = 0; k < COUNT; k += 37) {
      if (drawn.has(k)) continue;
      const over = level.order.some(
        (other) =>
          other > k && Math.hypot(all.x[other] - all.x[k], all.y[other] - all.y[k]) <= reach,
      );
      expect(over).toBe(true);
    }
  });

  it('are more the closer the map is, and in the end all', () => {
    const counts = [5, 6.2, 8, 9.4, 11, 15].map(
      (zoom) => pointLevel(all, 0, levelZoom(zoom)).order.length,
    );
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts.at(-1)).toBe(COUNT);
    expect(pointLevel(all, 5000, 10).order.length).toBe(COUNT - 5000);
  });

  it('stand in each part in the order in which they are drawn', () => {
    for (const part of partsOf(pointLevel(all, 0, 8)))
      expect(part).toEqual([...part].sort((a, b) => a - b));
  });

  it('are all of them where symbols have sizes', () => {
    expect(pointLevel(points(12), 0, 5).order.length).toBe(COUNT);
  });

  it('give every point in view, and few others', () => {
    const level = pointLevel(all, 0, 10);
    const [west, north, east, south] = [0.8797, 0.3998, 0.8801, 0.4001];
    const runs = runsWithin(level, [lngOf(west), latOf(south), lngOf(east), latOf(north)], 4);
    const drawn = new Set(runs.flatMap(({ from, to }) => [...level.order.subarray(from, to)]));
    const inView = [...all.firm].filter(
      (k) => all.x[k] >= west && all.x[k] <= east && all.y[k] >= north && all.y[k] <= south,
    );
    expect(inView.length).toBeGreaterThan(500);
    expect(inView.every((k) => drawn.has(k))).toBe(true);
    expect(drawn.size).toBeLessThan(COUNT / 2);
    expect(runsWithin(level, [10, 50, 11, 51], 4)).toEqual([]);
  });
});
