import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatCoordinate,
  formatNumber,
  roundCoordinate,
  roundSignificant,
} from '../../../src/tables';

describe('formatNumber', () => {
  it.each<[number, string]>([
    [0, '0'],
    [-0, '0'],
    [1, '1'],
    [0.1 + 0.2, '0.3'],
    [1 / 3, '0.3333333333'],
    [2 / 3, '0.6666666667'],
    [123456789012, '123456789000'],
    [1e21, '1e+21'],
    [1.5e-7, '1.5e-7'],
    [-1e-300, '-1e-300'],
    [NaN, ''],
    [Number.MAX_VALUE, '1.7976931348623157e+308'],
    [Infinity, ''],
    [-Infinity, ''],
  ])('%d is %j', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it('takes the number of digits', () => {
    expect(formatNumber(Math.PI, 3)).toBe('3.14');
  });

  it('hides a difference in the last bits, and is stable', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const rounded = roundSignificant(value);
        expect(Math.abs(rounded - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-9);
        expect(roundSignificant(rounded)).toBe(rounded);
        expect(Number(formatNumber(value))).toBe(rounded);
      }),
    );
  });
});

describe('formatCoordinate', () => {
  it.each<[number, string]>([
    [139.76543214999, '139.7654321'],
    [139.7654321501, '139.7654322'],
    [35.5, '35.5'],
    [-1e-9, '0'],
    [NaN, ''],
  ])('%d is %j', (degrees, text) => {
    expect(formatCoordinate(degrees)).toBe(text);
  });

  it('moves no position by more than half of the last decimal', () => {
    fc.assert(
      fc.property(fc.double({ min: -180, max: 180, noNaN: true }), (degrees) => {
        const rounded = roundCoordinate(degrees);
        expect(Math.abs(rounded - degrees)).toBeLessThanOrEqual(0.5000001e-7);
        expect(roundCoordinate(rounded)).toBe(rounded);
        expect(Object.is(rounded, -0)).toBe(false);
      }),
    );
  });
});
