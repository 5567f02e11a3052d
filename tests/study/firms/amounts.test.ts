import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/model';
import { readAmounts } from '../../../src/study/firms/amounts';

function read(header: string, cells: readonly string[]) {
  const problems: Problem[] = [];
  const table = { name: 'f.csv', header: [header], columns: [cells], rowCount: cells.length };
  const values = readAmounts(table, 0, problems);
  return { values: values && [...values], codes: problems.map(({ code }) => code) };
}

describe('amounts that say their unit', () => {
  it('are of the header’s unit, as are numbers without one', () => {
    const found = read('売上高（千円）', ['3,000', '300万円', '2,500千円', '1億円', '－']);
    expect(found.values).toEqual([3000, 3000, 2500, 100_000, NaN]);
    expect(found.codes).toEqual(['amounts-read']);
  });

  it('are yen without a header’s unit, and a number without any is not used', () => {
    const found = read('売上高', ['3,000千円', '3,000', '¥5,000', '約200万円', 'x']);
    expect(found.values).toEqual([3_000_000, NaN, 5000, 2_000_000, NaN]);
    expect(found.codes).toEqual(['number-unreadable', 'amounts-read', 'amount-unit-missing']);
  });

  it.each([
    ['no unit larger than yen', ['3,000円', '500']],
    ['mostly words', ['300万円', '非公開', '不明', 'ひみつ']],
    ['nothing', ['', '']],
  ])('are none where there is %s', (_, cells) => {
    expect(read('売上高', cells)).toEqual({ values: null, codes: [] });
  });
});
