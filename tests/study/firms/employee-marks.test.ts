import { describe, expect, it } from 'vitest';
import { suggestRoles } from '../../../src/tables';
import { readFirms } from '../../../src/study/firms/firms';
import type { ColumnCodes } from '../../../src/model';
import { readText, valueOf } from '../../tables/support';

const read = async (cells: readonly (string | number)[], codes: readonly ColumnCodes[] = []) => {
  const rows = cells.map((cell, i) => `企業${i},福井県鯖江市神中町${i + 1},${cell}`);
  const table = valueOf(await readText(['企業名,所在地,従業員数', ...rows, ''].join('\n')));
  const { firms, problems } = readFirms(table, suggestRoles('firms', table), codes);
  const told = problems.find(({ code }) => code === 'employees-marks');
  return { employees: [...firms.employees], told };
};

describe('marks for no answer among numbers of employees', () => {
  it('are missing, and told', async () => {
    const { employees, told } = await read([5, 9999, 120, -99, 9999, 8, 9999]);
    expect(employees).toEqual([5, NaN, 120, NaN, NaN, 8, NaN]);
    expect(told).toMatchObject({
      severity: 'warning',
      facts: { rows: 4, column: '従業員数', values: '-99\n9999' },
    });
  });

  it.each([
    ['nines that do not recur', [5, 9999, 120]],
    ['nines among numbers of their size', [5, 999, 999, 999, 800]],
    ['nines alone', [999, 999, 999]],
  ])('%s are numbers', async (_, cells) => {
    const { employees, told } = await read(cells);
    expect(employees).toEqual(cells);
    expect(told).toBeUndefined();
  });

  it('a person may say that all are numbers', async () => {
    const cells = [5, 9999, 9999, 9999];
    const { employees, told } = await read(cells, [{ column: '従業員数', codes: [] }]);
    expect(employees).toEqual(cells);
    expect(told).toBeUndefined();
  });
});
