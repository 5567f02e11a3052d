import { describe, expect, it } from 'vitest';
import { Folder, shuseki } from './terminal';

const folder = new Folder();

describe('shuseki municipalities check', () => {
  const list = folder.write(
    'list.csv',
    '市区町村コード,都道府県,市区町村\n18207,福井県,鯖江市\n04423,宮城県,富谷町\n',
  );

  it('names each doubtful row, former names with their day, and what is missing', async () => {
    const { status, err } = await shuseki('municipalities', 'check', list);
    expect(status).toBe(0);
    expect(err).toContain('line 3, 宮城県富谷町: the name is a former one (changed 2016-10-10)');
    expect(err).toContain(
      'code 04423 is out of use since 2016-10-10; it is 04216 宮城県富谷市 now',
    );
    expect(err).toContain('1 of 2 rows are doubtful');
    expect(err).toMatch(/not in the list, of the prefectures that it has: .*仙台市/);
  });

  it('writes them as a table, in Japanese too', async () => {
    const out = folder.at('doubts.csv');
    const { status } = await shuseki(
      'municipalities',
      'check',
      list,
      '--out',
      out,
      '--language=ja',
    );
    expect(status).toBe(0);
    expect(folder.read('doubts.csv')).toMatch(
      /^line,id,name,doubt,.*\n3,04423,宮城県富谷町,former-name,,,/,
    );
    expect(folder.read('doubts.csv')).toContain('旧名称です（2016-10-10に変更）');
  });

  it('refuses a table without such a column by name of the headers to give', async () => {
    const other = folder.write('other.csv', 'a,b\n1,2\n');
    const { status, err } = await shuseki('municipalities', 'check', other);
    expect([status, err]).toEqual([1, expect.stringContaining('市区町村')]);
  });
});
