import { describe, expect, it } from 'vitest';
import { ROLES_OF_KIND, type InputKind } from '../../src/model';
import { messagesIn } from '../../src/i18n';
import { COLUMN_ROLES, suggestRoles } from '../../src/tables';

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
