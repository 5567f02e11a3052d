import { describe, expect, it } from 'vitest';
import { groupMeans } from '../../src/stats/summary';
import { groupMean, valuesByGroup } from '../../src/study/group-mean';

describe('groupMean', () => {
  it('is t.test of R for values that are known', () => {
    // t.test(c(1, 2, 4, 9))$conf.int
    const found = groupMean([1, NaN, 2, 4, 9]);
    expect(found).toMatchObject({ n: 4, mean: 4 });
    expect(found.low).toBeCloseTo(-1.663_204_705_73, 10);
    expect(found.high).toBeCloseTo(9.663_204_705_73, 10);
  });

  it('promises no interval for one value, and nothing for none', () => {
    expect(groupMean([7])).toEqual({ n: 1, mean: 7, low: NaN, high: NaN, error: NaN });
    expect(groupMean([NaN])).toMatchObject({ n: 0, mean: NaN });
  });
});

it('values are told apart by group, those of none and those that are missing left out', () => {
  const lists = valuesByGroup(Float64Array.of(1, 2, NaN, 4), Int32Array.of(1, -1, 0, 1), 3);
  expect(lists.map((list) => [...list])).toEqual([[], [1, 4], []]);
});

it('a cluster of which nothing is known has no mean, not a mean of 0', () => {
  const clusterOf = Int32Array.of(0, 0, 1, 2, -1);
  const values = Float64Array.of(1, 3, NaN, 0, 9);
  expect([...groupMeans(values, clusterOf, 4)]).toEqual([2, NaN, 0, NaN]);
});
