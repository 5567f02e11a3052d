import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createGeocoder, geocodeAddresses, municipalityChanges } from '../../src/geocode';
import { UNATTENDED, type Municipality } from '../../src/model';
import { readMunicipalities } from '../../src/study';
import { checkMunicipalities } from '../../src/study/commands';
import { readTable } from '../../src/tables';
import { csvOf } from './tables-made';

const SHIPPED = readFileSync('static/geodata/municipalities.csv');
let municipalities: readonly Municipality[];
beforeAll(async () => {
  municipalities = await readMunicipalities(SHIPPED, UNATTENDED);
});

const HEADER = ['市区町村コード', '都道府県', '市区町村', '緯度', '経度'];
type Row = readonly [code: string, prefecture: string, name: string, lat?: string, lon?: string];

async function check(rows: readonly Row[], header: readonly string[] = HEADER) {
  const csv = csvOf(
    header,
    rows.map((row) => header.map((_, i) => row[i] ?? '')),
  );
  const table = await readTable('list.csv', new TextEncoder().encode(csv), {}, UNATTENDED);
  if (!table.ok) throw new Error(table.problem.code);
  return checkMunicipalities(table.value, municipalities, UNATTENDED);
}
const faults = async (...rows: readonly Row[]) =>
  (await check(rows))!.doubts.map(({ row, fault, since }) => [row, fault, since].join(' ').trim());

describe('changes of municipalities since 2014', () => {
  it('have a day, go to municipalities of today, and their former names are found there', async () => {
    const known = new Map(municipalities.map((each) => [each.code, each]));
    const changes = municipalityChanges();
    const found = await geocodeAddresses(
      changes.map(({ prefecture, old }) => prefecture + old),
      createGeocoder(municipalities, null),
      UNATTENDED,
    );
    changes.forEach(({ date, prefecture, old, oldCode, now }, i) => {
      expect(date, old).toMatch(/^20(1[4-9]|2\d)-\d\d-\d\d$/);
      for (const { code, name } of now) {
        expect(known.get(code), old).toMatchObject({ prefecture, name });
        expect(code === oldCode || !known.has(oldCode), old).toBe(true);
      }
      // A ward that was divided is found in its city.
      const home = now.length > 1 ? '浜松市' : now[0].name;
      expect(found.municipality[i], old).toBe(home);
    });
    expect([...changes].sort((a, b) => (a.date < b.date ? -1 : 1))).toEqual(changes);
  });
});

describe('what is doubtful in a list of municipalities', () => {
  it('is nothing in the table that ships', async () => {
    const table = await readTable('municipalities.csv', SHIPPED, {}, UNATTENDED);
    const checked =
      table.ok && (await checkMunicipalities(table.value, municipalities, UNATTENDED));
    expect(checked).toMatchObject({ doubts: [], missing: [] });
  });

  it('is nothing in codes with a check digit or without their zero, and names with their 郡 or without', async () => {
    expect(
      await faults(
        ['182079', '福井県', '鯖江市', '35.956', '136.184'],
        ['1303', '北海道', '当別町'],
        ['', '', '福井県今立郡池田町'],
        ['18210', '', ''],
      ),
    ).toEqual([]);
  });

  it.each<[string, Row]>([
    ['unknown', ['', '福井県', '無い市']],
    ['unknown', ['18207', '福井県', '鯖江市本町']],
    ['unknown', ['99999', '', '']],
    ['former-name 2016-10-10', ['', '宮城県', '富谷町']],
    ['former-name 2024-01-01', ['', '静岡県', '浜松市北区']],
    ['former-name', ['', '福井県', '坂井郡丸岡町']],
    ['former-code 2018-10-01', ['40305', '福岡県', '那珂川市']],
    ['former-code 2014-01-01', ['03305', '', '']],
    ['code-differs', ['18208', '福井県', '鯖江市']],
    ['off-place', ['18207', '福井県', '鯖江市', '36.9', '136.2']],
  ])('%s', async (fault, row) => {
    expect(await faults(['18210', '福井県', '坂井市'], row)).toEqual([`1 ${fault}`]);
  });

  it('names a second row of one municipality, not two former ones that became one', async () => {
    expect(await faults(['18207', '', ''], ['', '福井県', '鯖江市'])).toEqual(['1 same-twice']);
    expect(await faults(['', '静岡県', '浜松市中区'], ['', '静岡県', '浜松市東区'])).toEqual([
      '0 former-name 2024-01-01',
      '1 former-name 2024-01-01',
    ]);
  });

  it('says what of the prefecture is missing, a city standing for its wards', async () => {
    const rows = municipalities.filter(
      ({ prefecture, kind, code }) =>
        prefecture === '広島県' && kind !== 'ward' && code !== '34202',
    );
    const checked = await check(
      rows.map(({ code, prefecture, district, name }) => [code, prefecture, district + name]),
    );
    expect(checked!.missing.map(({ name }) => name)).toEqual(['呉市']);
  });

  it('needs a column of names or codes', async () => {
    expect(await check([['1', '2', '3']], ['a', 'b', 'c'])).toBeNull();
  });
});
