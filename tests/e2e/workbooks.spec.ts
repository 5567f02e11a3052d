import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDate } from '../../src/tables';
import { madeSheets, type MadeSheet } from '../tables/made-book';
import type { AppPage, MadeFile } from './app-page';
import { expect, test } from './fixtures';
import { bytesFile } from './made-files';

test.use({ study: 'small', locale: 'ja' });

const BOOKS = join(import.meta.dirname, '../../../shared/simulated/workbooks');

/** What a workbook's truth states of a firm; null where it says nothing. */
interface TrueRow {
  readonly id: string;
  readonly name: string;
  readonly municipality: string;
  readonly employees: number | null;
  readonly employeesRange?: readonly [number, number | null] | null;
  readonly founded?: string | null;
  readonly products?: number | null;
  readonly productsRange?: readonly [number, number | null] | null;
  readonly patents?: number | null;
  readonly process?: boolean | null;
}

const truthOf = (name: string) =>
  (JSON.parse(readFileSync(join(BOOKS, `${name}.truth.json`), 'utf8')) as { rows: TrueRow[] }).rows;
/** The simpler files leave a cell empty where the survey says a range. */
const withoutRanges = (rows: readonly TrueRow[]) =>
  rows.map((row) => ({ ...row, employeesRange: null, productsRange: null }));
const fileOf = (name: string) => bytesFile(name, readFileSync(join(BOOKS, name)));
const GROUP = '過去３年間のイノベーション';

/** Drops the workbook, whose sheets are stacked where several are of one form, and takes it. */
async function openBook(
  app: AppPage,
  file: MadeFile,
  sheets: number,
  roles: Record<string, string> = {},
) {
  const t = app.m.steps.data;
  await app.drop(file);
  const region = app.dialog.getByRole('region', { name: t.firstRows });
  await expect(region).toBeVisible();
  // Sheets that go on with the first one's list are read with it.
  if (sheets > 1)
    await expect(app.dialog.getByRole('group', { name: t.stackedSheets })).toBeVisible();
  for (const [column, role] of Object.entries(roles))
    await app.dialog.getByRole('combobox', { name: t.roleOf(column) }).selectOption(role);
  await app.confirm();
  await app.computed();
}

/** Answers what is asked about the ranges of a column. */
async function takeRanges(app: AppPage, column: string, take: 'lower' | 'missing') {
  await app.openStep('data');
  const asked = app.page.getByRole('combobox', { name: column, exact: true });
  await asked.selectOption(take);
  await expect(asked).toBeHidden();
  await app.computed();
}

async function placesOf(app: AppPage): Promise<Record<string, string>[]> {
  const layer = JSON.parse(await app.exported('firms.geojson')) as {
    features: { properties: Record<string, string> }[];
  };
  return layer.features.map(({ properties }) => properties);
}

async function numbersOf(app: AppPage): Promise<Record<string, string>[]> {
  const [head, ...rows] = (await app.exported('analysis.csv'))
    .replace('\ufeff', '')
    .trim()
    .split(/\r?\n/);
  const names = head.split(',');
  return rows.map((row) => Object.fromEntries(row.split(',').map((cell, i) => [names[i], cell])));
}

const said = (value: number | null | undefined, range?: TrueRow['employeesRange']) =>
  value ?? range?.[0] ?? null;
const sizeOf = (row: Record<string, string>) =>
  row.size === '' ? null : Math.round(Math.exp(Number(row.size)));
const outcomeOf = (row: Record<string, string>) =>
  row.outcome === '' ? null : Number(row.outcome);

/** Compares what the app exports with the truth: who is there, where, how large, and the measure that is chosen. */
async function compare(
  app: AppPage,
  truth: readonly TrueRow[],
  measure: (row: TrueRow) => number | null,
  founded?: string,
) {
  await app.openExports();
  const places = await placesOf(app);
  const numbers = await numbersOf(app);
  await app.dialog.getByRole('button', { name: app.m.app.close, exact: true }).last().click();
  const own = numbers.map(({ id }) => truth.find((row) => row.id === id)!);
  expect(numbers).toHaveLength(truth.length);
  expect(own.every(Boolean)).toBe(true);
  expect(places.map(({ name }) => name)).toEqual(own.map(({ name }) => name));
  places.forEach((place, i) => expect(place.geocode_municipality).toContain(own[i].municipality));
  expect(numbers.map(sizeOf)).toEqual(own.map((row) => said(row.employees, row.employeesRange)));
  expect(numbers.map(outcomeOf)).toEqual(own.map(measure));
  if (founded)
    expect(places.map((place) => parseDate(place[founded])?.text ?? null)).toEqual(
      own.map((row) => row.founded ?? null),
    );
}

