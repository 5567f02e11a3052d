import { describe, expect, it } from 'vitest';
import type { ColumnCodes } from '../../src/model';
import { readFirms } from '../../src/study/firms/firms';
import { saysQuantity, suggestRoles } from '../../src/tables';
import { tableOf } from '../tables/support';

const COLUMN = '特許件数';
const tableWith = (cells: readonly string[], column = COLUMN) =>
  tableOf([
    ['企業名', '住所', column],
    ...cells.map((cell, i) => [`甲${i}`, '福井県鯖江市', cell]),
  ]);
const read = (cells: readonly string[], codes: ColumnCodes['codes'] = [], column = COLUMN) => {
  const table = tableWith(cells, column);
  const roles = { name: [0], address: [1], outcome: [2] };
  const stated = codes.length > 0 ? [{ column, codes }] : [];
  const { firms, problems } = readFirms(table, roles, stated);
  return { firms, problems, values: [...firms.outcomes[0].values] };
};
const CELLS = ['3', '若干', '1', '2', '△1', '数件', '多数', '約10', '5件程度', '若干'];

describe('a measure with words among its numbers', () => {
  it('is found as one', () => {
    expect(suggestRoles('firms', tableWith(CELLS)).outcome).toEqual([2]);
    expect(suggestRoles('firms', tableWith(['1', '3', '出願中', '2'])).outcome).toEqual([2]);
    expect(suggestRoles('firms', tableWith(['光学', '1', '樹脂', '金型'])).outcome).toBeUndefined();
  });

  it('is a count, not an answer by codes, and its words are asked about and told', () => {
    const { firms, problems, values } = read(CELLS);
    expect(values).toEqual([3, NaN, 1, 2, -1, NaN, NaN, 10, 5, NaN]);
    expect(firms.asked).toBeUndefined();
    expect(firms.worded).toEqual([
      {
        column: COLUMN,
        words: [
          { value: '若干', rows: 2 },
          { value: '数件', rows: 1 },
          { value: '多数', rows: 1 },
        ],
      },
    ]);
    const told = problems.filter(({ code }) => /words-among|unreadable/.test(code));
    expect(told.map(({ code }) => code)).toEqual(['words-among-numbers']);
    expect(told[0].facts).toMatchObject({ rows: 4, words: '若干\n数件\n多数', counts: '2\n1\n1' });
  });

  it('has what a person says its words are worth, and the rest as it was', () => {
    const { firms, problems, values } = read(CELLS, [
      { value: '若干', means: 'value', number: 2 },
      { value: '数件', means: 'value', number: 3 },
      { value: '多数', means: 'missing' },
    ]);
    expect(values).toEqual([3, 2, 1, 2, -1, 3, NaN, 10, 5, 2]);
    expect(firms.worded).toBeUndefined();
    expect(problems.map(({ code }) => code)).not.toContain('words-among-numbers');
  });

  it('goes on to be asked about the words that nobody spoke of, and about codes', () => {
    const some = read(CELLS, [{ value: '若干', means: 'missing' }]);
    expect(some.firms.worded?.[0].words.map(({ value }) => value)).toEqual(['数件', '多数']);
    const coded = read(
      ['1', '2', '1', '2', '9', '調査中'],
      [{ value: '調査中', means: 'missing' }],
    );
    expect(coded.firms.asked?.map(({ looks }) => looks)).toEqual(['yes-no']);
  });

  it('counts none as 0 and says so, also beside words that were spoken of', () => {
    const plain = read(['3', 'なし', '7']);
    expect(plain.values).toEqual([3, 0, 7]);
    expect(plain.problems.map(({ code }) => code)).toContain('nothing-zero');
    const beside = read(['3', 'なし', '若干'], [{ value: '若干', means: 'value', number: 1 }]);
    expect(beside.values).toEqual([3, 0, 1]);
  });

  it('knows words for how many', () => {
    const words = [
      '若干',
      '若干数',
      '数件',
      '数十件',
      '十数社',
      '何件か',
      '多数',
      '複数あり',
      'several',
    ];
    expect(words.filter((word) => !saysQuantity(word))).toEqual(['何件か']);
    expect(['件', '有', '3件', '自社', '数学'].filter(saysQuantity)).toEqual([]);
  });

  it('reads codes that a person gives other numbers, so that a scale can be turned', () => {
    const codes = ([1, 2, 3] as const).map(
      (code) => ({ value: String(code), means: 'value', number: 4 - code }) as const,
    );
    expect(read(['1', '3', '2', '1'], codes, '満足度').values).toEqual([3, 1, 2, 3]);
  });
});

describe('a scale whose numbers go down', () => {
  it('is told', () => {
    const labels = ['満足', 'どちらともいえない', '不満'];
    const codes = labels.map(
      (label, i) => ({ value: String(i + 1), means: 'level', label }) as const,
    );
    const { problems } = read(['1', '3', '2'], codes, '満足度');
    const told = problems.find(({ code }) => code === 'scale-reversed');
    expect(told?.facts).toEqual({ column: '満足度', first: '1=満足', last: '3=不満' });
    const up = codes.map((code, i) => ({ ...code, label: labels[2 - i] }));
    expect(read(['1', '3', '2'], up, '満足度').problems.map(({ code }) => code)).not.toContain(
      'scale-reversed',
    );
  });
});
