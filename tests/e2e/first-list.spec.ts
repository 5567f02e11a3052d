import { inventedFiles, numberFile, type InventedPlace } from '../geocode/gazetteers';
import { expect, test } from './fixtures';
import { csvFile, csvText } from './made-files';

const SERVICE = 'https://japanese-addresses-v2.geoloniamaps.com/api/';
const PLACE: InventedPlace = {
  prefecture: '埼玉県',
  name: '川口市',
  at: [139.72, 35.8],
  towns: ['青木/5', '領家', '元郷/6'],
};
const PATH = 'ja/埼玉県/川口市';
const LOTS = Array.from({ length: 14 }, (_, i) => `${i + 1},,,${139.72 + i * 0.0004},35.8`);

function serviceFiles(): Map<string, string> {
  const files = inventedFiles([PLACE]);
  const towns = files.get(`${PATH}.json`)!;
  files.set(`${PATH}.json`, towns.replace('{"oaza_cho"', '{"csv_ranges":{},"oaza_cho"'));
  return files.set(`${PATH}-地番.txt`, numberFile('地番', { 領家: LOTS }));
}

test.use({ study: 'small' });

test('a first list is placed at its numbers, and clusters found, after one button', async ({
  app,
  page,
  tolerated,
}) => {
  tolerated.push(/Failed to load resource/);
  const t = app.m.review.gazetteer;
  const files = serviceFiles();
  const asked: string[] = [];
  await page.route(`${SERVICE}**`, (route) => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname).slice('/api/'.length);
    asked.push(path);
    const body = files.get(path);
    const headers = { 'Access-Control-Allow-Origin': '*' };
    return route.fulfill(body === undefined ? { status: 404, headers } : { body, headers });
  });
  await app.open();
  const rows = LOTS.map((_, i) => [`株式会社${i + 1}`, `埼玉県川口市領家${i + 1}`]);
  await app.openTable(csvFile('register.csv', csvText([['会社名', '所在地'], ...rows])));
  // How many further municipalities the institutions stand in is no matter of this test.
  await expect(app.dialog.getByText(t.offer(1, 0))).toBeVisible();
  await app.dialog.getByRole('checkbox', { name: t.numbers }).check();
  expect(asked).toEqual([]);
  await app.dialog.getByRole('button', { name: t.offerTake }).click();
  await expect(app.stepHead('data')).toContainText(app.m.steps.data.answer(14, 14));
  await expect(app.stepHead('clusters')).toContainText(app.m.steps.clusters.answer(1, 14, 14));
  expect(asked).toEqual(expect.arrayContaining(['ja.json', `${PATH}.json`]));
  // Numbers are asked for where the firms are, and nowhere else.
  expect(asked.filter((path) => path.endsWith('.txt')).sort()).toEqual(
    [`${PATH}-住居表示.txt`, `${PATH}-地番.txt`].sort(),
  );
});
