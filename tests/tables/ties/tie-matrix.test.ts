import { describe, expect, it } from 'vitest';
import { recognise, suggestRoles, tiesOfMatrix } from '../../../src/tables';
import { readText, valueOf } from '../support';

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

describe('a matrix with institutions as rows and firms as columns', () => {
  it.each([
    ['企業名', '機関名,㈱甲,㈱乙,丙工業'],
    ['both', '機関＼企業,㈱甲,㈱乙,丙工業'],
    ['nothing', ',㈱甲,㈱乙,丙工業'],
  ])('is turned, and told; its corner says %s', async (_, head) => {
    const answer = await readText(`${head}\n福井大学,○,,○\n福井高専,,3,\n県工業技術センター,,,\n`);
    const table = valueOf(answer);
    expect(table.header).toEqual(['企業名', '福井大学', '福井高専', '県工業技術センター']);
    expect(table.columns.slice(0, 3)).toEqual([
      ['㈱甲', '㈱乙', '丙工業'],
      ['○', '', '○'],
      ['', '3', ''],
    ]);
    expect(recognise(table)).toBe('links');
    expect(suggestRoles('links', table)).toEqual({ firm: [0], institution_columns: [1, 2, 3] });
    expect(answer.ok && answer.problems).toMatchObject([
      { code: 'matrix-turned', facts: { firms: 3, institutions: 3, passed: 0 } },
    ]);
  });

  it('may have firms that are called like institutions, and a sum', async () => {
    const head = '機関名,㈱東洋研究所,㈱日本機構,企業開発㈱,計';
    const table = await read(head, '福井大学,1,0,0,1', '福井高専,0,1,1,2');
    expect(table.columns[0]).toEqual(['㈱東洋研究所', '㈱日本機構', '企業開発㈱']);
    const { firm, institution_columns } = suggestRoles('links', table);
    expect([firm, institution_columns]).toEqual([[0], [1, 2]]);
  });

  it('without legal forms is turned where a person says that it is of ties, and not where columns are services', async () => {
    const lines = ['機関名,甲工業,乙精機', '福井大学,○,', '福井高専,,○'];
    expect((await read(...lines)).header[0]).toBe('機関名');
    const text = `${lines.join('\n')}\n`;
    const ties = valueOf(await readText(text, { wanted: 'links' }));
    expect(ties.columns[0]).toEqual(['甲工業', '乙精機']);
    const services = '機関名,技術相談,共同研究\n福井大学,○,\n福井高専,,○\n';
    const kept = valueOf(await readText(services, { wanted: 'links' }));
    expect(kept.header).toEqual(['機関名', '技術相談', '共同研究']);
  });

  it('is none where institutions have places or words', async () => {
    const table = await read(
      '機関名,所在地,㈱甲,㈱乙',
      '福井大学,福井市文京3,○,',
      '福井高専,鯖江市下司町,,○',
    );
    expect(table.header[0]).toBe('機関名');
  });
});

it('an institution that is called like a firm is no column of firms', async () => {
  const table = await read('名称,福井大学,福井高専,企業支援会社', '甲,○,,○', '乙,,○,');
  expect(suggestRoles('links', table)).toMatchObject({ firm: [0] });
  const inside = await read('名称,福井大学,ふくい企業振興公社,福井高専', '甲,○,,○', '乙,,○,');
  expect(suggestRoles('links', inside)).toEqual({ firm: [0], institution_columns: [1, 2, 3] });
});
