import AxeBuilder from '@axe-core/playwright';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { JAPAN_IN_SMALL } from '../geocode/japan-in-small';
import { inventedFiles } from '../geocode/gazetteers';
import { inlineRow, workbook } from '../tables/workbook';
import type { AppPage, MadeFile } from './app-page';
import { expect, test } from './fixtures';
import { shiftJisFile, writeFiles } from './made-files';
import { Review } from './review-page';

test.use({ study: 'small' });

const ROOT = resolve(import.meta.dirname, '../..');
const REAL_REGISTER = resolve(ROOT, '../shared/real/nta/diff-20260127-sjis.csv');
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** As Excel writes them; the addresses as people write them. */
const FIRMS: readonly (readonly [id: string, name: string, address: string])[] = [
  ['0001', '青木精機', '埼玉県川口市青木三丁目5-1'],
  ['0002', '領家鋳物', '川口市領家１－２　第二ビル'],
  ['0003', '伊達工業', '伊達市5-6'],
  ['0004', '不明商店', 'ヤマダさんの隣'],
  ['0005', '書き損じ製作所', '埼玉県川目市領家3'],
  ['0006', '<img src=x onerror=alert(1)>', '<b>領家</b> 4'],
  ['0007', '領家商会', '領家7-8'],
];

function firmsWorkbook(): MadeFile {
  const rows = [['企業ID', '会社名', '所在地'], ...FIRMS];
  const cells = rows.map((row, i) => [i + 1, inlineRow(i + 1, ...row)] as const);
  const bytes = workbook({ sheets: [{ name: '企業', rows: Object.fromEntries(cells) }] });
  return { name: 'firms.xlsx', mimeType: XLSX, buffer: Buffer.from(bytes) };
}

async function openFirms(app: AppPage, gazetteer: string): Promise<Review> {
  await app.open();
  await app.openStep('data');
  await app.choose(app.button(app.m.steps.data.gazetteerAdd), gazetteer);
  await expect(app.button(app.m.steps.data.gazetteerRemove)).toBeVisible();
  await app.openTable(firmsWorkbook());
  await app.confirm();
  await app.computed();
  const review = new Review(app);
  await review.open();
  return review;
}

test(
  'three places of an Excel list are fixed, saved, opened elsewhere, and replayed in the terminal',
  { tag: '@map' },
  async ({ app, page }, info) => {
    const gazetteer = writeFiles(info.outputPath('gazetteer'), inventedFiles(JAPAN_IN_SMALL));
    const review = await openFirms(app, gazetteer);
    const { m } = app;
    await expect(review.chip(m.review.filter.attention)).toContainText('5');

    await review.choose('書き損じ製作所');
    await review.editAddress('埼玉県川口市領家3');
    await expect(review.chip(m.review.filter.attention)).toContainText('4');

    await review.choose('伊達工業');
    await review.pane.getByRole('button', { name: /福島県伊達市/ }).click();
    await expect(review.pane.getByText(m.review.fixed.candidate)).toBeVisible();

    await review.choose('不明商店');
    await review.button(m.review.pin).click();
    await expect(page.getByText(m.review.placing('不明商店'))).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText(m.review.placing('不明商店'))).toBeHidden();
    await review.button(m.review.pin).click();
    const box = (await app.map.boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await expect(review.pane.getByText(m.review.fixed.point)).toBeVisible();
    await app.computed();

    const fixed = JSON.parse(await review.save()) as { fixes: { id: string; kind: string }[] };
    expect(fixed.fixes.map(({ id, kind }) => [id, kind])).toEqual([
      ['0005', 'address'],
      ['0003', 'candidate'],
      ['0004', 'point'],
    ]);
    const folder = info.outputPath('study');
    const before = await saveStudy(app, folder);
    const [, , date, unknown, misspelt] = before.features.map(({ properties }) => properties);
    expect(date).toMatchObject({ geocode_municipality: '伊達市', geocode_prefecture: '福島県' });
    expect(unknown).toMatchObject({ geocode_level: 'point', geocode_note: 'fixed-point' });
    expect(misspelt).toMatchObject({ geocode_level: 'town', geocode_town: '領家' });

    // The same list, opened again without the fixes; then with them.
    await app.openTable(csvOfFirms());
    await app.confirm();
    await app.computed();
    const again = new Review(app);
    await again.open();
    await expect(again.chip(m.review.filter.attention)).toContainText('5');
    await again.load('fixes.json', JSON.stringify(fixed));
    await expect(again.chip(m.review.filter.fixed)).toContainText('3');
    await app.computed();
    const reopened = await saveStudy(app, info.outputPath('reopened'));
    expect(placesOf(reopened)).toEqual(placesOf(before));

    const out = join(folder, 'replayed');
    const command = ['run', join(folder, 'study.json'), '--gazetteer', gazetteer, '--out', out];
    execFileSync(process.execPath, [join(ROOT, 'bin/shuseki.mjs'), ...command], { cwd: ROOT });
    for (const name of ['firms.geojson', 'clusters.geojson'])
      expect(readFileSync(join(out, name)).equals(readFileSync(join(folder, name))), name).toBe(
        true,
      );
  },
);

