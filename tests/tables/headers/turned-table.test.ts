import { describe, expect, it } from 'vitest';
import { suggestRoles } from '../../../src/tables';
import { problemsOf, readText, valueOf } from '../support';

const FIRMS = ['甲', '乙', '丙', '丁'];
const ROWS = [
  ['企業名', ...FIRMS],
  ['所在地', '鯖江市本町1', '鯖江市本町2', '', '鯖江市本町4'],
  ['従業員数', '12', '8', '5', '30'],
  ['備考', '', '注', '', ''],
];
const csv = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join(',')).join('\n');

describe('a list with a column for each firm', () => {
  it.each<[string, readonly (readonly string[])[]]>([
    ['as it is', ROWS],
    ['with the address first', [ROWS[1], ROWS[0], ...ROWS.slice(2)]],
    ['under a title', [['会員企業の概要'], [], ...ROWS]],
  ])('is read with a row for each: %s', async (_, rows) => {
    const read = await readText(csv(rows));
    const [table, problems] = [valueOf(read), problemsOf(read)];
    const roles = suggestRoles('firms', table);
    const of = (role: 'name' | 'address' | 'employees') => table.columns[roles[role]![0]];
    expect(table.rowCount).toBe(4);
    expect(of('name')).toEqual(FIRMS);
    expect(of('employees')).toEqual(['12', '8', '5', '30']);
    expect([...of('address')]).toEqual(['鯖江市本町1', '鯖江市本町2', '', '鯖江市本町4']);
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'table-turned', facts: { firms: 4, columns: 4 } }),
    );
  });

  it('leaves lists as they are that only look like it', async () => {
    const upright = [
      ['企業名', '所在地', '業種'],
      ...FIRMS.map((name) => [name, '鯖江市', '製造業']),
    ];
    const ofAreas = [
      ['市町村名', '2019', '2020'],
      ['鯖江市', '1', '2'],
      ['越前市', '3', '4'],
      ['福井市', '5', '6'],
    ];
    for (const rows of [upright, ofAreas]) {
      const problems = problemsOf(await readText(csv(rows)));
      expect(problems.map(({ code }) => code)).not.toContain('table-turned');
    }
  });
});
