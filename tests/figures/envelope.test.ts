import { describe, expect, it } from 'vitest';
import { envelopeFigure } from '../../src/figures';

const distancesKm = Float64Array.from({ length: 11 }, (_, g) => g * 10);
const constant = (value: number) => new Float64Array(11).fill(value);
const input = {
  distancesKm,
  observed: distancesKm.map((km) => km / 100),
  localLow: constant(0.3),
  localHigh: constant(0.6),
  globalLow: constant(0.2),
  globalHigh: constant(0.7),
  significant: [
    [0, 10],
    [80, 100],
  ] as const,
  width: 300,
  height: 200,
  labels: { figure: 'Figure', x: 'km', y: 'density', value: String },
};

describe('the figure of a function and its envelopes', () => {
  const { shapes } = envelopeFigure(input);
  const ofRole = (role: string) => shapes.filter((shape) => shape.role === role);

  it('has the curve, the band and both limits', () => {
    expect(ofRole('curve')).toHaveLength(1);
    expect(ofRole('band')).toHaveLength(1);
    expect(ofRole('limit')).toHaveLength(2);
    const [band] = ofRole('band');
    expect(band.kind === 'path' && band.d.match(/[ML]/g)).toHaveLength(22);
  });

  it('marks the significant distances where they are on the axis', () => {
    const marks = ofRole('significant').map((mark) =>
      mark.kind === 'line' ? [mark.x1, mark.x2] : [],
    );
    const x = (km: number) => 48 + ((300 - 10 - 48) * km) / 100;
    expect(marks).toEqual([
      [x(0), x(10)],
      [x(80), x(100)],
    ]);
  });

  it('keeps everything within the frame', () => {
    for (const shape of shapes)
      if (shape.kind === 'path')
        for (const [, x, y] of shape.d.matchAll(/[ML]([\d.-]+),([\d.-]+)/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(0);
          expect(Number(x)).toBeLessThanOrEqual(300);
          expect(Number(y)).toBeGreaterThanOrEqual(0);
          expect(Number(y)).toBeLessThanOrEqual(200);
        }
  });

  it('draws a function without any variation', () => {
    const flat = constant(0);
    const all = {
      observed: flat,
      localLow: flat,
      localHigh: flat,
      globalLow: flat,
      globalHigh: flat,
    };
    expect(JSON.stringify(envelopeFigure({ ...input, ...all, significant: [] }))).not.toContain(
      'null',
    );
  });
});
