import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../src/tables';
import { problemsOf, valueOf } from './support';

function book(hidden: readonly number[]): Uint8Array {
  const sheet = utils.aoa_to_sheet([
    ['工場名簿'],
    ['企業名', '所在地', '従業員数'],
    ['甲', '福井県鯖江市神中町1', 5],
    ['乙', '福井県越前市家久町2', 6],
    ['丙', '福井県鯖江市神中町3', 7],
  ]);
  sheet['!rows'] = Array.from({ length: 5 }, (_, row) => ({ hidden: hidden.includes(row + 1) }));
  const made = utils.book_new();
  utils.book_append_sheet(made, sheet, '一覧');
  return new Uint8Array(write(made, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

describe('rows that a workbook hides', () => {
  it('are read, and told', async () => {
    const result = await readTable('list.xlsx', book([1, 4]));
    expect(valueOf(result).rowCount).toBe(3);
    expect(problemsOf(result)).toMatchObject([
      { code: 'rows-hidden', severity: 'warning', where: { line: 4 }, facts: { rows: 1, of: 3 } },
    ]);
  });

  it('nothing is told where none of the table is', async () => {
    expect(problemsOf(await readTable('list.xlsx', book([1])))).toEqual([]);
  });
});
