import { describe, expect, it } from 'vitest';
import { suggestRoles } from '../../src/tables';
import { problemsOf, readText, rowsOf, valueOf } from './support';

const rolesOf = async (...lines: readonly string[]) => {
  const table = valueOf(await readText(lines.join('\n')));
  const roles = suggestRoles('firms', table);
  return Object.fromEntries(
    Object.entries(roles).map(([role, columns]) => [role, columns.map((c) => table.header[c])]),
  );
};

describe('lists as offices and their systems write them', () => {
  it('have addresses in three numbered columns', async () => {
    const { address } = await rolesOf(
      '企業名,住所1,住所2,住所3',
      '甲,福井県,鯖江市,神明町1-2',
      '乙,福井県,敦賀市,中央町2-1',
      '丙,福井県,小浜市,大手町6-3',
    );
    expect(address).toEqual(['住所1', '住所2', '住所3']);
  });

  it.each([
    [
      '取引先名,請求先郵便番号,請求先都道府県,請求先市区郡,請求先町名・番地,従業員数',
      '916-0019,福井県,鯖江市,神明町1-2,12',
      ['請求先都道府県', '請求先市区郡', '請求先町名・番地'],
    ],
    [
      'Account Name,Billing Zip/Postal Code,Billing State/Province,Billing City,Billing Street,Employees',
      '916-0019,福井県,鯖江市,神明町1-2,12',
      ['Billing State/Province', 'Billing City', 'Billing Street'],
    ],
  ])('are exports of customer systems: %s', async (header, row, address) => {
    const roles = await rolesOf(header, `甲工業,${row}`, `乙工業,${row}`);
    expect(roles.address).toEqual(address);
    expect(roles.name).toEqual([header.split(',')[0]]);
  });

  it('have classes of size and answers with their number in front', async () => {
    const roles = await rolesOf(
      '企業名,所在地,従業員規模,新製品の有無',
      '甲,福井県鯖江市神明町1,①1-4人,1.はい',
      '乙,福井県鯖江市神明町2,②5-19人,2.いいえ',
      '丙,福井県鯖江市神明町3,③20人以上,2.いいえ',
    );
    expect(roles).toMatchObject({ employees: ['従業員規模'], outcome: ['新製品の有無'] });
  });

  it.each(['頁計', 'ページ計', '記入例', '（記入例）株式会社見本', '例'])(
    'have rows that are no firms, which is told: %s',
    async (first) => {
      const result = await readText(
        [
          '企業名,従業員数,特許件数,所在地',
          '例示工業,12,1,福井県鯖江市神明町1',
          `${first},50,2,`,
          '記念堂,3,0,福井県鯖江市神明町3',
        ].join('\n'),
      );
      expect(rowsOf(valueOf(result)).map(([name]) => name)).toEqual(['例示工業', '記念堂']);
      expect(problemsOf(result)).toMatchObject([
        { code: 'rows-left-out', facts: { rows: 1, example: `${first} 50 2` } },
      ]);
    },
  );
});
