import { describe, expect, it } from 'vitest';
import {
  compareTables,
  intervalOfRatio,
  median,
  tableIn,
  type PrintedTable,
} from '../../scripts/bench/compare';

const printed = (rows: readonly (readonly [string, number, number])[]): PrintedTable =>
  tableIn(
    [
      '## A title | with a bar',
      '| what | firms | median ms | least |',
      '| ---- | ----: | --------: | ----: |',
      ...rows.map(([what, firms, ms]) => `| ${what} | ${firms} | ${ms} | 1 |`),
    ].join('\n'),
  )!;

/** Pairs of runs of one row, the base always 100 ms. */
const against = (...here: number[]) =>
  compareTables(
    here.map((ms) => ({ base: printed([['a', 5, 100]]), here: printed([['a', 5, ms]]) })),
  ).rows[0];

describe('benchmarks of two revisions', () => {
  it('are read as they are printed', () => {
    expect(printed([['a', 5, 2.5]])).toEqual({
      columns: ['what', 'firms', 'median ms', 'least'],
      rows: [['a', '5', '2.5', '1']],
    });
    expect(tableIn('nothing to see')).toBeNull();
  });

  it('give a ratio above 1 where this checkout is faster, by time or by rate', () => {
    expect(against(50, 50, 50).ratio).toBe(2);
    const rate = (perSecond: number): PrintedTable => ({
      columns: ['geocoder', 'addresses', 'per second (median)'],
      rows: [['Shuseki', '10', `${perSecond}`]],
    });
    const { rows } = compareTables([{ base: rate(100), here: rate(300) }]);
    expect(rows[0].ratio).toBe(3);
  });

  it('hold from 0.95 on, and from 0.9 on where the interval contains 1', () => {
    expect(against(100, 101, 102).holds).toBe(true);
    expect(against(107, 107.1, 107.2)).toMatchObject({ holds: false });
    // As slow in the median, but once much faster.
    expect(against(107, 107.1, 60)).toMatchObject({ holds: true });
    expect(against(125, 60, 125)).toMatchObject({ holds: false });
  });

  it('name rows that only one of them has, and tell sizes apart', () => {
    const { rows, only } = compareTables([
      {
        base: printed([
          ['a', 5, 1],
          ['old', 5, 1],
        ]),
        here: printed([
          ['a', 5, 1],
          ['a', 6, 1],
        ]),
      },
    ]);
    expect(rows.map(({ name }) => name)).toEqual(['a, 5']);
    expect(only).toEqual(['old, 5', 'a, 6']);
  });

  it('have an interval around the geometric mean of their ratios, none of one alone', () => {
    const [low, high] = intervalOfRatio([0.5, 1, 2]);
    expect(low * high).toBeCloseTo(1, 12);
    // Student's t of 2 degrees times the error of the mean of logarithms.
    expect(Math.log(high)).toBeCloseTo((4.303 * Math.log(2)) / Math.sqrt(3), 9);
    expect(intervalOfRatio([1.2]).every(Number.isNaN)).toBe(true);
  });

  it('take the middle of an even number of runs as the mean of the two', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });
});
