import { madeSheets, type Cell } from '../tables/made-book';
import { expect, test } from './fixtures';
import { bytesFile, csvFile, csvText, latticeFirms, LATTICE_HEAD } from './made-files';

test.use({ study: 'small' });

const POINTS = latticeFirms(12, (i) => `試験製作所${i + 1}`);
const rowsWith = (more: (row: number) => Cell): readonly (readonly Cell[])[] =>
  POINTS.map((row, i) => [...row, more(i)]);

test('a list behind a cover, with another table below it, and dashes among its counts', async ({
  app,
}) => {
  await app.open();
  const { m } = app;
  const book = madeSheets([
    { name: '表紙', rows: [['令和5年度 企業一覧'], ['作成日', '令和5年4月1日']] },
    {
      name: '一覧',
      rows: [
        [...LATTICE_HEAD, '特許件数'],
        ...rowsWith((i) => (i < 3 ? '－' : i)),
        [''],
        ['集計表'],
        ['業種', '企業数', '従業者計'],
        ['眼鏡', 12, 100],
      ],
    },
  ]);
  await app.openTable(bytesFile('book.xlsx', book));
  const told = { first: '表紙', sheet: '一覧' };
  await expect(app.dialog.getByText(m.problems['sheet-chosen'](told, {}))).toBeVisible();
  const sheet = app.dialog.getByRole('combobox', { name: m.steps.data.sheet, exact: true });
  await expect(sheet).toHaveValue('一覧');
  const below = { rows: 1, line: 16, header: '業種 企業数 従業者計' };
  await expect(app.dialog.getByText(m.problems['table-below'](below, {}))).toBeVisible();
  await expect(app.dialog.getByRole('table').getByRole('row')).toHaveCount(13);
  await app.confirm();
  await app.computed();
  const question = app.page.getByRole('region', { name: m.codes.dashTitle('特許件数') });
  await question.getByRole('button', { name: m.codes.dashZero }).click();
  await expect(question).toHaveCount(0);
  await app.computed();
});

test('two lists below each other are read as a person says, one press each', async ({ app }) => {
  await app.open();
  const { m } = app;
  const members = [...LATTICE_HEAD, '特許件数'];
  const others = ['番号', '法人名', 'lat', 'lon', '住所', '特許数'];
  const firms = POINTS.map((row, i) => [...row, i]);
  const rows = [members, ...firms, [''], others, ...firms.slice(0, 5)];
  await app.openTable(csvFile('two.csv', csvText(rows)));
  const facts = { line: 1, header: members.join(' '), other: 15, otherHeader: others.join(' ') };
  await expect(app.dialog.getByText(m.problems['headers-equal'](facts, {}))).toBeVisible();
  await expect(app.dialog.getByRole('button', { name: m.steps.data.confirm })).toBeDisabled();
  await app.dialog
    .getByRole('button', { name: m.steps.data.headerLine(15, others.join(' ')) })
    .click();
  await expect(app.dialog.getByRole('table').getByRole('row')).toHaveCount(6);
  await app.confirm();
  await app.computed();
});

test('ties as a matrix, and figures by municipality that are no firms', async ({ app }) => {
  await app.open();
  const { m } = app;
  await app.drop(csvFile('points.csv', csvText([LATTICE_HEAD, ...POINTS])));
  await app.confirm();
  await app.computed();
  const ties = POINTS.map((_, i) => [
    `試験製作所${i + 1}`,
    i % 2 ? '月1回' : '',
    i % 3 ? '' : '毎日',
  ]);
  const matrix = csvText([['企業名', '福井大学', '福井県工業技術センター'], ...ties]);
  await app.openTable(csvFile('matrix.csv', matrix), 'links');
  const role = app.dialog.getByRole('combobox', {
    name: m.steps.data.roleOf('福井大学'),
    exact: true,
  });
  await expect(role).toHaveValue('institution_columns');
  await app.confirm();
  await app.computed();
  await expect(app.stepHead('linkage')).toContainText('10');

  const areas = [
    ['市区町村', '企業数'],
    ['福井市', 10],
    ['鯖江市', 8],
    ['越前市', 5],
  ];
  await app.openTable(csvFile('areas.csv', csvText(areas)));
  await expect(app.dialog.getByRole('button', { name: m.steps.data.confirm })).toBeDisabled();
});

