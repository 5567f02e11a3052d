import { describe, expect, it } from 'vitest';
import { institutionOfColumn, rolesWithoutBook, suggestRoles } from '../../../src/tables';
import { tableOf } from '../support';

const rolesOf = (header: readonly string[], ...rows: readonly (readonly string[])[]) =>
  suggestRoles(
    'firms',
    tableOf([
      ['企業名', '所在地', ...header],
      ...rows.map((row, i) => [`第${i}工業`, `福井県鯖江市神中町${i + 1}`, ...row]),
    ]),
  );

describe('institutions as columns of the firms’ own list', () => {
  it.each([
    [
      'below a group',
      ['連携先 › 福井大学', '連携先 › 工技センター', '連携先 › 鯖江商工会議所'],
      [2, 3, 4],
    ],
    ['that are called like a kind', ['産業技術総合研究所', '福井大学', '輸出'], [2, 3]],
    ['two alone', ['福井大学', '輸出', '福井県工業技術センター'], [2, 4]],
    ['behind a word', ['連携先_福井大学', '備考', '輸出'], [2]],
    ['in brackets', ['相談先（福井県工業技術センター）', '輸出', 'ISO'], [2]],
    ['in front of a word', ['福井大学との連携の有無', '輸出', 'ISO'], [2]],
  ])('are proposed %s', (_, header, columns) => {
    const roles = rolesOf(header, ['○', '', '○'], ['', '×', ''], ['', '○', '○']);
    expect(roles).toMatchObject({ name: [0], address: [1], institution_columns: columns });
  });

  it.each([
    ['one alone', ['福井大学', '輸出', 'ISO']],
    ['kinds of institutions', ['連携先 › 大学', '連携先 › 公設試験場', '連携先 › 商工会議所']],
    ['what else is called so', ['大学発ベンチャー', '商工会議所会員', '配送センター']],
    ['kinds without a group', ['県内大学', '県外大学', '国立研究所']],
  ])('are not %s', (_, header) => {
    const roles = rolesOf(header, ['○', '', '○'], ['', '×', ''], ['', '○', '○']);
    expect(roles.institution_columns).toBeUndefined();
  });

  it('hold marks, numbers and words for a frequency, and nothing else', () => {
    const header = ['福井大学', '福井県工業技術センター'];
    expect(rolesOf(header, ['月1回', '3'], ['なし', '○']).institution_columns).toEqual([2, 3]);
    expect(rolesOf(header, ['工学部卒', '3'], ['なし', '○']).institution_columns).toBeUndefined();
  });

  it('are called by the institution alone', () => {
    expect(
      [
        ...['連携先 › 福井大学', '連携先（福井大学）', '福井大学への相談の有無', '福井大学（○）'],
        '福井大学（1.毎月 2.年1回 3.なし）',
        '過去3年間に共同研究を行った相手: 福井大学',
      ].map(institutionOfColumn),
    ).toEqual(Array.from({ length: 6 }, () => '福井大学'));
  });
});

describe('institutions that a code book beside the list names', () => {
  const names = ['福井大学', '福井県工業技術センター', '産業技術総合研究所'].map((label, i) => ({
    column: `Q4_${i + 1}`,
    ja: `連携先: ${label}`,
  }));
  const codeBook = { sheet: 'コード表', codes: [], names };
  const withBook = (...header: string[]) => {
    const table = tableOf([
      ['企業名', '所在地', ...header],
      ['甲工業', '福井県鯖江市神中町1', '1', '0', '1'],
      ['乙工業', '福井県鯖江市神中町2', '0', '1', '0'],
    ]);
    const origin = { format: 'workbook', header: true, codeBook } as const;
    return suggestRoles('firms', { ...table, origin });
  };

  it('are proposed, and no longer where the book is not used', () => {
    const header = ['Q4_1', 'Q4_2', 'Q4_3'];
    const roles = withBook(...header);
    expect(roles.institution_columns).toEqual([2, 3, 4]);
    expect(rolesWithoutBook(roles, ['企業名', '所在地', ...header])).toEqual({
      ...{ name: [0], address: [1] },
    });
  });

  it('stay where their own headers name them', () => {
    const header = ['連携先_福井大学', '金沢大学', 'Q4_3'];
    const roles = { name: [0], institution_columns: [2, 3, 4] };
    expect(rolesWithoutBook(roles, ['企業名', '所在地', ...header])).toEqual({
      ...{ name: [0], institution_columns: [2, 3] },
    });
  });
});
