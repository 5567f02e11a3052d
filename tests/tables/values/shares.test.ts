import { describe, expect, it } from 'vitest';
import { parseYear, readShares } from '../../../src/tables';

const read = (cells: readonly string[]) => {
  const { isShare, scale, parse } = readShares(cells);
  const values = cells.map((cell) => {
    const parsed = parse(cell);
    return parsed.kind === 'number' ? Math.round(parsed.value * 1e9) / 1e9 : parsed.kind;
  });
  return { isShare, scale, values };
};

describe('readShares', () => {
  it.each([
    ['fractions', ['0.3', '1', '0', ''], 'fraction', [0.3, 1, 0, 'missing']],
    [
      'per cent',
      ['30', '1', '0', '100', '101', '-3'],
      'percent',
      [0.3, 0.01, 0, 1, 'unreadable', 'unreadable'],
    ],
    ['signs', ['30％', '0.5 %', '7割', '0'], 'fraction', [0.3, 0.005, 0.7, 0]],
    ['words beside', ['なし', '45', '有', '不明'], 'percent', [0, 0.45, 1, 'missing']],
  ] as const)('reads %s', (_, cells, scale, values) => {
    expect(read(cells)).toEqual({ isShare: true, scale, values });
  });

  it('takes answers by code for no shares', () => {
    expect(read(['1', '2', '9', '0', '○'])).toMatchObject({
      isShare: false,
      values: [1, 'unreadable', 'unreadable', 0, 1],
    });
  });

  it('reads back what was written of a share', () => {
    const first = read(['35', '100', '7']);
    expect(read(first.values.map(String))).toMatchObject({ isShare: true, values: first.values });
  });
});

describe('parseYear', () => {
  it.each([
    ['2007', 2007],
    ['２００７年度', 2007],
    ['FY2007', 2007],
    ['2007/10/01', 2007],
    ['2007-10', 2007],
    ['令和元年', 2019],
    ['平成19年11月', 2007],
    ['H30.4.1', 2018],
    ['S63', 1988],
  ])('reads %s', (cell, value) => {
    expect(parseYear(cell)).toEqual({ kind: 'number', value });
  });

  it.each(['12', '20071', 'often', 'R', '10/01/2007'])('can not read %s', (cell) => {
    expect(parseYear(cell)).toEqual({ kind: 'unreadable' });
  });

  it.each(['', '不明', '-'])('finds nothing in “%s”', (cell) => {
    expect(parseYear(cell)).toEqual({ kind: 'missing' });
  });
});