test('a city’s register without the city in its addresses: the city is asked for, and found in a title', async ({
  app,
}) => {
  await app.open();
  const { m } = app;
  const t = m.steps.data.inMunicipality;
  const rows = csvText([
    ['企業名', '所在地'],
    ['甲工業', '西山町13-1'],
    ['乙工業', '小泉町6-10'],
    ['丙工業', '福井市大手3-17-1'],
  ]);
  await app.openTable(csvFile('list.csv', rows));
  const place = app.dialog.getByRole('combobox', { name: t.label });
  await expect(place).toHaveValue('');
  await place.fill('Fuchu');
  await place.press('Enter');
  await place.blur();
  await expect(app.dialog.getByText(t.unknown)).toBeVisible();
  await place.fill('鯖江市');
  await place.blur();
  await expect(app.dialog.getByRole('cell', { name: '福井県鯖江市' })).toHaveCount(2);
  await app.dialog.getByRole('button', { name: m.app.cancel }).click();

  await app.openTable(csvFile('list.csv', `鯖江市\u3000企業台帳（令和7年度）,\n${rows}`));
  await expect(place).toHaveValue(/鯖江市/);
  const told = { rows: 2, name: '福井県鯖江市', from: 'title' as const };
  await expect(app.dialog.getByText(m.problems['municipality-supplied'](told, {}))).toBeVisible();
  await app.confirm();
  await app.computed();
  const table = await app.openTableDrawer('firms');
  await expect(table.getByRole('row').filter({ hasText: '甲工業' })).toContainText('鯖江市');
  await expect(table.getByRole('row').filter({ hasText: '丙工業' })).toContainText('福井市');
});

test('a list in groups under their municipalities, printed in two blocks', async ({ app }) => {
  await app.open();
  const { m } = app;
  const names = ['企業名', '所在地', '従業員数'];
  const book = madeSheets([
    {
      name: '一覧',
      rows: [
        ['丹南地域の企業'],
        [...names, '', ...names],
        ['【鯖江市】'],
        ['甲工業', '西山町13-1', 3, '', '丙工業', '水落町1-1', 5],
        ['乙工業', '神明町1-2', 4, '', '丁工業', '有定町2-1', 6],
        ['', '', '', '', '【越前市】'],
        ['', '', '', '', '戊工業', '新町4-1', 7],
        ['以上、5社'],
      ],
    },
  ]);
  await app.openTable(bytesFile('book.xlsx', book));
  const { problems, steps } = m;
  const told = { blocks: 2, rows: 5 };
  await expect(app.dialog.getByText(problems['blocks-read'](told, {}))).toBeVisible();
  const groups = { headings: 2, rows: 5, example: '鯖江市' };
  await expect(app.dialog.getByText(problems['groups-read'](groups, {}))).toBeVisible();
  const place = app.dialog.getByRole('combobox', { name: steps.data.inMunicipality.label });
  await expect(place).toHaveValue(steps.data.inMunicipality.byGroups);
  await expect(app.dialog.getByRole('cell', { name: '福井県鯖江市' })).toHaveCount(4);
  await expect(app.dialog.getByRole('cell', { name: '福井県越前市' })).toHaveCount(1);
  await app.confirm();
  await app.computed();
  const table = await app.openTableDrawer('firms');
  await expect(table.getByRole('row').filter({ hasText: '乙工業' })).toContainText('鯖江市');
  await expect(table.getByRole('row').filter({ hasText: '戊工業' })).toContainText('越前市');
});

test('a list in metres with institutions as columns: the system is asked for, and ticks are ties', async ({
  app,
}) => {
  await app.open();
  const { data } = app.m.steps;
  const institutions = ['福井大学', '福井県工業技術センター'];
  const rows = Array.from({ length: 12 }, (_, i) => [
    ...[`試験製作所${i + 1}`, -5900 - 40 * i, 17300 + 40 * i],
    ...[i % 3 === 0 ? '○' : '', i % 2 === 0 ? '○' : ''],
  ]);
  await app.openTable(
    csvFile('list.csv', csvText([['企業名', 'X座標', 'Y座標', ...institutions], ...rows])),
  );
  await expect(app.dialog.getByText(data.needs(data.plane.needed))).toBeVisible();
  await expect(app.dialog.getByLabel(data.useInstitutionColumns(institutions))).toBeChecked();
  await app.dialog.getByLabel(data.plane.label(['X座標', 'Y座標'])).selectOption('6');
  await expect(app.dialog.getByText(data.needs(data.plane.needed))).toHaveCount(0);
  await app.confirm();
  await app.computed();
  await expect(app.page.getByText(data.tiesOfFirms(institutions))).toBeVisible();
  await app.openStep('clusters');
  expect(await app.clusterCount()).toBe(1);
  await app.openStep('linkage');
  // Four ticks of one and six of the other, of eight firms.
  await expect(app.page.getByText(app.m.steps.linkage.tiesAnswer(10, 8))).toBeVisible();
});
