import { expect, test } from './fixtures';
import { csvFile, csvText, latticeFirms, LATTICE_HEAD, shiftJisFile } from './made-files';

test.use({ study: 'small' });

const HEAD = ['会社名', '所在地', '従業員数', '備考'];
const FIRMS = [
  ['株式会社髙橋製作所①', '東京都大田区西六郷4-1-1', 12, 'ﾌﾟﾚｽ加工'],
  ['㈱燕鎚起', '新潟県燕市中央通2-1', 8, '表～裏'],
  ['鯖江眼鏡工業', '福井県鯖江市西山町13-1', 31, '"引用, 改行\nあり"'],
  ['住所なし商店', '', 3, ''],
];

test('a Shift_JIS table from the file picker: preview, another role, confirmed, computed', async ({
  app,
  page,
}) => {
  await app.open();
  const { m } = app;
  await app.openTable(shiftJisFile('企業一覧.csv', csvText([HEAD, ...FIRMS])));

  const preview = app.dialog.getByRole('table');
  await expect(preview.getByRole('cell', { name: '株式会社髙橋製作所①' })).toBeVisible();
  await expect(preview.getByRole('row')).toHaveCount(5);
  await expect(
    app.dialog.getByRole('combobox', { name: m.steps.data.encoding }).locator('option:checked'),
  ).toHaveText(/shift_jis/);
  const role = (column: string) =>
    app.dialog.getByRole('combobox', { name: m.steps.data.roleOf(column), exact: true });
  await expect(role('会社名')).toHaveValue('name');
  await expect(role('所在地')).toHaveValue('address');
  await expect(role('従業員数')).toHaveValue('employees');

  // Nothing may be computed before the person has said what the columns mean.
  await role('所在地').selectOption('');
  const confirm = app.dialog.getByRole('button', { name: m.steps.data.confirm });
  await expect(confirm).toBeDisabled();
  await expect(app.dialog.getByText(m.steps.data.addressOrCoordinates)).toBeVisible();
  await role('所在地').selectOption('address');
  await role('備考').selectOption('industry');
  await app.confirm();
  await app.computed();

  await expect(app.stepHead('data')).toContainText('4');
  await expect(page.getByRole('banner').getByRole('textbox').first()).toHaveValue('企業一覧');
  const table = await app.openTableDrawer('firms');
  const row = table.getByRole('row').filter({ hasText: '株式会社髙橋製作所①' });
  await expect(row).toContainText('大田区');
  await expect(row).toContainText(m.words.level.municipality);
  await expect(row).toContainText('ﾌﾟﾚｽ加工');
  await expect(table.getByRole('row').filter({ hasText: '住所なし商店' })).toContainText(
    m.words.level.none,
  );
  await expect(page.getByRole('banner').getByText(m.words.simulated)).toHaveCount(0);
});

test('a dropped table opens the same preview; points that are dense make a cluster, in GeoJSON too', async ({
  app,
}) => {
  await app.open();
  const rows = [LATTICE_HEAD, ...latticeFirms(20, (i) => `試験製作所${i + 1}`)];
  await app.drop(shiftJisFile('points.csv', csvText(rows)));
  await expect(app.dialog.getByRole('table')).toBeVisible();
  await app.confirm();
  await app.computed();
  expect(await app.clusterCount()).toBe(1);
  expect(await app.insideCount()).toBe(20);
  await app.openStep('clusters');
  await expect(app.button(/Sabae/).first()).toBeVisible();

  // GeoJSON points are taken as they are.
  const features = latticeFirms(15, (i) => `Works ${i + 1}`).map(([, name, lat, lng]) => ({
    type: 'Feature',
    properties: { name },
    geometry: { type: 'Point', coordinates: [Number(lng), Number(lat)] },
  }));
  const text = JSON.stringify({ type: 'FeatureCollection', features });
  await app.openTable(csvFile('works.geojson', text));
  await app.confirm();
  await app.computed();
  expect(await app.insideCount()).toBe(15);
});

test('encoding and delimiter can be chosen against what was detected; what was cancelled leaves the study as it was', async ({
  app,
  page,
}) => {
  await app.open();
  const before = await app.stepHead('clusters').innerText();
  await app.openTable(csvFile('firms.csv', csvText([HEAD, ...FIRMS])));
  await expect(app.dialog.getByRole('table')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(app.dialog).toBeHidden();
  expect(await app.stepHead('clusters').innerText()).toBe(before);

  const { m } = app;
  // Too little text to tell: half-width katakana in one encoding are other letters in the next.
  await app.openTable(shiftJisFile('short.txt', '会社名;住所\r\n髙﨑商会;福井県鯖江市\r\n'));
  const cell = (name: string) => app.dialog.getByRole('cell', { name, exact: true });
  const encoding = app.dialog.getByRole('combobox', { name: m.steps.data.encoding });
  const delimiter = app.dialog.getByRole('combobox', { name: m.steps.data.delimiter });
  await encoding.selectOption('euc-jp');
  await expect(cell('髙﨑商会')).toHaveCount(0);
  await encoding.selectOption('shift_jis');
  await delimiter.selectOption(';');
  await expect(cell('髙﨑商会')).toBeVisible();
  await delimiter.selectOption(',');
  await expect(cell('髙﨑商会;福井県鯖江市')).toBeVisible();
  await delimiter.selectOption(';');
  await expect(cell('福井県鯖江市')).toBeVisible();
});

test('events are joined by folded name and counted', async ({ app }) => {
  await app.open();
  const rows = [LATTICE_HEAD, ...latticeFirms(12, (i) => `株式会社試験${i + 1}`)];
  await app.openTable(csvFile('firms.csv', csvText(rows)));
  await app.confirm();
  await app.computed();
  const patents = [
    ['date', 'title', 'company'],
    ['2020-01-08', '眼鏡枠', '試験１'],
    ['2020-02-08', '蝶番', '株式会社 試験1'],
    ['2021-03-08', '鼻当て', '(株)試験２'],
    ['2021-04-08', '何か', 'どこにもない会社'],
  ];
  await app.openTable(csvFile('patents.csv', csvText(patents)), 'outcomes');
  await app.confirm();
  await app.computed();
  const table = await app.openTableDrawer('firms');
  await expect(table.getByRole('columnheader', { name: /patents/ })).toBeVisible();
  await app.openExports();
  const file = JSON.parse(await app.exported('firms.geojson')) as {
    features: { properties: { name: string; patents: number } }[];
  };
  const counts = file.features.map(({ properties }) => properties.patents);
  expect(counts.slice(0, 3)).toEqual([2, 1, 0]);
  expect(counts.reduce((a, b) => a + b)).toBe(3);
});
