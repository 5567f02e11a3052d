import { describe, expect, it } from 'vitest';
import type { RowFilter } from '../../../src/model';
import { createRandom } from '../../../src/stats/random';
import { passedRows, unknownColumn, type FilteredRows } from '../../../src/study/rows/row-filters';

const CELLS: Readonly<Record<string, readonly string[]>> = {
  業種: ['金属', ' 金属 ', 'ｷﾝｿﾞｸ', '繊維', ''],
  従業員: ['12', '１，２００人', '約50', '不明', '△3'],
  設立: ['2015-04-01', '昭和45年3月', '2015', '', '2016年度'],
  名称: ['鯖江眼鏡製作所', 'サバエ Optical', '福井　眼鏡', 'A', ''],
};
const PLACES = [
  ['福井県', '鯖江市', '18207', 136.18, 35.95],
  ['神奈川県', '横浜市鶴見区', '14101', 139.68, 35.51],
  ['東京都', '府中市', '13206', 139.48, 35.67],
  ['広島県', '府中市', '34208', 133.24, 34.57],
  ['', '', '', NaN, NaN],
] as const;

const SIZES = ['small', 'medium', 'sme', 'no-capital', 'large'] as const;

function rowsOf(pick: readonly number[]): FilteredRows {
  const text = (at: 0 | 1 | 2) => pick.map((row) => PLACES[row][at]);
  return {
    count: pick.length,
    ids: pick.map((row) => `F${row}`),
    column: (header) => CELLS[header] && pick.map((row) => CELLS[header][row]),
    sizes: pick.map((row) => SIZES[row]),
    places: {
      lng: Float64Array.from(pick, (row) => PLACES[row][3]),
      lat: Float64Array.from(pick, (row) => PLACES[row][4]),
      prefecture: text(0),
      municipality: text(1),
      municipalityCode: text(2),
    },
  };
}
const ALL = rowsOf([0, 1, 2, 3, 4]);
const passed = (filters: readonly RowFilter[], rows = ALL) => [...passedRows(filters, rows)];

/** One filter of every kind and edge, with the rows that pass. */
const MEMBERS: readonly (readonly [RowFilter, readonly number[]])[] = [
  [{ kind: 'values', column: '業種', values: ['金属'] }, [1, 1, 0, 0, 0]],
  [{ kind: 'values', column: '業種', values: ['キンゾク', ''] }, [0, 0, 1, 0, 1]],
  [{ kind: 'values', column: '業種', values: [] }, [0, 0, 0, 0, 0]],
  [{ kind: 'text', column: '名称', text: '眼鏡　福井' }, [0, 0, 1, 0, 0]],
  [{ kind: 'text', column: '名称', text: 'ＯＰＴＩＣＡＬ' }, [0, 1, 0, 0, 0]],
  [{ kind: 'text', column: '名称', text: ' ' }, [1, 1, 1, 1, 1]],
  [{ kind: 'number', column: '従業員', low: 12, high: 50 }, [1, 0, 1, 0, 0]],
  [{ kind: 'number', column: '従業員', low: null, high: 12 }, [1, 0, 0, 0, 1]],
  [{ kind: 'number', column: '従業員', low: null, high: null }, [1, 1, 1, 0, 1]],
  [{ kind: 'dates', column: '設立', from: '2015', to: '' }, [1, 0, 1, 0, 1]],
  // A cell that says only its year may lie outside: it is not in.
  [{ kind: 'dates', column: '設立', from: '2015-04', to: '2016' }, [1, 0, 0, 0, 0]],
  [{ kind: 'dates', column: '設立', from: '', to: 'S45.12.31' }, [0, 1, 0, 0, 0]],
  [{ kind: 'missing', column: '従業員' }, [0, 0, 0, 1, 0]],
  [{ kind: 'missing', column: '業種' }, [0, 0, 0, 0, 1]],
  [{ kind: 'municipality', values: ['府中市'] }, [0, 0, 1, 1, 0]],
  [{ kind: 'municipality', values: ['広島県府中市', '18207'] }, [1, 0, 0, 1, 0]],
  [{ kind: 'municipality', values: ['横浜市'] }, [0, 1, 0, 0, 0]],
  [{ kind: 'municipality', values: ['東京都'] }, [0, 0, 1, 0, 0]],
  [{ kind: 'municipality', values: [''] }, [0, 0, 0, 0, 0]],
  [{ kind: 'box', box: [136, 35, 140, 36] }, [1, 1, 1, 0, 0]],
  [{ kind: 'size', is: 'sme', unknown: 'out' }, [1, 1, 1, 0, 0]],
  [{ kind: 'size', is: 'sme', unknown: 'in' }, [1, 1, 1, 1, 0]],
  [{ kind: 'size', is: 'small', unknown: 'out' }, [1, 0, 0, 0, 0]],
  [{ kind: 'size', is: 'small', unknown: 'in' }, [1, 0, 1, 1, 0]],
  [{ kind: 'firms', ids: ['F0', 'F4', 'gone'] }, [1, 0, 0, 0, 1]],
];

describe('filters of rows', () => {
  it.each(MEMBERS)('%o', (filter, rows) => {
    expect(passed([filter])).toEqual(rows);
  });

  it.each(MEMBERS)('and their complements share the rows out: %o', (filter) => {
    const other = passed([{ ...filter, not: true }]);
    expect(passed([filter]).map((one, row) => one + other[row])).toEqual([1, 1, 1, 1, 1]);
  });

  it('pass the rows that each of them passes, in whatever order they come', () => {
    const random = createRandom(5);
    for (let round = 0; round < 200; round++) {
      const rows = rowsOf(Array.from({ length: 12 }, () => random.below(5)));
      const filters = Array.from({ length: 1 + random.below(4) }, () => {
        const [filter] = MEMBERS[random.below(MEMBERS.length)];
        return random.below(2) ? filter : { ...filter, not: true };
      });
      const each = filters.map((filter) => passed([filter], rows));
      const all = passed(filters, rows);
      expect(all).toEqual(all.map((_, row) => (each.every((one) => one[row] === 1) ? 1 : 0)));
      expect(passed([...filters].reverse(), rows)).toEqual(all);
      expect(passed([...filters, ...filters], rows)).toEqual(all);
    }
    expect(passed([])).toEqual([1, 1, 1, 1, 1]);
  });

  it('let nothing pass that reads a column which is not there', () => {
    const filter: RowFilter = { kind: 'values', column: '資本金', values: ['1'], not: true };
    expect(passed([filter])).toEqual([0, 0, 0, 0, 0]);
    expect(unknownColumn([MEMBERS[0][0], filter], ALL)).toBe('資本金');
    expect(
      unknownColumn(
        MEMBERS.map(([each]) => each),
        ALL,
      ),
    ).toBeUndefined();
  });
});
