import { describe, expect, it } from 'vitest';
import { UNATTENDED, type RowFilter } from '../../../src/model';
import { prepare } from '../made';

const INDUSTRIES = ['眼鏡', '金属', '繊維'];

/** 60 firms in two cities; eyewear gathers in the first. */
function list(employees = (row: number): string => String(5 + (row % 7))): string {
  const rows = Array.from({ length: 60 }, (_, i) => {
    const industry = i % 3 === 0 ? INDUSTRIES[0] : INDUSTRIES[1 + (i % 4 < 2 ? 0 : 1)];
    const isFirst = industry === '眼鏡' ? i % 15 !== 0 : i % 2 === 0;
    const [city, lng] = isFirst ? ['松川市', 137] : ['竹原市', 137.2];
    return `F${i},福井県${city},${lng},36.0${i % 10},${industry},${employees(i)}`;
  });
  return ['企業ID,所在地,経度,緯度,業種,従業員数', ...rows].join('\n');
}

async function asked(text = list(), scope?: readonly RowFilter[]) {
  const { session, study } = await prepare([{ kind: 'firms', name: 'firms.csv', text }]);
  const scoped = scope ? { ...study, settings: { ...study.settings, scope } } : study;
  const ran = await session.run(scoped, UNATTENDED);
  if (!ran.ok) throw new Error(ran.problem.code);
  return { session, found: await session.ask('agglomeration', {}), findings: ran.value };
}

const table = (pieces: string[] | null) =>
  pieces!
    .join('')
    .slice(1)
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));

describe('where industries gather', () => {
  it('has quotients by municipality, and the index where there are employees', async () => {
    const { found } = await asked();
    expect(found!.municipalities.map(({ code }) => code)).toEqual(['18901', '18902']);
    const eyewear = found!.quotients.filter(({ industry }) => industry === '眼鏡');
    expect(eyewear.map(({ table }) => table)).toEqual([
      { found: 16, marked: 20, drawn: expect.any(Number) as number, all: 60 },
      { found: 4, marked: 20, drawn: expect.any(Number) as number, all: 60 },
    ]);
    const [first] = eyewear;
    const { drawn } = first.table;
    expect(first.quotient).toBeCloseTo(16 / drawn / (20 / 60), 12);
    expect(first.low).toBeLessThan(first.quotient);
    expect(first.high).toBeGreaterThan(first.quotient);
    const [most] = found!.index!.industries;
    expect(found!.industries[most.industry]).toBe('眼鏡');
    expect(most.gamma).toBeGreaterThan(0.05);
  });

  it('is written to two tables with the same figures', async () => {
    const { session, found, findings } = await asked();
    const [head, ...rows] = table(await session.ask('export', { name: 'industries.csv' }));
    expect(head.slice(0, 3)).toEqual(['industry', 'firms', 'firms_with_employees']);
    expect(rows).toHaveLength(3);
    const eyewear = rows.find(([name]) => name === '眼鏡')!;
    const [most] = found!.index!.industries;
    expect(Number(eyewear[head.indexOf('ellison_glaeser')])).toBeCloseTo(most.gamma, 8);
    expect(eyewear[head.indexOf('draws')]).toBe('999');

    const quotients = table(await session.ask('export', { name: 'location-quotients.csv' }));
    const of = (key: string, row: string[]) => row[quotients[0].indexOf(key)];
    const cities = quotients.slice(1).filter((row) => of('area', row) === 'municipality');
    expect(cities).toHaveLength(found!.quotients.length);
    const own = cities.find((row) => of('industry', row) === '眼鏡')!;
    expect([of('area_id', own), of('area_name', own)]).toEqual(['18901', '福井県松川市']);
    expect(Number(of('ci_low', own))).toBeCloseTo(found!.quotients[0].low, 8);
    expect(new Set(quotients.slice(1).map((row) => of('area', row)))).toEqual(
      new Set(findings.clusters.length > 0 ? ['cluster', 'municipality'] : ['municipality']),
    );
  });

  it('goes on without employees, and with firms that are set apart left out', async () => {
    const { session, found } = await asked(list(() => ''));
    expect(found!.index).toBeNull();
    expect(found!.quotients.length).toBeGreaterThan(3);
    const rows = table(await session.ask('export', { name: 'industries.csv' }));
    expect(rows[1][rows[0].indexOf('ellison_glaeser')]).toBe('');
    expect(rows[1][1]).not.toBe('');
    const scope: RowFilter[] = [{ kind: 'values', column: '業種', values: ['眼鏡', '金属'] }];
    const some = (await asked(list(), scope)).found!;
    expect(some.industries).not.toContain('繊維');
    expect(some.quotients.every(({ table: { all } }) => all < 60)).toBe(true);
  });

  it('has no answer and no file where no firm has an industry', async () => {
    const { session, found } = await asked(list().replace('業種', '備考'));
    expect(found).toBeNull();
    expect(await session.ask('export', { name: 'industries.csv' })).toBeNull();
  });
});
