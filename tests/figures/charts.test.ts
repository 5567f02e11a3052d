import { describe, expect, it } from 'vitest';
import {
  chosenDots,
  decayFigure,
  histogram,
  measureScale,
  rankedFigure,
  reachFigure,
  scatter,
  type HistogramInput,
  type ScatterInput,
} from '../../src/figures';
import { reachCurve } from '../../src/linkage';

const size = { width: 400, height: 200 };
const scatterLabels = { figure: 'f', x: 'x', y: 'y', value: String };
const pathOf = (shapes: readonly { kind: string; role: string; d?: string }[], role: string) =>
  shapes.find((shape) => shape.kind === 'path' && shape.role === role)?.d ?? '';
const dotsOf = (d: string) => [...d.matchAll(/M([\d.]+),([\d.]+)h0/g)].map(([, x, y]) => [+x, +y]);

describe('measureScale', () => {
  it('turns values into pixels and back, within its range', () => {
    for (const log of [false, true]) {
      const scale = measureScale([0, 80], [40, 360], log, 5, String);
      expect([scale.at(0), scale.at(80)]).toEqual([40, 360]);
      for (const value of [0, 0.5, 7, 79])
        expect(scale.valueAt(scale.at(value))).toBeCloseTo(value);
      expect([scale.valueAt(-50), scale.valueAt(999)]).toEqual([0, 80]);
      expect(scale.ticks.every(({ at }) => at >= 40 && at <= 360)).toBe(true);
      expect(scale.ticks.length).toBeGreaterThan(2);
    }
  });

  it('gives the logarithmic axis a place for 0 and ticks at powers', () => {
    const { ticks } = measureScale([0, 5000], [0, 500], true, 5, String);
    expect(ticks.map(({ text }) => text)).toEqual(['0', '1', '10', '100', '1000']);
  });

  it('widens an extent without width', () => {
    const { least, most } = measureScale([3, 3], [0, 10], false, 3, String);
    expect([least, most]).toEqual([2.5, 3.5]);
  });
});

describe('scatter', () => {
  const input: ScatterInput = {
    x: Float64Array.of(0, 10, NaN, 5, 5),
    y: Float64Array.of(0, 4, 1, NaN, 2),
    logX: false,
    logY: false,
    ...size,
    labels: scatterLabels,
  };

  it('draws the firms that have both values where their values are', () => {
    const found = scatter(input)!;
    expect(found.n).toBe(3);
    const dots = dotsOf(pathOf(found.drawing.shapes, 'mark'));
    expect(dots).toHaveLength(3);
    dots.forEach(([x, y], i) => {
      expect(found.x.valueAt(x)).toBeCloseTo([0, 10, 5][i], 1);
      expect(found.y.valueAt(y)).toBeCloseTo([0, 4, 2][i], 1);
    });
    expect(dots[0][1]).toBeGreaterThan(dots[1][1]);
  });

  it('draws the selected ones on top at the same places', () => {
    const found = scatter(input)!;
    const all = dotsOf(pathOf(found.drawing.shapes, 'mark'));
    const chosen = chosenDots(input, found, Uint8Array.of(0, 1, 1, 1, 0));
    expect(dotsOf(pathOf([chosen], 'chosen'))).toEqual([all[1]]);
  });

  it('draws 50,000 firms at once, those on one place once', () => {
    const count = 50_000;
    const x = Float64Array.from({ length: count }, (_, i) => i % 100);
    const many = { ...input, x, y: Float64Array.from(x, (_, i) => i % 7) };
    const found = scatter(many)!;
    const d = pathOf(found.drawing.shapes, 'mark');
    expect(found.n).toBe(count);
    expect(dotsOf(d)).toHaveLength(700);
  });

  it('is nothing where no firm has both values', () => {
    expect(scatter({ ...input, y: new Float64Array(5).fill(NaN) })).toBeNull();
  });
});

describe('histogram', () => {
  const made = (values: readonly number[], change: Partial<HistogramInput> = {}) =>
    histogram({
      values: Float64Array.from(values),
      mask: new Uint8Array(values.length),
      log: false,
      ...size,
      labels: { ...scatterLabels, count: String },
      ...change,
    });

  it('gives few whole numbers a bin each, and counts the selected', () => {
    const { bins } = made([0, 0, 2, NaN, 3], { mask: Uint8Array.of(1, 0, 1, 1, 0) })!;
    expect(bins.map(({ from, to, count, chosen }) => [from, to, count, chosen])).toEqual([
      [0, 1, 2, 1],
      [1, 2, 0, 0],
      [2, 3, 1, 1],
      [3, 4, 1, 0],
    ]);
  });

  it('puts every value into one bin, the largest into the last', () => {
    const values = Float64Array.from({ length: 997 }, (_, i) => ((i * 7919) % 997) / 10);
    for (const log of [false, true]) {
      const { bins, x } = made([...values], { log })!;
      expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(997);
      bins.forEach(({ from, to, count }, i) => {
        const isLast = i + 1 === bins.length;
        const within = values.filter((v) => v >= from && (v < to || (isLast && v === to)));
        expect(count).toBe(within.length);
        expect(x.at(to)).toBeGreaterThan(x.at(from));
      });
    }
  });

  it('knows one value alone, and none', () => {
    expect(made([2.5, 2.5])!.bins).toEqual([{ from: 2, to: 3, count: 2, chosen: 0 }]);
    expect(made([NaN])).toBeNull();
  });

  it('draws bars as high as their counts, the selected dark and never higher', () => {
    const { drawing, frame } = made([0, 0, 0, 0, 1], { mask: Uint8Array.of(1, 1, 0, 0, 0) })!;
    const tops = (role: string) =>
      [...pathOf(drawing.shapes, role).matchAll(/V([\d.]+)H/g)].map(([, top]) => +top);
    const [first, second] = tops('bar').map((top) => frame.bottom - top);
    expect(first / second).toBeCloseTo(4, 1);
    expect((frame.bottom - tops('chosen-bar')[0]) / first).toBeCloseTo(0.5, 1);
  });
});

