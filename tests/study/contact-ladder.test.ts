import { describe, expect, it } from 'vitest';
import { readFirms } from '../../src/study/firms/firms';
import { codesText, suggestRoles } from '../../src/tables';
import { tableOf } from '../tables/support';

const ANSWERS = ['よくある', 'たまにある', 'ない', '無回答', 'たまにある', 'ない'];
const table = (header: string, answers: readonly string[] = ANSWERS) =>
  tableOf([
    ['企業名', '所在地', header],
    ...answers.map((cell, i) => [`甲${i}`, `福井県鯖江市1-${i}`, cell]),
  ]);

describe('a column of contacts in words of degree', () => {
  it.each(['大学等との交流', '公設試の利用状況', '問3 大学・研究機関との連携', '産学連携の状況'])(
    '%s is how often firms talk with institutions',
    (header) => {
      expect(suggestRoles('firms', table(header)).main_frequency).toEqual([2]);
    },
  );

  it('is asked about, with its steps in order, and then has levels', () => {
    const list = table('大学等との交流');
    const roles = suggestRoles('firms', list);
    const { firms } = readFirms(list, roles);
    expect(firms.asked?.map(({ column, proposed }) => `${column} ${codesText(proposed)}`)).toEqual([
      '大学等との交流 ない=level,たまにある=level,よくある=level',
    ]);
    expect([...firms.contacts!.values].every(Number.isNaN)).toBe(true);
    const { proposed } = firms.asked![0];
    const again = readFirms(list, roles, [{ column: '大学等との交流', codes: proposed }]);
    expect(again.firms.contacts).toMatchObject({ column: '大学等との交流', unit: 'level' });
    expect([...again.firms.contacts!.values]).toEqual([3, 2, 1, NaN, 2, 1]);
  });

  it.each<[string, readonly string[]]>([
    ['大学等との交流', ['有', '無', '有', '無']],
    ['大学等との交流', ['北山大学', '南山大学', 'なし']],
    ['取引先との交流', ANSWERS],
    ['大学等との距離', ANSWERS],
  ])('is none where %s holds %j', (header, answers) => {
    expect(suggestRoles('firms', table(header, answers)).main_frequency).toBeUndefined();
  });
});
