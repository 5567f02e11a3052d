import { describe, expect, it } from 'vitest';
import { LEVEL_CODE } from '../../../src/model';
import { contradictionsKm, contradictionsTold } from '../../../src/study/firms/contradictions';
import { tableOf } from '../../tables/support';

/** Rows at one place, and the places of their addresses so many kilometres to the north. */
function made(...rows: readonly (readonly [number, 'town' | 'municipality', number])[]) {
  const of = (value: (row: number) => number) => Float64Array.from(rows, (_, row) => value(row));
  const found = {
    lng: of(() => 136),
    lat: of((row) => 36 + rows[row][0] / 111.2),
    level: Uint8Array.from(rows, ([, level]) => LEVEL_CODE[level]),
    errorKm: of((row) => rows[row][2]),
  };
  return contradictionsKm(
    of(() => 136),
    of(() => 36),
    () => 0.05,
    found,
  );
}

describe('coordinates against the address', () => {
  it('contradict it beyond twice the radius of a town and at least 1 km, and beyond 1.25 of a municipality’s', () => {
    const km = made(
      [0.9, 'town', 0.2],
      [1.2, 'town', 0.2],
      [3.5, 'town', 2],
      [4.5, 'town', 2],
      [12, 'municipality', 10],
      [13, 'municipality', 10],
      [300, 'town', NaN],
    );
    expect([...km].map((each) => (Number.isNaN(each) ? 0 : Math.round(each)))).toEqual([
      0, 1, 0, 4, 0, 13, 0,
    ]);
  });

  it('are told by firm with line and distance, the farthest first, but for those that a person fixed', () => {
    const km = Float64Array.of(1.23, NaN, 40, 7);
    const notes = [
      'coordinates off-address:1.2',
      'coordinates',
      'coordinates off-address:40.0',
      'fixed-point',
    ];
    const told = contradictionsTold(
      tableOf([['名'], ['甲'], ['乙'], ['丙'], ['丁']]),
      { name: ['甲', '乙', '', '丁'], address: ['', '', ' 鯖江市 神明町１ ', ''] },
      notes,
      km,
    );
    expect(told?.facts).toEqual({
      rows: 2,
      names: '鯖江市 神明町１\n甲',
      lines: '3\n1',
      km: '40.0\n1.2',
      more: 0,
    });
    expect(
      contradictionsTold(
        tableOf([['名'], ['甲']]),
        { name: ['甲'], address: [''] },
        ['coordinates'],
        Float64Array.of(NaN),
      ),
    ).toBeNull();
  });
});
