import { JAPAN_IN_SMALL } from '../geocode/japan-in-small';
import { inventedFiles } from '../geocode/gazetteers';
import { expect, test } from './fixtures';
import { csvFile, csvText, writeFiles } from './made-files';

test.use({ study: 'small' });

const FIRMS = csvText([
  ['会社名', '所在地'],
  ['青木精機', '埼玉県川口市青木三丁目5-1'],
  ['領家鋳物', '埼玉県川口市領家1-2'],
  ['銀座工房', '東京都中央区銀座8丁目1'],
  ['渋谷電子', '東京都渋谷区神泉町3'],
]);

test('a gazetteer folder places addresses in their towns; without it they go back', async ({
  app,
  page,
}, info) => {
  const folder = writeFiles(info.outputPath('gazetteer'), inventedFiles(JAPAN_IN_SMALL));
  await app.open();
  const t = app.m.steps.data;
  await app.openTable(csvFile('firms.csv', FIRMS));
  await app.confirm();
  await app.computed();
  await expect(app.stepHead('data')).toContainText(t.answer(4, 0));
  await app.choose(app.button(t.gazetteerAdd), folder);
  await expect(app.stepHead('data')).toContainText(t.answer(4, 4));
  const table = await app.openTableDrawer('firms');
  await expect(table.getByRole('row').filter({ hasText: '青木精機' })).toContainText(
    app.m.words.level.town,
  );
  await app.button(t.gazetteerRemove).click();
  await expect(app.stepHead('data')).toContainText(t.answer(4, 0));
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a gazetteer with a broken and a missing file serves what is left of it', async ({
  app,
  page,
}, info) => {
  const files = inventedFiles(JAPAN_IN_SMALL);
  files.set('ja/埼玉県/川口市.json', '{"data": [');
  files.delete('ja/東京都/中央区.json');
  const folder = writeFiles(info.outputPath('gazetteer'), files);
  await app.open();
  const t = app.m.steps.data;
  await app.openTable(csvFile('firms.csv', FIRMS));
  await app.confirm();
  await app.computed();
  await app.choose(app.button(t.gazetteerAdd), folder);
  await expect(app.stepHead('data')).toContainText(t.answer(4, 1));
  const notices = page.getByText(/\d notices?/);
  if (await notices.isVisible()) await notices.click();
  await expect(page.getByText(/lacks 1 file .*中央区/)).toBeVisible();
  await expect(page.getByText(/1 file of the gazetteer could not be read .*川口市/)).toBeVisible();
});

test('a folder that is no gazetteer is refused in one sentence', async ({ app, page }, info) => {
  const folder = writeFiles(info.outputPath('photos'), new Map([['one.txt', 'x']]));
  await app.open();
  const before = await app.stepHead('data').innerText();
  await app.openStep('data');
  await app.choose(app.button(app.m.steps.data.gazetteerAdd), folder);
  await expect(page.getByRole('alert')).toContainText('ja.json');
  expect(await app.stepHead('data').innerText()).toBe(before);
});
