import { describe, expect, it } from 'vitest';
import { planeColumns, planeStatement } from '../../../src/tables';
import { planeSystemIn } from '../../../src/tables/plane/plane-columns';
import { tableOf } from '../support';

const METRES = [
  ['甲', '-6196.893', '16870.844'],
  ['乙', '-6250.1', '16901'],
];
const columnsOf = (x: string, y: string) => planeColumns(tableOf([['企業名', x, y], ...METRES]));

describe('columns of metres of a plane', () => {
  it.each([
    ['X', 'Y'],
    ['X座標(6系)', 'Y座標(6系)'],
    ['Ｘ座標（ｍ）', 'Ｙ座標（ｍ）'],
    ['平面直角座標系第Ⅵ系X座標', '平面直角座標系第Ⅵ系Y座標'],
    ['平面直角座標（6系） › X', '平面直角座標（6系） › Y'],
    ['X座標_6系', 'Y座標_6系'],
    ['公共座標X', '公共座標Y'],
    ['Northing', 'Easting (m)'],
    ['X（南北）', 'Y（東西）'],
  ])('are north and east: %s, %s', (x, y) => {
    expect(columnsOf(x, y)).toEqual({ north: 1, east: 2 });
  });

  it.each([
    ['X座標（東西）', 'Y座標（南北）'],
    ['X（東西）', 'Y'],
    ['POINT_X', 'POINT_Y'],
  ])('are east and north where the headers say so: %s, %s', (x, y) => {
    expect(columnsOf(x, y)).toEqual({ north: 2, east: 1 });
  });

  it('are none where one is missing, taken, or the values are degrees', () => {
    expect(columnsOf('X', 'Z')).toBeNull();
    expect(columnsOf('系列X社', 'Y')).toBeNull();
    const table = tableOf([['企業名', 'X', 'Y'], ...METRES]);
    expect(planeColumns(table, new Set([1]))).toBeNull();
    expect(
      planeColumns(
        tableOf([
          ['X', 'Y'],
          ['136.18', '35.94'],
        ]),
      ),
    ).toBeNull();
  });
});

describe('the system of a plane', () => {
  it.each([
    ['X座標(6系)', 6],
    ['第Ⅵ系', 6],
    ['平面直角座標系 第XII系', 12],
    ['平面直角座標系六系', 6],
    ['第十二系', 12],
    ['１９系', 19],
    ['JGD2011 / Japan Plane Rectangular CS VI', 6],
    ['EPSG:6674', 6],
    ['EPSG:2451', 9],
    ['EPSG:30169', 9],
    ['20系', NaN],
    ['6系列', NaN],
    ['6系統', NaN],
    ['X座標', NaN],
    ['EPSG:4326', NaN],
  ])('is read of %s', (text, system) => {
    expect(planeSystemIn(text)).toBe(system);
  });

  it('stands in a column, a header or above it, and a person outweighs them', () => {
    const rows = [
      ['X座標', 'Y座標（6系）', '座標系'],
      ['-6196.893', '16870.844', '7系'],
      ['-6000', '17000', ''],
    ];
    const table = tableOf(rows);
    const columns = planeColumns(table)!;
    expect(columns.systems).toBe(2);
    expect(planeStatement(table, columns, '')).toEqual({
      systems: Float64Array.from([7, NaN]),
      isTokyo: false,
    });
    const plain = { north: columns.north, east: columns.east };
    expect(planeStatement(table, plain, '第9系')?.systems).toBe(6);
    expect(planeStatement(table, plain, '', 8)).toEqual({ systems: 8, isTokyo: false });
    const bare = tableOf([['X', 'Y'], ...METRES.map(([, x, y]) => [x, y])]);
    const own = planeColumns(bare)!;
    expect(planeStatement(bare, own, '企業一覧（平面直角座標第9系、旧日本測地系）')).toEqual({
      systems: 9,
      isTokyo: true,
    });
    expect(planeStatement(bare, own, '世界測地系')).toBeNull();
  });
});
