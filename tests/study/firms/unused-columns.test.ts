import { describe, expect, it } from 'vitest';
import { distanceKm } from '../../../src/geo/earth';
import type { Table } from '../../../src/model';
import { readFirms } from '../../../src/study/firms/firms';
import { suggestRoles } from '../../../src/tables';
import { tableOf } from '../../tables/support';

/** What is told of a table whose columns are taken for what they look like. */
function told(header: readonly string[], ...rows: readonly (readonly string[])[]) {
  return toldOf(tableOf([header as string[], ...(rows as string[][])]));
}
function toldOf(table: Table) {
  const read = readFirms(table, suggestRoles('firms', table));
  return { ...read, of: (code: string) => read.problems.find((each) => each.code === code)?.facts };
}

describe('columns that say where a firm is and are not used', () => {
  it('are told where they are municipalities of another site, which do not go in front of the address', () => {
    const table = tableOf([
      ['企業名', '本社所在地', '立地場所 › 市町村', '立地場所 › 大字'],
      ['甲', '大阪市北区', '坂井市', '三国町黒目'],
      ['乙', '東京都港区', '越前市', '北府二丁目'],
      ['丙', '福井市', '鯖江市', '神明町'],
    ]);
    expect(suggestRoles('firms', table).address).toEqual([1]);
    expect(toldOf(table).of('address-others')).toMatchObject({ others: '立地場所 › 市町村' });
    const same = tableOf([
      ['企業名', '所在地', '市町村'],
      ['甲', '四日市町1-2', '福井市'],
      ['乙', '市場町3-4', '鯖江市'],
    ]);
    expect(suggestRoles('firms', same).address).toEqual([2, 1]);
    expect(toldOf(same).of('address-others')).toBeUndefined();
  });

  it('are none where they name bodies of a place', () => {
    const { of } = told(
      ['企業名', '所在地', '関連大学', '許可'],
      ['甲', '福井県鯖江市神明町1-2', '福井県立大学', '福井県知事 許可（般-5）第001号'],
      ['乙', '福井県越前市府中1-1', '福井大学', '福井県知事 許可（特-5）第002号'],
    );
    expect(of('address-others')).toBeUndefined();
  });

  it('are told where there is another address', () => {
    const { of } = told(
      ['企業名', '本社所在地', '工場所在地', '市町村'],
      ['甲', '福井県鯖江市神明町1-2', '福井県越前市府中1-1', '鯖江市'],
      ['乙', '福井県鯖江市水落町3-2', '福井県福井市大手3-1', '鯖江市'],
    );
    expect(of('address-others')).toEqual({ used: '本社所在地', others: '工場所在地' });
    const alone = told(
      ['企業名', '住所', 'ｼﾞｭｳｼｮ', '市町村'],
      ['甲', '福井県鯖江市神明町1-2', 'ﾌｸｲｹﾝｻﾊﾞｴｼ', '福井県鯖江市'],
    );
    expect(alone.of('address-others')).toBeUndefined();
  });

  it('are told where they are metres of a plane or links to a map', () => {
    const { of } = told(
      ['企業名', '住所', 'X座標（m）', 'Y座標（m）', '地図'],
      [
        '甲',
        '福井県鯖江市神明町1-2',
        '-5523.12',
        '16012.50',
        'https://www.google.com/maps/place/abc',
      ],
      ['乙', '福井県鯖江市水落町3-2', '-5601.00', '16101.25', ''],
    );
    expect(of('plane-coordinates')).toMatchObject({ columns: 'X座標（m）\nY座標（m）' });
    expect(of('map-links')).toEqual({ rows: 1, column: '地図' });
    const degrees = told(
      ['企業名', 'X', 'Y'],
      ['甲', '136.18', '35.94'],
      ['乙', '136.19', '35.95'],
    );
    expect(degrees.of('plane-coordinates')).toBeUndefined();
    expect(degrees.lng[0]).toBe(136.18);
  });

  it('are told where a measure holds words', () => {
    const { of } = told(
      ['企業名', '住所', '新製品'],
      ['甲', '福井県鯖江市', 'チタン枠'],
      ['乙', '福井県鯖江市', '樹脂枠'],
    );
    expect(of('measure-unused')).toEqual({ columns: '新製品', example: 'チタン枠' });
    expect(
      told(['企業名', '住所', '特許件数'], ['甲', '福井県鯖江市', '3']).of('measure-unused'),
    ).toBeUndefined();
  });
});

describe('coordinates that are said to be in the old Tokyo Datum', () => {
  const rows = [
    ['甲', '136.18', '35.94'],
    ['乙', '136.19', '35.95'],
  ];
  const movedBy = ({ lng, lat }: { lng: Float64Array; lat: Float64Array }) =>
    distanceKm(lng[0], lat[0], 136.18, 35.94);

  it.each(['緯度（日本測地系）', '緯度_旧測地系', '緯度(TKY)', '緯度（Tokyo Datum）'])(
    'by a header: %s',
    (latitude) => {
      const read = told(['企業名', '経度', latitude], ...rows);
      expect(movedBy(read)).toBeGreaterThan(0.4);
      expect(movedBy(read)).toBeLessThan(0.5);
      expect(read.lng[0]).toBeLessThan(136.18);
      expect(read.of('coordinates-said-tokyo')).toMatchObject({
        rows: 2,
        said: latitude.normalize('NFKC'),
      });
    },
  );

  it.each(['緯度（世界測地系）', '緯度（日本測地系2011）', '緯度'])('not by %s', (latitude) => {
    const read = told(['企業名', '経度', latitude], ...rows);
    expect(movedBy(read)).toBe(0);
    expect(read.of('coordinates-said-tokyo')).toBeUndefined();
  });

  it('by a title above the headers', () => {
    const table = tableOf([['企業名', '経度', '緯度'], ...rows]);
    const top = [
      { line: 1, cells: ['企業一覧', '※座標は日本測地系'] },
      { line: 2, cells: ['企業名', '経度', '緯度'] },
    ];
    const read = toldOf({ ...table, origin: { ...table.origin!, top, headerRows: [2, 2] } });
    expect(movedBy(read)).toBeGreaterThan(0.4);
  });
});
