import { describe, expect, it } from 'vitest';
import { UNATTENDED } from '../../../src/model';
import { readFirms } from '../../../src/study/firms/firms';
import { readTable, suggestRoles } from '../../../src/tables';
import { tableOf } from '../../tables/support';

async function firmsOf(lines: readonly string[]) {
  const bytes = new TextEncoder().encode(lines.join('\n'));
  const table = await readTable('list.csv', bytes, {}, UNATTENDED);
  if (!table.ok) throw new Error(table.problem.code);
  const roles = suggestRoles('firms', table.value);
  const { firms, problems } = readFirms(table.value, roles);
  return {
    industry: firms.industry,
    told: problems.find(({ code }) => code === 'industry-by-group')?.facts,
    role: roles.industry?.map((column) => table.value.header[column]),
  };
}

describe('an industry that is given once per group', () => {
  it('is read from headings, the municipality above them aside', async () => {
    const { industry, told, role } = await firmsOf([
      '企業名,所在地,従業員数',
      '【鯖江市】,,',
      '■金属製品製造業,,',
      '甲,福井県鯖江市1-1,3',
      '乙,福井県鯖江市1-2,4',
      '■繊維工業,,',
      '丙,福井県鯖江市1-3,5',
      '【越前市】,,',
      '丁,福井県越前市2-2,6',
    ]);
    expect(role).toEqual(['見出し']);
    expect(industry).toEqual(['金属製品製造業', '金属製品製造業', '繊維工業', '']);
    expect(told).toMatchObject({
      by: 'heading',
      rows: 3,
      open: 1,
      names: '金属製品製造業\n繊維工業',
    });
  });

  it('is filled down where only the first row of each group has it, and told', async () => {
    const { industry, told } = await firmsOf([
      '業種,企業名,所在地',
      '24 金属製品製造業,甲,福井県鯖江市1-1',
      ',乙,福井県鯖江市1-2',
      ',丙,福井県鯖江市1-3',
      '11 繊維工業,丁,福井県越前市2-2',
      ',戊,福井県越前市2-3',
    ]);
    expect(industry).toEqual([
      ...new Array<string>(3).fill('金属製品製造業'),
      '繊維工業',
      '繊維工業',
    ]);
    expect(told).toMatchObject({ by: 'column', column: '業種', rows: 3, open: 0 });
  });

  it('may come again within each municipality, which is given so too', async () => {
    const { industry } = await firmsOf([
      '市町村,業種,企業名,番地',
      '鯖江市,繊維工業,甲,1-1',
      ',,乙,1-2',
      ',,丙,1-3',
      '越前市,繊維工業,丁,2-1',
      ',,戊,2-2',
      ',食料品製造業,己,2-3',
      ',,庚,2-4',
    ]);
    expect(industry.slice(0, 5)).toEqual(new Array<string>(5).fill('繊維工業'));
    expect(industry.slice(5)).toEqual(['食料品製造業', '食料品製造業']);
  });

  it.each([
    ['some are missing', ['金属', '', '繊維', '食品', '', '眼鏡']],
    ['a group comes again', ['金属', '', '繊維', '', '金属', '']],
    ['the first row has none', ['', '金属', '', '繊維', '', '']],
    ['none is missing', ['金属', '金属', '繊維', '繊維']],
  ])('is left as it is where %s', (_, cells) => {
    const table = tableOf([['企業名', '業種'], ...cells.map((cell, i) => [`甲${i}`, cell])]);
    const { firms, problems } = readFirms(table, { name: [0], industry: [1] });
    expect(firms.industry).toEqual(cells);
    expect(problems.map(({ code }) => code)).not.toContain('industry-by-group');
  });

  it('is not looked for in headings that name none', async () => {
    const { role } = await firmsOf([
      '企業名,所在地',
      '【鯖江市】,',
      '甲,福井県鯖江市1-1',
      '乙,福井県鯖江市1-2',
    ]);
    expect(role).toBeUndefined();
  });
});
