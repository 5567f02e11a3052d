import { describe, expect, it } from 'vitest';
import { roundOf } from '../../src/tables';
import { suggestRoles } from '../../src/tables/roles';
import type { Table } from '../../src/model';

const orders = (cells: readonly string[], asYears = true) =>
  cells.map((cell) => roundOf(cell, asYears));

describe('when a round of a survey was', () => {
  it.each([
    [
      ['2019', '2024'],
      [2019, 2024],
    ],
    [
      ['２０１９年', '2024年度調査'],
      [2019, 2024],
    ],
    [
      ['令和元年', '令和6年'],
      [2019, 2024],
    ],
    [
      ['平成31年調査', '令和６年10月1日現在'],
      [2019, 2024],
    ],
    [
      ['第1回（2019年）', '第2回（2024年）'],
      [2019, 2024],
    ],
    [
      ['FY2019', 'FY2024'],
      [2019, 2024],
    ],
    [
      ['2019 survey', '2024 survey'],
      [2019, 2024],
    ],
    [
      ['R1', 'R6'],
      [2019, 2024],
    ],
  ])('years: %s', (cells, years) => {
    expect(orders(cells).map((round) => round?.year)).toEqual(years);
  });

  it.each([
    [['第1回', '第2回', '第10回']],
    [['一回目', '二回目', '十二回目']],
    [['wave 1', 'Wave2', 'W3']],
    [['1', '２', '10']],
    [['事前調査', '事後調査']],
    [['before', 'after']],
  ])('an order without years: %s', (cells) => {
    const found = orders(cells, false).map((round) => round!.order);
    expect(found).toEqual([...found].sort());
    expect(new Set(found).size).toBe(cells.length);
  });

  it('numbers are no years where the header speaks of rounds', () => {
    expect(orders(['R1', 'R2'], false).map((round) => round?.kind)).toEqual(['number', 'number']);
  });

  it('one round in two spellings is one', () => {
    const [a, b] = orders(['2019', '令和元年']);
    expect(a).toEqual(b);
  });

  it.each(['夏', 'A', '東京', '', '前後'])('%s has no order', (cell) => {
    expect(roundOf(cell, true)).toBeNull();
  });
});

describe('the column of rounds', () => {
  const table = (rows: readonly string[]): Table => {
    const cells = rows.map((row) => row.split(','));
    const header = ['企業ID', '企業名', '所在地', '年度', '特許件数'];
    const columns = header.map((_, at) => cells.map((row) => row[at]));
    return { name: 'a.csv', header, columns, rowCount: rows.length } as unknown as Table;
  };

  it('is proposed where the same ids come again', () => {
    const rows = ['2019', '2024'].flatMap((year) =>
      ['K1', 'K2', 'K3'].map((id) => `${id},株式会社${id},福井県鯖江市,${year},1`),
    );
    expect(suggestRoles('firms', table(rows))).toMatchObject({ id: [0], survey_round: [3] });
  });

  it('is not where each firm has a row', () => {
    const rows = ['2019', '2024', '2020'].map((y, i) => `K${i},株式会社${i},福井県鯖江市,${y},1`);
    expect(suggestRoles('firms', table(rows)).survey_round).toBeUndefined();
  });
});
