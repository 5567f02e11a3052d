import { describe, expect, it } from 'vitest';
import { recognise, suggestRoles, tiesOfMatrix } from '../../src/tables';
import { readText, valueOf } from './support';

const read = async (...lines: readonly string[]) =>
  valueOf(await readText(`${lines.join('\n')}\n`));

describe('a matrix of firms and institutions', () => {
  it.each([
    ['ticks', ['○', '', '○', '○']],
    ['ones and zeros', ['1', '0', '0', '1']],
    ['contacts a year', ['12', '', '0', '3']],
    ['words', ['月1回', 'ほとんどない', '', '毎日']],
    ['yes and no', ['有', '無', '無', '有']],
  ])('of %s is recognised by its header and cells', async (_, [a, b, c, d]) => {
    const table = await read('企業名,福井大学,県工技C,福井高専', `甲,${a},${b},`, `乙,${c},${d},`);
    expect(recognise(table)).toBe('links');
    expect(suggestRoles('links', table)).toEqual({ firm: [0], institution_columns: [1, 2, 3] });
  });

  it('has its firms in the first column of words, whatever that is called', async () => {
    const table = await read('番号,企業＼機関,福井大学,金沢大学', '1,甲,○,', '2,乙,,○');
    expect(suggestRoles('links', table)).toEqual({ firm: [1], institution_columns: [2, 3] });
  });

  it('is none where columns ask about institutions, name them, or stand in a list of firms', async () => {
    const asked = await read('企業名,大学との連携,研究所数', '甲,有,1', '乙,無,2');
    expect(suggestRoles('links', asked).institution_columns).toBeUndefined();
    const named = await read('企業名,大学名,研究機構名', '甲,福井大学,X', '乙,金沢大学,Y');
    expect(suggestRoles('links', named)).toMatchObject({ firm: [0], institution: [1] });
    const firms = await read(
      '企業名,所在地,福井大学,金沢大学',
      '甲,福井県鯖江市1,○,',
      '乙,福井県越前市2,,○',
    );
    expect(recognise(firms)).toBe('firms');
  });

  it('becomes one row a tie, with its line', async () => {
    const table = await read(
      '企業名,福井大学,金沢大学',
      '甲,○,×',
      '乙,,',
      '丙,月1回,共同研究',
      '丁,まったくない,0',
    );
    const { table: ties, areCounts, rowOf } = tiesOfMatrix(table, 0, [1, 2]);
    expect(areCounts).toBe(false);
    expect(ties.columns).toEqual([
      ['甲', '丙', '丙'],
      ['福井大学', '福井大学', '金沢大学'],
      ['', '月1回', ''],
      ['', '', '共同研究'],
    ]);
    expect([...ties.lines!]).toEqual([2, 4, 4]);
    expect(rowOf).toEqual([0, 2, 2]);
  });

  it('takes numbers for contacts a year unless all are 1 or 0', async () => {
    const marks = await read('企業名,福井大学,金沢大学', '甲,1,0', '乙,0,1');
    expect(tiesOfMatrix(marks, 0, [1, 2]).table.columns[2]).toEqual(['', '']);
    const counts = await read('企業名,福井大学,金沢大学', '甲,1,0', '乙,0,12');
    expect(tiesOfMatrix(counts, 0, [1, 2]).table.columns[2]).toEqual(['1', '12']);
  });
});
