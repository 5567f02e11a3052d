import { describe, expect, it } from 'vitest';
import type { ColumnCodes } from '../../src/model';
import { readFirms } from '../../src/study/firms/firms';
import { tableOf } from '../tables/support';

const COLUMN = '特許件数';
const read = (cells: readonly string[], codes: readonly ColumnCodes[] = []) => {
  const table = tableOf([
    ['企業名', '住所', COLUMN],
    ...cells.map((cell, i) => [`甲${i}`, '', cell]),
  ]);
  const roles = { name: [0], address: [1], outcome: [2] };
  const { firms, problems } = readFirms(table, roles, codes);
  return { firms, values: [...firms.outcomes[0].values], codes: problems.map(({ code }) => code) };
};
const said = (...codes: ColumnCodes['codes']): readonly ColumnCodes[] => [
  { column: COLUMN, codes },
];

describe('dashes among numbers', () => {
  it('are missing and asked about until a person says what they stand for', () => {
    const { firms, values, codes } = read(['－', '3', '12件', '―', '0']);
    expect(values).toEqual([NaN, 3, 12, NaN, 0]);
    expect(firms.dashed).toEqual([{ column: COLUMN, rows: 2 }]);
    expect(codes).toContain('dash-missing');
  });

  it('are 0 or missing as was said, and the numbers beside them what they are', () => {
    const cells = ['－', '3', '12件', 'ー', '0'];
    const zero = read(cells, said({ value: '-', means: 'zero' }));
    expect(zero.values).toEqual([0, 3, 12, 0, 0]);
    expect(zero.firms.dashed).toBeUndefined();
    expect(zero.codes).toContain('dash-taken');
    expect(read(cells, said({ value: '-', means: 'missing' })).values).toEqual([
      NaN,
      3,
      12,
      NaN,
      0,
    ]);
  });

  it('do not silence the question about codes beside them, nor change what was said of these', () => {
    const cells = ['－', '1', '2', '1', '2', '9'];
    const asked = read(cells, said({ value: '-', means: 'zero' }));
    expect(asked.firms.asked?.map(({ looks }) => looks)).toEqual(['yes-no']);
    const both = said(
      { value: '1', means: 'yes' },
      { value: '2', means: 'no' },
      { value: '9', means: 'missing' },
      { value: '-', means: 'zero' },
    );
    expect(read(cells, both).values).toEqual([0, 1, 0, 1, 0, NaN]);
  });
});
