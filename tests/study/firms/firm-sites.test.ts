import { describe, expect, it } from 'vitest';
import { readFirms } from '../../../src/study/firms/firms';
import { suggestRoles } from '../../../src/tables';
import { tableOf } from '../../tables/support';

function read(header: readonly string[], ...rows: readonly (readonly string[])[]) {
  const table = tableOf([header as string[], ...(rows as string[][])]);
  const { firms, problems } = readFirms(table, suggestRoles('firms', table));
  const told = problems.find(({ code }) => code === 'firms-several-sites');
  return { ids: firms.sites?.filter.kind === 'firms' ? firms.sites.filter.ids : null, told };
}
const HEADER = ['企業名', '住所', '特許件数'];

describe('a firm in several rows', () => {
  it('is told where its addresses differ, with the measure that would count again, and all but one row can be left out', () => {
    const { ids, told } = read(
      HEADER,
      ['株式会社甲', '福井県鯖江市神明町1-2', '5'],
      ['(株)甲', '福井県越前市府中1-1', '5'],
      ['乙', '福井県福井市大手3-1', '2'],
    );
    expect(ids).toEqual(['2']);
    expect(told?.facts).toEqual({
      firms: 1,
      rows: 2,
      names: '株式会社甲',
      lines: '1, 2',
      more: 0,
      repeated: '特許件数',
    });
  });

  it('is known by the site behind its name, and its head office stays', () => {
    const { ids } = read(
      HEADER,
      ['株式会社甲 鯖江工場', '福井県鯖江市神明町1-2', '1'],
      ['株式会社甲（本社）', '福井県越前市府中1-1', '5'],
      ['株式会社甲\u3000大阪支店', '大阪府大阪市北区梅田1-1', '0'],
    );
    expect(ids).toEqual(['1', '3']);
    const named = read(
      ['企業名', '区分', '住所'],
      ['甲', '工場', '福井県鯖江市神明町1-2'],
      ['甲', '本社', '福井県越前市府中1-1'],
    );
    expect(named.ids).toEqual(['1']);
  });

  it('is one by its corporate number, whatever its rows are called', () => {
    const { ids } = read(
      ['法人番号', '企業名', '住所'],
      ['1210001012345', '甲', '福井県鯖江市神明町1-2'],
      ['1210001012345', '甲福井', '福井県越前市府中1-1'],
      ['2210001012345', '甲', '福井県福井市大手3-1'],
    );
    expect(ids).toHaveLength(1);
  });

  it('is not told where rows have ids of their own, one address or different forms', () => {
    const apart = read(
      ['企業ID', ...HEADER],
      ['1', '甲', '福井県鯖江市神明町1-2', '1'],
      ['2', '甲', '東京都港区芝1-1', '1'],
    );
    expect(apart.told).toBeUndefined();
    const one = read(
      HEADER,
      ['甲', '福井県鯖江市神明町1-2', '1'],
      ['甲', '鯖江市神明町1丁目2番', '1'],
    );
    expect(one.told).toBeUndefined();
    const forms = read(
      HEADER,
      ['株式会社甲', '福井県鯖江市神明町1-2', '1'],
      ['有限会社甲', '福井県越前市府中1-1', '1'],
    );
    expect(forms.told).toBeUndefined();
  });
});
