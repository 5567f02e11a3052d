import { describe, expect, it } from 'vitest';
import { kDistanceFigure, printed } from '../../src/figures';
import { decades } from '../../src/figures/k-distance';
import { svgText } from '../../src/figures/svg';

const labels = {
  figure: 'Distances <1> & more',
  x: 'firms',
  y: 'km',
  share: (share: number) => `${share * 100}%`,
  km: String,
};
const km = Float64Array.from({ length: 1000 }, (_, i) => 0.2 * 1.006 ** i);
const figure = (change: object = {}) =>
  kDistanceFigure({ km, knee: 600, radiusKm: 3, width: 300, height: 200, labels, ...change });

describe('the figure of nearest distances', () => {
  it('puts a distance at a height and finds it there again', () => {
    const { yOf, kmAt, leastKm, mostKm, frame } = figure();
    for (const distance of [leastKm, 0.5, 1, 3, 10, mostKm])
      expect(kmAt(yOf(distance))).toBeCloseTo(distance, 9);
    expect(yOf(leastKm)).toBeCloseTo(frame.bottom, 9);
    expect(yOf(mostKm)).toBeCloseTo(frame.top, 9);
    expect(kmAt(-100)).toBeCloseTo(mostKm, 9);
  });

  it('marks the knee on the curve, and nothing where there is none', () => {
    const { drawing, yOf } = figure();
    const knee = drawing.shapes.find(({ role }) => role === 'knee');
    expect(knee).toMatchObject({ kind: 'circle', y: yOf(km[600]) });
    expect(figure({ knee: -1 }).drawing.shapes.some(({ role }) => role === 'knee')).toBe(false);
  });

  it('covers the radius however far from the curve it is', () => {
    for (const radiusKm of [0.05, 200]) {
      const { yOf, frame } = figure({ radiusKm });
      expect(yOf(radiusKm)).toBeGreaterThanOrEqual(frame.top);
      expect(yOf(radiusKm)).toBeLessThanOrEqual(frame.bottom);
    }
  });

  it('draws no firm, one firm and firms in one place', () => {
    for (const some of [new Float64Array(0), Float64Array.of(2), new Float64Array(50)]) {
      const text = svgText(printed(figure({ km: some, knee: -1 }).drawing));
      expect(text).not.toContain('NaN');
      expect(text).not.toContain('Infinity');
    }
  });

  it('is printed as markup in which text stays text', () => {
    const text = svgText(printed(figure().drawing));
    expect(text).toContain('Distances &lt;1&gt; &amp; more');
    expect(text.match(/<path /g)).toHaveLength(1);
  });
});

describe('decades', () => {
  it('are 1, 2 and 5 times powers of ten', () => {
    expect(decades(0.15, 30)).toEqual([0.2, 0.5, 1, 2, 5, 10, 20]);
    expect(decades(3, 4)).toEqual([]);
  });
});
