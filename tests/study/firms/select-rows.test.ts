import { describe, expect, it } from 'vitest';
import {
  maskOf,
  rowsInBox,
  rowsOfBoth,
  rowsOfIds,
  rowsWithin,
  rowsWithout,
} from '../../../src/study/firms/select-rows';

const values = Float64Array.of(3, NaN, 1, 2, 5);

describe('rows', () => {
  it('lie in an interval with both its ends, and never without a value', () => {
    expect(rowsWithin(values, { low: 1, high: 3 })).toEqual([0, 2, 3]);
    expect(rowsWithin(values, { low: -Infinity, high: Infinity })).toEqual([0, 2, 3, 4]);
    expect(rowsWithin(values, { low: 3, high: 1 })).toEqual([]);
  });

  it('lie in a box where both values do', () => {
    const y = Float64Array.of(1, 1, NaN, 9, 1);
    expect(rowsInBox(values, y, { low: 0, high: 5 }, { low: 0, high: 1 })).toEqual([0, 4]);
    expect(rowsInBox(y, values, { low: 0, high: 1 }, { low: 4, high: 9 })).toEqual([4]);
  });

  it('are turned round and put together, ascending and each once', () => {
    expect(rowsWithout([4, 0, 0], 5)).toEqual([1, 2, 3]);
    expect(rowsWithout(rowsWithout([1, 3], 5), 5)).toEqual([1, 3]);
    expect(rowsOfBoth([4, 1], [1, 0], 5)).toEqual([0, 1, 4]);
    expect([...maskOf([1, 9, -1], 3)]).toEqual([0, 1, 0]);
  });

  it('are found by id, and ids that no firm has are counted', () => {
    expect(rowsOfIds(['c', 'x', 'a', 'a'], ['a', 'b', 'c'])).toEqual({ rows: [0, 2], missing: 1 });
  });

  it('of half a million firms are found at once', () => {
    const many = Float64Array.from({ length: 500_000 }, (_, i) => i % 1000);
    const rows = rowsWithin(many, { low: 100, high: 899 });
    expect(rowsWithout(rows, many.length)).toHaveLength(100_000);
  });
});
