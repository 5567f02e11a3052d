import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/tables';
import { inlineRow, workbook } from '../workbook';

describe('a workbook from disk', () => {
  it('is read from a Buffer that shares its memory with others, as Node reads small files', async () => {
    const bytes = workbook({
      sheets: [{ name: '企業', rows: { 1: inlineRow(1, '会社名'), 2: inlineRow(2, '青木精機') } }],
    });
    const pool = Buffer.alloc(bytes.length + 200, 0x41);
    pool.set(bytes, 100);
    const read = await readTable('firms.xlsx', pool.subarray(100, 100 + bytes.length));
    expect(read).toMatchObject({ ok: true, value: { header: ['会社名'], rowCount: 1 } });
  });
});
