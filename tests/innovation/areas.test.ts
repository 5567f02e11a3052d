import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areaFigures,
  compositeScore,
  perEmployee,
  withoutHidden,
} from '../../src/innovation/areas';

const list = (column: Float64Array | Int32Array | Uint8Array) => Array.from(column);

describe('figures of areas', () => {
  const areaOf = Int32Array.from([0, 0, 0, 1, 1, -1, 2]);
  const values = Float64Array.from([0, 3, NaN, 5, 7, 100, NaN]);

  it('are means, sums and shares above zero', () => {
    expect(list(areaFigures(areaOf, values, 3, 'mean').value)).toEqual([1.5, 6, NaN]);
    expect(list(areaFigures(areaOf, values, 3, 'sum').value)).toEqual([3, 12, NaN]);
    expect(list(areaFigures(areaOf, values, 3, 'positive').value)).toEqual([0.5, 1, NaN]);
  });

  it('count the firms of an area and those with a value', () => {
    const { n, firms, suppressed } = areaFigures(areaOf, values, 3, 'mean');
    expect([list(firms), list(n), list(suppressed)]).toEqual([
      [3, 2, 1],
      [2, 2, 0],
      [0, 0, 0],
    ]);
  });

  it('tell nothing of an area that is hidden', () => {
    const open = areaFigures(areaOf, values, 3, 'sum');
    const closed = withoutHidden(open, Uint8Array.of(0, 1, 0));
    expect([list(closed.firms), list(closed.n), list(closed.value)]).toEqual([
      [3, -1, 1],
      [2, -1, 0],
      [3, NaN, NaN],
    ]);
    expect(list(open.n)).toEqual([2, 2, 0]);
  });

  it('lose no firm and no value', () => {
    const firm = fc.record({
      area: fc.integer({ min: -1, max: 9 }),
      value: fc.oneof(fc.constant(NaN), fc.integer({ min: 0, max: 9 })),
    });
    fc.assert(
      fc.property(fc.array(firm), (made) => {
        const area = Int32Array.from(made, (each) => each.area);
        const column = Float64Array.from(made, (each) => each.value);
        const { firms, n, value } = areaFigures(area, column, 10, 'sum');
        const inside = made.filter((each) => each.area >= 0);
        const known = inside.filter((each) => !Number.isNaN(each.value));
        const total = (of: Int32Array) => of.reduce((a, b) => a + b, 0);
        expect([total(firms), total(n)]).toEqual([inside.length, known.length]);
        expect(value.reduce((a, b) => a + (Number.isNaN(b) ? 0 : b), 0)).toBe(
          known.reduce((a, each) => a + each.value, 0),
        );
      }),
      { seed: 5 },
    );
  });
});

describe('measures of firms', () => {
  it('per employee are missing where nobody is known to be employed', () => {
    const employees = Float64Array.from([2, 0, NaN, 4]);
    expect(list(perEmployee(Float64Array.from([6, 1, 1, NaN]), employees))).toEqual([
      3,
      NaN,
      NaN,
      NaN,
    ]);
  });

  it('composite: mean of z-scores over the firms that have all', () => {
    const a = Float64Array.from([1, 2, 3, NaN]);
    const b = Float64Array.from([30, 20, 10, 5]);
    expect(list(compositeScore([a, b]))).toEqual([0, 0, 0, NaN]);
    expect(list(compositeScore([a]))).toEqual([-1, 0, 1, NaN]);
  });

  it('composite: a constant measure weighs nothing, and alone gives nothing', () => {
    const constant = Float64Array.from([4, 4, 4]);
    expect(list(compositeScore([Float64Array.from([1, 2, 3]), constant]))).toEqual([-1, 0, 1]);
    expect(list(compositeScore([constant]))).toEqual([NaN, NaN, NaN]);
    expect(list(compositeScore([]))).toEqual([]);
  });
});