interface Places {
  features: { geometry: unknown; properties: Record<string, unknown> }[];
}

/** Saves study and firms of the app beside the list that they were made from. */
async function saveStudy(app: AppPage, folder: string): Promise<Places> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'firms.xlsx'), firmsWorkbook().buffer);
  await app.openExports();
  for (const name of ['study.json', 'firms.geojson', 'clusters.geojson'])
    writeFileSync(join(folder, name), await app.exported(name));
  await app.page.keyboard.press('Escape');
  await expect(app.dialog).toBeHidden();
  return JSON.parse(readFileSync(join(folder, 'firms.geojson'), 'utf8')) as Places;
}

function placesOf({ features }: Places): unknown[] {
  return features.map(({ geometry, properties }) => [geometry, properties.geocode_note]);
}

/** The same firms in another format: a study of its own. */
function csvOfFirms(): MadeFile {
  const text = [['企業ID', '会社名', '所在地'], ...FIRMS].map((row) => row.join('\t')).join('\r\n');
  return { name: 'firms.tsv', mimeType: 'text/plain', buffer: Buffer.from(text, 'utf8') };
}

test('what was matched and what was left over is told apart, and no text is markup', async ({
  app,
}, info) => {
  const gazetteer = writeFiles(info.outputPath('gazetteer'), inventedFiles(JAPAN_IN_SMALL));
  const review = await openFirms(app, gazetteer);
  const { m } = app;
  await review.chip(m.review.filter.all).click();
  const row = review.row('領家鋳物');
  await expect(row.locator('mark')).toHaveText('川口市領家');
  await expect(row).toContainText('１－２　第二ビル');
  await expect(review.row('<img src=x')).toContainText('<b>領家</b> 4');
  await expect(review.table.locator('img, b')).toHaveCount(0);
});

test('a rule reads a text of the whole file as another; undo and redo take it back and forth', async ({
  app,
  page,
}, info) => {
  const gazetteer = writeFiles(info.outputPath('gazetteer'), inventedFiles(JAPAN_IN_SMALL));
  const review = await openFirms(app, gazetteer);
  const { m } = app;
  await review.button(m.review.rulesCount(0)).click();
  await app.dialog.getByLabel(m.review.ruleText, { exact: true }).fill('領家');
  await app.dialog.getByLabel(m.review.ruleMeans, { exact: true }).fill('埼玉県川口市領家');
  await expect(app.dialog.getByText(m.review.ruleApplies(1))).toBeVisible();
  await app.dialog.getByRole('button', { name: m.review.ruleAdd }).click();
  await page.keyboard.press('Escape');
  await app.computed();
  await expect(review.chip(m.review.filter.attention)).toContainText('4');
  await review.chip(m.review.filter.all).click();
  await expect(review.row('領家商会').locator('mark')).toHaveText('埼玉県川口市領家');
  await app.button(m.app.undo).click();
  await expect(review.row('領家商会').locator('mark')).toHaveCount(0);
  await app.button(m.app.redo).click();
  await expect(review.row('領家商会').locator('mark')).toHaveText('埼玉県川口市領家');
});

