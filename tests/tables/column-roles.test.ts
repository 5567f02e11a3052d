import { describe, expect, it } from 'vitest';
import { ROLES_OF_KIND, type InputKind } from '../../src/model';
import { messagesIn } from '../../src/i18n';
import { COLUMN_ROLES, suggestRoles } from '../../src/tables';
import { foldHeader } from '../../src/tables/headers/header-rule';

describe('column roles', () => {
  it.each(Object.keys(ROLES_OF_KIND) as InputKind[])(
    'knows exactly the roles that a table of %s may have, with their words',
    (kind) => {
      expect(Object.keys(COLUMN_ROLES[kind]).sort()).toEqual([...ROLES_OF_KIND[kind]].sort());
      for (const role of ROLES_OF_KIND[kind])
        for (const language of ['ja', 'en'] as const)
          expect(messagesIn(language).words.columnRole[role], role).not.toBe('');
    },
  );

  it('believes a header of codes only where the cells are codes', () => {
    const table = (cells: string[]) => ({
      name: 'made.csv',
      header: ['企業名', '住所', '位置の精度'],
      columns: [['㈱甲', '㈱乙'], ['福井県鯖江市', '福井県鯖江市'], cells],
      rowCount: 2,
    });
    expect(suggestRoles('firms', table(['town', 'block'])).level).toEqual([2]);
    expect(suggestRoles('firms', table(['高い', '低い'])).level).toBeUndefined();
  });

  it.each(['問4 連携先', 'Q4 連携先', 'Q4. 連携先', '問4連携先', '設問4-1：連携先', 'q2_1 連携先'])(
    'knows a header behind the number of a question: %s',
    (header) => {
      const found = suggestRoles('firms', {
        name: 'made.csv',
        header: ['企業名', header],
        columns: [
          ['㈱甲', '㈱乙'],
          ['福井大学', ''],
        ],
        rowCount: 2,
      });
      expect(found.main_institution).toEqual([1]);
    },
  );

  it('keeps numbers that are the whole header, or words that begin like a number', () => {
    expect(['Q1', 'q2_3', '問5', 'Q4b', 'Quality'].map(foldHeader)).toEqual([
      'q1',
      'q23',
      '問5',
      'q4b',
      'quality',
    ]);
  });

  it('finds capital by its header, where the cells are money', () => {
    const suggested = (header: string, cells: readonly string[]) =>
      suggestRoles('firms', {
        name: 'made.csv',
        header: ['企業名', header],
        columns: [['㈱甲', '㈱乙'], cells],
        rowCount: 2,
      }).capital;
    const money = ['1,000', '3億円'];
    for (const header of [
      '資本金',
      '資本金（千円）',
      '資本金額',
      '資本金_百万円',
      '出資の総額',
      'Capital',
      'capital (JPY)',
    ])
      expect(suggested(header, money), header).toEqual([1]);
    for (const header of [
      '資本金区分',
      '資本準備金',
      '資本金階級コード',
      'venture capital',
      '資本関係',
    ])
      expect(suggested(header, money), header).toBeUndefined();
    expect(suggested('資本金', ['大', '小'])).toBeUndefined();
  });

  it('gives a role that stands beside another only where that one is', () => {
    const table = {
      name: 'made.csv',
      header: ['企業名', '親会社所在地'],
      columns: [['㈱甲'], ['東京都']],
      rowCount: 1,
    };
    expect(suggestRoles('firms', table).parent_address).toBeUndefined();
  });
});