describe('decayFigure', () => {
  const at = Float64Array.of(0, 1, 2, 3);
  const input = {
    at,
    mean: Float64Array.of(4, 3, NaN, 1),
    low: Float64Array.of(3, 2, NaN, NaN),
    high: Float64Array.of(5, 4, NaN, NaN),
    km: Float64Array.of(0.5, 2, 2, 50, NaN),
    mask: Uint8Array.of(1, 1, 1, 1, 1),
    ...size,
    labels: scatterLabels,
  };

  it('breaks where nothing is known, and marks the selected firms within its range', () => {
    const { drawing } = decayFigure(input)!;
    expect(pathOf(drawing.shapes, 'curve').match(/M/g)).toHaveLength(2);
    expect(drawing.shapes.filter(({ role }) => role === 'band')).toHaveLength(1);
    expect(pathOf(drawing.shapes, 'significant').match(/M/g)).toHaveLength(2);
  });

  it('is nothing without a mean', () => {
    const mean = new Float64Array(4).fill(NaN);
    expect(decayFigure({ ...input, mean, low: mean, high: mean })).toBeNull();
  });
});

describe('rankedFigure', () => {
  const row = { label: 'A', value: 4, low: NaN, high: NaN, chosen: 0, text: '4' };

  it('draws bars from 0 with the selected share of their length', () => {
    const rows = [
      { ...row, chosen: 0.5 },
      { ...row, label: 'B', value: 2 },
      { ...row, label: 'C', value: NaN },
    ];
    const { drawing, rowPx } = rankedFigure(rows, 'bar', 400, 'l');
    const lengths = (role: string) =>
      drawing.shapes
        .filter((shape) => shape.role === role)
        .map((shape) => {
          const [, from, to] = /M([\d.]+),[\d.]+H([\d.]+)/.exec((shape as { d: string }).d)!;
          return +to - +from;
        });
    const [first, second] = lengths('bar');
    expect(first / second).toBeCloseTo(2, 2);
    expect(lengths('chosen-bar')).toEqual([expect.closeTo(first / 2, 0)]);
    expect(drawing.height).toBe(3 * rowPx);
  });

  it('draws means with their intervals where there are any', () => {
    const rows = [{ ...row, low: -1, high: 7, chosen: 1 }, row];
    const { drawing } = rankedFigure(rows, 'dot', 400, 'l');
    const lines = drawing.shapes.filter(({ kind }) => kind === 'line');
    const zero = { kind: 'line', role: 'axis', y1: 0, y2: drawing.height };
    expect(lines).toEqual([
      expect.objectContaining(zero),
      expect.objectContaining({ role: 'interval' }),
    ]);
    // An interval that would leave no room for the others ends at the edge, with an arrowhead.
    const wide = rankedFigure([{ ...row, low: -900, high: 6 }, row], 'dot', 400, 'l').drawing;
    const [, own, ...heads] = wide.shapes.filter(({ kind }) => kind === 'line') as {
      readonly x1: number;
      readonly x2: number;
    }[];
    expect(heads).toHaveLength(2);
    expect(heads.every(({ x1, x2 }) => x1 === own.x1 && x2 > x1)).toBe(true);
    expect(own.x1).toBe(Math.round(0.42 * 400) + 8);
    // Where none is below 0 the axis begins there.
    const above = rankedFigure([{ ...row, low: 1, high: 9 }], 'dot', 400, 'l').drawing;
    expect(above.shapes.filter(({ role }) => role === 'axis')).toEqual([]);
    const circles = drawing.shapes.filter(({ kind }) => kind === 'circle');
    expect(circles.map(({ role }) => role)).toEqual(['interval', 'chosen-bar', 'interval']);
  });

  it('ends names that have no room', () => {
    const long = '非常に長い名前の業種その他の製造業および関連産業';
    const { drawing } = rankedFigure([{ ...row, label: long }], 'bar', 300, 'l');
    const [name] = drawing.shapes.filter(({ role }) => role === 'title');
    expect((name as { text: string }).text).toMatch(/^非常.*…$/);
  });
});

describe('reachFigure', () => {
  const km = Float64Array.from({ length: 100 }, (_, i) => i);
  const curve = reachCurve(km, () => true);
  const labels = { figure: 'f', x: 'x', y: 'y', km: String, share: String };

  it('steps up to where nearly all firms are reached, and leaves out groups without a firm', () => {
    const empty = reachCurve(km, () => false);
    const { drawing, x } = reachFigure({
      curves: [
        { role: 'inside', name: 'in', curve },
        { role: 'outside', name: 'out', curve: empty },
      ],
      ...size,
      labels,
    })!;
    expect(x.most).toBe(97);
    expect(pathOf(drawing.shapes, 'outside')).toBe('');
    const levels = [...pathOf(drawing.shapes, 'inside').matchAll(/V([\d.]+)/g)].map(([, y]) => +y);
    expect(levels).toEqual([...levels].sort((a, b) => b - a));
    expect(levels).toHaveLength(98);
    expect(reachFigure({ curves: [], ...size, labels })).toBeNull();
  });
});
