import { describe, expect, it } from 'vitest';
import { madeSheets } from '../tables/made-book';
import { inlineRow, workbook } from '../tables/workbook';
import { Folder, shuseki } from './terminal';

const folder = new Folder();
const HEAD = ['企業名', '住所', '経度', '緯度'];
const sheet = (name: string, lead: readonly string[], firms: readonly string[]) => ({
  name,
  rows: Object.fromEntries(
    [
      ...(lead.length > 0 ? [lead] : []),
      HEAD,
      ...firms.map((firm) => [firm, '福井県鯖江市', '136.18', '35.94']),
    ].map((cells, i) => [i + 1, inlineRow(i + 1, ...cells)]),
  ),
});
const book = folder.write(
  'list.xlsx',
  workbook({
    sheets: [
      sheet('製造業', [], ['甲', '乙']),
      sheet('その他', ['令和7年度 一覧'], ['丙', '丁', '戊']),
    ],
  }),
);
const run = (out: string, ...more: string[]) =>
  shuseki('run', '--firms', book, ...more, '--no-report', '--out', folder.at(out));
const names = (out: string) =>
  (
    folder.json(`${out}/firms.geojson`) as { features: { properties: { name: string } }[] }
  ).features.map(({ properties }) => properties.name);

describe('shuseki run on a workbook of several sheets', () => {
  it('reads those that go on with the first one’s list, says so, and keeps it in the study', async () => {
    const together = await run('together');
    expect(together.status).toBe(0);
    // Names and places alone say nothing of innovation.
    expect(together.err).toContain('no column was taken for a measure of innovation');
    expect(together.err).toContain(
      'Sheets of one form with other firms each (製造業, その他) were read together',
    );
    expect(together.err).not.toContain('not read');
    expect(names('together')).toEqual(['甲', '乙', '丙', '丁', '戊']);
    const out = ['--no-report', '--out', folder.at('together-again')];
    expect((await shuseki('run', folder.at('together/study.json'), ...out)).status).toBe(0);
    expect(folder.read('together-again/firms.geojson')).toBe(folder.read('together/firms.geojson'));
  });

  it('reads the newest of sheets with the same firms of several years, and does not advise to stack them', async () => {
    const years = folder.write(
      'years.xlsx',
      workbook({
        sheets: [
          sheet('令和6年', [], ['甲', '乙', '丙']),
          sheet('令和7年', [], ['甲', '乙', '丁']),
        ],
      }),
    );
    const out = ['--no-report', '--out', folder.at('years')];
    const ran = await shuseki('run', '--firms', years, ...out);
    expect(ran.err).toContain(
      'the sheet “令和7年” is read; of other years, and not read: 令和6年. --sheet NAME reads another',
    );
    expect(ran.err).not.toContain('--sheet all');
    expect(names('years')).toEqual(['甲', '乙', '丁']);
  });

  it('reads the one that is named', async () => {
    const first = await run('first', '--sheet', '製造業');
    expect(first.status).toBe(0);
    expect(first.err).toContain('list.xlsx: the sheet “製造業” is read; not read: その他. --sheet');
    expect(names('first')).toEqual(['甲', '乙']);
    const other = await run('other', '--sheet', 'その他');
    expect(other.err).toContain('the sheet “その他” is read; not read: 製造業');
    expect(names('other')).toEqual(['丙', '丁', '戊']);
  });

  it('reads the header where it is said to be', async () => {
    expect((await run('header', '--sheet', 'その他', '--header-row', '2')).status).toBe(0);
    expect(names('header')).toEqual(['丙', '丁', '戊']);
  });

  it('stacks sheets that are named, and all of one form, each with its own header', async () => {
    const all = await run('all', '--sheet', 'all');
    expect(all.status).toBe(0);
    expect(names('all')).toEqual(['甲', '乙', '丙', '丁', '戊']);
    expect(all.err).not.toContain('not read');
    expect((await run('both', '--sheet', 'その他,製造業')).status).toBe(0);
    expect(names('both')).toEqual(['丙', '丁', '戊', '甲', '乙']);
    const { inputs } = folder.json('both/study.json') as {
      inputs: { firms: { sheet?: string; sheets: { name: string }[] } };
    };
    expect(inputs.firms.sheet).toBeUndefined();
    expect(inputs.firms.sheets.map(({ name }) => name)).toEqual(['その他', '製造業']);
    const again = await shuseki(
      'run',
      folder.at('both/study.json'),
      '--no-report',
      '--out',
      folder.at('again'),
    );
    expect(again.status).toBe(0);
    expect(folder.read('again/firms.geojson')).toBe(folder.read('both/firms.geojson'));
    expect((await run('bad', '--sheet', '製造業,卸売業')).status).toBe(1);
  });

  it('reads the list behind a cover, and says which sheet that is', async () => {
    const covered = folder.write(
      'covered.xlsx',
      madeSheets([
        { name: '表紙', rows: [['令和5年度'], ['作成日', '令和5年4月1日']] },
        { name: '一覧', rows: [HEAD, ['甲', '福井県鯖江市', 136.18, 35.94]] },
      ]),
    );
    const out = folder.at('behind');
    const answer = await shuseki('run', '--firms', covered, '--no-report', '--out', out);
    expect(answer.err).toContain(
      'The sheet “一覧” is read, since the first one, “表紙”, holds something else.',
    );
    expect(names('behind')).toEqual(['甲']);
    const study = folder.at('behind/study.json');
    await shuseki('run', study, '--no-report', '--out', folder.at('behind-again'));
    expect(folder.read('behind-again/firms.geojson')).toBe(folder.read('behind/firms.geojson'));
  });

  it('takes the municipality from the sheets’ names where the addresses lack it', async () => {
    const towns = folder.write(
      'towns.xlsx',
      madeSheets([
        {
          name: '鯖江市',
          rows: [
            ['企業名', '所在地'],
            ['甲', '神中町2-1'],
            ['丁', '本町1'],
          ],
        },
        {
          name: '越前市',
          rows: [
            ['事業所名', '住所'],
            ['乙', '家久町5'],
            ['戊', '府中1'],
          ],
        },
      ]),
    );
    const out = folder.at('towns');
    const all = ['--sheet', 'all', '--no-report', '--out', out];
    const answer = await shuseki('run', '--firms', towns, ...all);
    expect(answer.err).toContain('address = 市区町村（シート名） + 所在地');
    expect(answer.err).toContain('住所 → 所在地');
    expect(names('towns')).toEqual(['甲', '丁', '乙', '戊']);
    expect(folder.read('towns/firms.geojson')).toContain('"geocode_municipality":"越前市"');
  });

  it('refuses a sheet that is not there, and a way of reading beside a study', async () => {
    const none = await run('none', '--sheet', '卸売業');
    expect(none).toMatchObject({ status: 1 });
    expect(none.err).toContain('製造業, その他');
    const study = folder.at('first/study.json');
    const answer = await shuseki('run', study, '--sheet', 'その他', '--out', folder.at('again'));
    expect(answer).toMatchObject({ status: 2 });
    expect(answer.err).toContain('--sheet');
  });

  it('says that a definition waits for more firms', async () => {
    const { err } = await run('few');
    expect(err).toContain('once at least 30 firms are located');
  });
});