test('coordinates place a firm without a mouse; what can’t be coordinates is said', async ({
  app,
}, info) => {
  const gazetteer = writeFiles(info.outputPath('gazetteer'), inventedFiles(JAPAN_IN_SMALL));
  const review = await openFirms(app, gazetteer);
  const { m } = app;
  await review.choose('不明商店');
  const coordinates = review.pane.getByLabel(m.review.coordinates);
  await coordinates.fill('somewhere');
  await coordinates.press('Enter');
  await expect(review.pane.getByText(m.review.coordinatesWrong)).toBeVisible();
  await coordinates.fill('139.75, 35.8');
  await review.pane.getByLabel(m.review.error, { exact: true }).fill('0.2');
  await coordinates.press('Enter');
  await expect(review.pane.getByText(m.review.fixed.point)).toBeVisible();
  await expect(coordinates).toHaveValue('35.8, 139.75');
  await review.chip(m.review.filter.fixed).click();
  await expect(review.row('不明商店')).toContainText('±0.20 km');
  await review.button(m.review.remove).click();
  await expect(review.row('不明商店')).toHaveCount(0);
});

/** The shape of the tax agency's files: 30 columns, no header, every cell but numbers quoted. */
function registerFile(): MadeFile {
  const rows = FIRMS.slice(0, 4).map(([, name], i) => {
    const cells = new Array<string>(30).fill('');
    const town = ['青木三丁目５番１号', '領家１番２号', '元郷', '大字新堀１０'][i];
    Object.assign(cells, {
      0: String(i + 1),
      1: `812345678901${i}`,
      2: '01',
      3: '1',
      4: '2026-01-27',
      5: '2026-01-26',
      6: `株式会社${name}`,
      8: '301',
      9: '埼玉県',
      10: '川口市',
      11: town,
      13: '11',
      14: '203',
      15: '3320000',
      18: i === 3 ? '2026-01-20' : '',
      22: '2015-10-05',
      23: '1',
      29: '0',
    });
    return cells.map((cell, c) => (c === 0 ? cell : `"${cell}"`)).join(',');
  });
  return shiftJisFile('11_saitama_20260127.csv', `${rows.join('\r\n')}\r\n`);
}

test('the tax agency’s file needs no mapping: Shift_JIS, no header, numbers as text', async ({
  app,
}, info) => {
  const gazetteer = writeFiles(info.outputPath('gazetteer'), inventedFiles(JAPAN_IN_SMALL));
  await app.open();
  await app.openStep('data');
  await app.choose(app.button(app.m.steps.data.gazetteerAdd), gazetteer);
  await app.openTable(registerFile());
  await app.confirm();
  await app.computed();
  await app.openExports();
  const { features } = JSON.parse(await app.exported('firms.geojson')) as Places;
  await app.page.keyboard.press('Escape');
  expect(features.map(({ properties }) => properties.id)).toEqual(
    [0, 1, 2, 3].map((i) => `812345678901${i}`),
  );
  expect(features.map(({ properties }) => properties.geocode_level)).toEqual([
    'town',
    'town',
    'municipality',
    'town',
  ]);
  const review = new Review(app);
  await review.open();
  await expect(review.row('株式会社伊達工業')).toContainText(app.m.words.level.municipality);
});

test.describe('the tax agency’s daily file', () => {
  test.skip(!existsSync(REAL_REGISTER), 'needs ../shared, which is absent');

  test('opens with all its rows, each with a place to review', async ({ app }) => {
    await app.open();
    await app.openTable(REAL_REGISTER);
    await app.confirm();
    await app.computed();
    const review = new Review(app);
    await review.open();
    await review.chip(app.m.review.filter.all).click();
    await expect(review.chip(app.m.review.filter.all)).toContainText('18,263');
    await expect(review.table).toHaveAttribute('aria-rowcount', '18264');
    expect(await review.table.getByRole('row').count()).toBeLessThan(100);
  });
});

for (const locale of ['ja-JP', 'en-GB'])
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test('axe finds nothing in the review, its rules and the gazetteer', async ({ app, page }) => {
      const violations = async () => {
        const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join()}`);
      };
      await app.open();
      await app.openTable(firmsWorkbook());
      await app.confirm();
      await app.computed();
      const review = new Review(app);
      await review.open();
      await review.choose('伊達工業');
      expect.soft(await violations(), 'review').toEqual([]);
      await review.button(app.m.review.rulesCount(0)).click();
      await expect(app.dialog).toBeVisible();
      expect.soft(await violations(), 'rules').toEqual([]);
      await page.keyboard.press('Escape');
      await app.button(app.m.review.gazetteer.more).click();
      await expect(app.dialog.getByLabel(app.m.review.gazetteer.url)).toBeVisible();
      expect.soft(await violations(), 'gazetteer').toEqual([]);
    });
  });
