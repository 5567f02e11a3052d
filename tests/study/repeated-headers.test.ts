import { describe, expect, it } from 'vitest';
import { FIRM_ROLES, type FirmRole } from '../../src/model';
import { readFirms } from '../../src/study/firms/firms';
import { tickIn } from '../../src/tables';
import { readText, valueOf } from '../tables/support';

describe('two columns of one name', () => {
  it('have names of their own, and can have any two roles', async () => {
    const text = '企業名,所在地,件数,件数,,\n甲,福井県松川市,1,2,a,○\n乙,福井県竹原市,3,4,b,\n';
    const table = valueOf(await readText(text));
    const { header } = table;
    expect(header).toEqual(['企業名', '所在地', '件数', '件数 (2)', 'column_5', 'column_6']);
    let pairs = 0;
    for (const first of FIRM_ROLES)
      for (const second of FIRM_ROLES) {
        const roles: Partial<Record<FirmRole, readonly number[]>> =
          first === second ? { [first]: [2, 3] } : { [first]: [2], [second]: [3] };
        const { firms, lng } = readFirms(
          table,
          roles,
          [2, 3].map((column) => ({ column: header[column], codes: [] })),
        );
        expect([firms.count, lng.length], `${first}, ${second}`).toEqual([2, 2]);
        const keys = firms.outcomes.map(({ key }) => key);
        expect(new Set(keys).size, `${first}, ${second}`).toBe(keys.length);
        pairs++;
      }
    expect(pairs).toBe(FIRM_ROLES.length ** 2);
    const { firms } = readFirms(
      table,
      { outcome: [2, 3] },
      [2, 3].map((column) => ({ column: header[column], codes: [] })),
    );
    expect(firms.outcomes.map(({ key, values }) => [key, ...values])).toEqual([
      ['件数', 1, 3],
      ['件数 (2)', 2, 4],
    ]);
  });
});

describe('a tick', () => {
  it.each(['レ', '✓', '✔', '☑', '○', '◯'])('is a yes beside empty cells: %s', (mark) => {
    expect(tickIn([mark, '', ` ${mark} `, ''])).toBe(mark);
    expect(tickIn([mark, mark])).toBeNull();
    expect(tickIn([mark, '', '×'])).toBeNull();
  });
});
