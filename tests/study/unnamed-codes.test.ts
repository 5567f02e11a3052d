import { describe, expect, it } from 'vitest';
import { readFirms } from '../../src/study/firms/firms';
import { tableOf } from '../tables/support';

const CODES = [
  {
    column: '問1',
    codes: [
      { value: '1', means: 'yes' as const },
      { value: '2', means: 'no' as const },
    ],
  },
];
const firmsOf = (cells: readonly string[], codes = CODES) => {
  const table = tableOf([['企業名', '問1'], ...cells.map((cell, i) => [`甲${i}`, cell])]);
  const { firms, problems } = readFirms(table, { name: [0], outcome: [1] }, codes);
  return { values: [...firms.outcomes[0].values], problems, worded: firms.worded };
};

describe('values that a column’s codes do not name', () => {
  it('are missing, and told with their rows, not as words among numbers', () => {
    const { values, problems, worded } = firmsOf(['1', '2', '3', '3', '不明瞭', '']);
    expect(values).toEqual([1, 0, NaN, NaN, NaN, NaN]);
    expect(problems.find(({ code }) => code === 'codes-unnamed')?.facts).toEqual({
      ...{ rows: 3, column: '問1', values: '3\n不明瞭', counts: '2\n1' },
    });
    expect(problems.map(({ code }) => code)).not.toContain('words-among-numbers');
    expect(worded).toBeUndefined();
  });

  it('are not told where all are named', () => {
    expect(firmsOf(['1', '2', '', '1']).problems.map(({ code }) => code)).not.toContain(
      'codes-unnamed',
    );
  });
});
