import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../src/i18n';
import { Folder, shuseki } from './terminal';

const folder = new Folder();
const TOWNS = ['福井県鯖江市', '福井県越前市', '新潟県燕市', '新潟県三条市', '長野県岡谷市'];

/** 60 firms in five towns; `columns` name what of their place the table tells. */
function survey(name: string, columns: Readonly<Record<string, (town: number) => string>>): string {
  const rows = Array.from({ length: 60 }, (_, i) => {
    const town = (i * 7) % 5;
    const cells = Object.values(columns).map((of) => of(town));
    return [((i * i * 3) % 7) + (town % 2), i % 2, (i * 7) % 13, ...cells].join(',');
  });
  const header = ['products', 'inside', 'size', ...Object.keys(columns)].join(',');
  return folder.write(name, [header, ...rows, ''].join('\n'));
}

interface Answer {
  readonly group_column: string | null;
  readonly group_source: string;
  readonly groups: number | null;
  readonly clustered: { groups: number } | null;
  readonly terms: readonly {
    cluster_std_error: number | null;
    robust_std_error: number;
    hc1_std_error: number;
  }[];
}

async function ask(table: string, ...question: string[]) {
  const out = folder.at('answer.json');
  const answer = await shuseki(
    ...['evidence', table, '--outcome', 'products', ...question, '--out', out],
  );
  expect(answer).toMatchObject({ status: 0 });
  return { json: folder.json('answer.json') as unknown as Answer, err: answer.err };
}
const regress = (table: string, ...more: string[]) =>
  ask(table, '--family', 'poisson', '--terms', 'size', ...more);
const { groups: notice } = messagesIn('en').cli.notice;

describe('the groups of clustered errors', () => {
  it.each([
    '市区町村',
    'municipality',
    'Municipality_Code',
    'geocode_municipality_code',
    '市区町村コード',
    '市町村名',
  ])('are found by the header %s', async (header) => {
    const { json, err } = await regress(survey('table.csv', { [header]: (town) => `0${town}` }));
    expect(json).toMatchObject({ group_column: header, group_source: 'column', groups: 5 });
    expect(err).toContain(notice('table.csv', 'column', [header]));
  });

  it('are the municipalities of the addresses where no column names them: the same errors', async () => {
    const byName = await regress(survey('named.csv', { 市区町村: (town) => TOWNS[town] }));
    const table = survey('addressed.csv', { 所在地: (town) => `${TOWNS[town]}１－１` });
    const byAddress = await regress(table);
    expect(byAddress.json).toMatchObject({
      group_column: '所在地',
      group_source: 'address',
      groups: 5,
      terms: byName.json.terms,
    });
    expect(byAddress.err).toContain(notice('addressed.csv', 'address', ['所在地']));
    expect(byAddress.json.terms[1].robust_std_error).toBe(
      byAddress.json.terms[1].cluster_std_error,
    );
    const compared = await ask(table, '--inside', 'inside', '--draws', '99');
    expect(compared.json).toMatchObject({ group_source: 'address', clustered: { groups: 5 } });
  });

  it('are missing where nothing tells them: that is said, and robust errors are HC1', async () => {
    const { json, err } = await regress(survey('bare.csv', {}));
    expect(json).toMatchObject({ group_column: null, group_source: 'none', groups: null });
    const [, size] = json.terms;
    expect(size.cluster_std_error).toBeNull();
    expect(size.robust_std_error).toBe(size.hc1_std_error);
    expect(err).toContain(notice('bare.csv', 'none', []));
    const compared = await ask(folder.at('bare.csv'), '--inside', 'inside', '--draws', '99');
    expect(compared.json).toMatchObject({ group_source: 'none', clustered: null });
  });

  it('are the ones named, whatever else there is', async () => {
    const table = survey('both.csv', {
      市区町村: (town) => TOWNS[town],
      都道府県: (town) => TOWNS[town].slice(0, 3),
    });
    const { json } = await regress(table, '--groups', '都道府県');
    expect(json).toMatchObject({ group_column: '都道府県', group_source: 'column', groups: 3 });
  });
});