async function choose(app: AppPage, outcome: string) {
  await app.openStep('innovation');
  const box = app.page.getByRole('combobox', { name: app.m.settings.outcome, exact: true });
  await box.selectOption({ label: outcome });
  await app.computed();
}

const yesNo = (value: boolean | null | undefined) =>
  value === true ? 1 : value === false ? 0 : null;

test.describe('workbooks as industry divisions keep them', () => {
  test.skip(
    !existsSync(BOOKS),
    '../shared is not beside the project; the test below does the same on a made workbook',
  );

  test('four of them, dropped one after the other, give what their truths state', async ({
    app,
  }) => {
    await app.open();
    const survey = truthOf('survey-two-sheets');
    await openBook(app, fileOf('survey-two-sheets.xlsx'), 2);
    await takeRanges(app, '規模・沿革 › 従業員数', 'lower');
    await takeRanges(app, `${GROUP} › 件数`, 'lower');
    await takeRanges(app, `${GROUP} › 件数 (2)`, 'missing');
    const founded = '規模・沿革 › 設立年月';
    await compare(app, survey, (row) => said(row.products, row.productsRange), founded);
    await choose(app, `${GROUP} › 件数 (2)`);
    await compare(app, survey, (row) => said(row.patents));
    await choose(app, `${GROUP} › 工程改善の有無`);
    await compare(app, survey, ({ process }) => yesNo(process));

    for (const name of ['plain.xls', 'plain.ods']) {
      await openBook(app, fileOf(name), 1);
      await compare(app, withoutRanges(truthOf('plain')), (row) => said(row.patents), '創業');
    }
    await openBook(app, fileOf('no-header.csv'), 1, { column_4: 'employees' });
    await compare(app, withoutRanges(truthOf('no-header')), () => null);
  });
});

const HEADS = [
  ['企業情報', '', '', '規模', GROUP, '', ''],
  ['整理番号', '企業名', '市区町村', '従業員数', '件数', '件数', '工程改善の有無'],
];
const id = (v: number) => ({ v, z: '00000' });

/** Title rows, a header in two levels, cells merged down, sums and a note, twice. */
const SHEETS: readonly MadeSheet[] = [
  {
    name: '製造業',
    rows: [
      ['令和７年度　調査一覧'],
      [],
      ...HEADS,
      [id(1), '㈱甲', '福井県鯖江市', '10～20人', '2件', 3, '有'],
      [id(2), '㈱乙', '', '約50名', '10件以上', '無回答', '×'],
      ['小計', '', '', '', { v: 2, f: 'SUM(E5:E6)' }, { v: 3, f: 'SUM(F5:F6)' }, ''],
      ['注）従業員数は４月１日現在。'],
    ],
    merges: ['A1:G1', 'A3:C3', 'E3:G3', 'C5:C6'],
  },
  {
    name: 'その他',
    rows: [
      ['令和７年度　調査一覧'],
      [],
      ...HEADS,
      [id(3), '㈱丙', '福井県越前市', '１，０５０', 'なし', 1, '○'],
      ['合計', '', '', '', { v: 0, f: 'SUM(E5:E5)' }, { v: 1, f: 'SUM(F5:F5)' }, ''],
    ],
    merges: ['A1:G1', 'A3:C3', 'E3:G3'],
  },
];

const MADE: readonly TrueRow[] = [
  {
    id: '00001',
    name: '㈱甲',
    municipality: '鯖江市',
    employees: 10,
    products: 2,
    patents: 3,
    process: true,
  },
  {
    id: '00002',
    name: '㈱乙',
    municipality: '鯖江市',
    employees: 50,
    products: 10,
    patents: null,
    process: false,
  },
  {
    id: '00003',
    name: '㈱丙',
    municipality: '越前市',
    employees: 1050,
    products: 0,
    patents: 1,
    process: true,
  },
];

test('a workbook of two sheets with titles, two levels, merged cells, ranges and sums opens as it is', async ({
  app,
}) => {
  await app.open();
  await openBook(app, bytesFile('調査.xlsx', madeSheets(SHEETS)), 2);
  await takeRanges(app, '規模 › 従業員数', 'lower');
  await takeRanges(app, `${GROUP} › 件数`, 'lower');
  await compare(app, MADE, (row) => said(row.products));
  await choose(app, `${GROUP} › 件数 (2)`);
  await compare(app, MADE, (row) => said(row.patents));
  await choose(app, `${GROUP} › 工程改善の有無`);
  await compare(app, MADE, ({ process }) => yesNo(process));
});
