import type { AppPage, MadeFile } from './app-page';
import { expect, test } from './fixtures';
import { bytesFile, csvFile, csvText, latticeFirms, LATTICE_HEAD } from './made-files';

test.use({ study: 'small' });

const MARKUP = '<img src=x onerror=alert(1)>';
const FORMULA = '=HYPERLINK("http://example.com","x")';

/** The study that was open before still answers. */
async function expectAlive(app: AppPage, key = 'PageUp'): Promise<void> {
  await app.openStep('clusters');
  const before = await app.stepHead('clusters').innerText();
  await app.radius.press(key);
  await app.changed(before);
}

async function expectRefused(app: AppPage, file: MadeFile, sentence: string): Promise<void> {
  await app.openTable(file);
  const alert = app.dialog.getByRole('alert');
  await expect(alert, file.name).toContainText(sentence);
  await expect(alert, 'names the file').toContainText(file.name);
  await expect(app.dialog.getByRole('button', { name: app.m.steps.data.confirm })).toBeDisabled();
  await app.dialog.getByRole('button', { name: app.m.app.cancel, exact: true }).click();
  await expect(app.dialog).toBeHidden();
}

const LATIN = 'name,city\nCaf\xe9 M\xfcller,Gie\xdfen\nSe\xf1or,M\xe1laga\n';

/** Files that are no table, and how their sentence begins in both languages. */
const UNREADABLE: readonly { file: MadeFile; ja: string; en: string }[] = [
  { file: csvFile('empty.csv', ''), ja: 'ファイルが空です', en: 'The file is empty' },
  {
    file: csvFile('header.csv', '会社名,所在地\r\n'),
    ja: '見出し行だけで',
    en: 'The file has a header line but no rows',
  },
  {
    file: bytesFile('picture.csv', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    ja: 'テキストの表ではありません',
    en: 'This is not a text table',
  },
  {
    file: csvFile('wide.csv', `${Array.from({ length: 5000 }, (_, c) => `c${c}`).join()}\n1\n`),
    ja: '列が5,000あります。上限は2,000です',
    en: 'The table has 5,000 columns; the limit is 2,000',
  },
  {
    file: bytesFile(
      'latin.csv',
      Uint8Array.from(LATIN, (c) => c.charCodeAt(0)),
    ),
    ja: '文字コードを判別できません',
    en: 'The text encoding could not be recognised',
  },
  {
    file: csvFile('broken.geojson', '{"type": "FeatureCollection", '),
    ja: '正しいGeoJSONではありません',
    en: 'This is not valid GeoJSON',
  },
];

for (const language of ['ja', 'en'] as const)
  test.describe(`in ${language}`, () => {
    test.use({ locale: language });

    test('files that are no table get one sentence each, and the sample stays', async ({ app }) => {
      await app.open();
      for (const { file, [language]: sentence } of UNREADABLE)
        await expectRefused(app, file, sentence);
      await expectAlive(app);
    });
  });

test('a file of more than 300 MB is refused with its size; a long read can be cancelled', async ({
  app,
  page,
}) => {
  await app.open();
  const dropLarge = (name: string, line: string) =>
    page.evaluate(
      ({ name, line }) => {
        const megabyte = new Blob([line.repeat(Math.ceil(1e6 / line.length))]);
        const parts = ['会社名,所在地\n', ...Array.from({ length: 302 }, () => megabyte)];
        const data = new DataTransfer();
        data.items.add(new File(parts, name));
        document
          .querySelector('main')!
          .dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
      },
      { name, line },
    );
  await dropLarge('large.geojson', ' ');
  await expect(app.dialog.getByRole('alert')).toContainText(/large\.geojson.*30\d MB/);
  const cancel = app.dialog.getByRole('button', { name: app.m.app.cancel, exact: true });
  await cancel.click();
  await dropLarge('large.csv', '試験製作所,福井県鯖江市\n');
  await expect(app.dialog.getByRole('progressbar')).toBeVisible();
  await cancel.click();
  await expect(app.dialog).toBeHidden();
  await expectAlive(app);
});

test('rows with too few and too many fields are kept and counted', async ({ app }) => {
  await app.open();
  await app.openTable(
    csvFile(
      'ragged.csv',
      '会社名,所在地,備考\n甲,福井県鯖江市\n乙,福井県越前市,x,y,z\n丙,東京都,x\n',
    ),
  );
  await expect(app.dialog.getByText(/ragged\.csv, line 2: 1 row with fewer/)).toBeVisible();
  await expect(app.dialog.getByText(/ragged\.csv, line 3: 1 row with more/)).toBeVisible();
  await app.confirm();
  await app.computed();
  const table = await app.openTableDrawer('firms');
  await expect(table.getByRole('row')).toHaveCount(4);
});

const COORDINATES: readonly [string, readonly [number, number], RegExp][] = [
  ['out of range', [235.9431, 536.1843], /3 rows with coordinates out of range/],
  ['metres of a projection', [-6123.4, 24567.8], /3 rows with coordinates that look like metres/],
];

for (const [name, [lat, lng], sentence] of COORDINATES)
  for (const good of [12, 0])
    test(`coordinates of which ${good ? 'some' : 'all'} are ${name}: said so, and the rows stay`, async ({
      app,
      page,
    }) => {
      await app.open();
      const rows: (string | number)[][] = [];
      for (const [, label, goodLat, goodLng] of latticeFirms(good, (i) => `試験${i}`))
        rows.push([label, goodLat, goodLng]);
      for (let i = 0; i < 3; i++) rows.push([`不良${i}`, lat + i / 1000, lng + i / 1000]);
      await app.openTable(csvFile('points.csv', csvText([['会社名', '緯度', '経度'], ...rows])));
      await app.confirm();
      await app.openStep('data');
      await expect(page.getByText(sentence)).toContainText('points.csv');
      await app.computed();
      const table = await app.openTableDrawer('firms');
      await expect(table.getByRole('row').filter({ hasText: '不良2' })).toContainText(
        app.m.words.level.none,
      );
      if (good) await expectAlive(app, 'Home');
    });

test('repeated ids are told apart and counted', async ({ app, page }) => {
  await app.open();
  const rows = latticeFirms(12, (i) => `試験${i + 1}`).map(([, ...rest]) => ['同じ', ...rest]);
  await app.openTable(csvFile('ids.csv', csvText([LATTICE_HEAD, ...rows])));
  await app.confirm();
  await app.computed();
  expect(await app.insideCount()).toBe(12);
  await app.openStep('data');
  await expect(page.getByText(/11 rows repeat an id .*“同じ”/)).toBeVisible();
  await app.openExports();
  const file = JSON.parse(await app.exported('firms.geojson')) as { features: { id: string }[] };
  expect(new Set(file.features.map(({ id }) => id)).size).toBe(12);
});

test(
  'markup and formulas in the data are text everywhere',
  { tag: '@map' },
  async ({ app, page }) => {
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await app.open();
    const rows = latticeFirms(14, (i) => (i === 1 ? FORMULA : MARKUP));
    const head = [...LATTICE_HEAD.slice(0, 4), `所在地${MARKUP}`, `備考${MARKUP}`];
    const table = rows.map((row) => [...row, MARKUP]);
    await app.openTable(csvFile(`${MARKUP}.csv`, csvText([head, ...table])));
    await expect(app.dialog.getByRole('cell', { name: MARKUP }).first()).toBeVisible();
    const note = app.m.steps.data.roleOf(`備考${MARKUP}`);
    await app.dialog.getByRole('combobox', { name: note }).selectOption('industry');
    await app.confirm();
    await app.computed();

    const firms = await app.openTableDrawer('firms');
    await firms.getByRole('button', { name: MARKUP }).first().click();
    await expect(app.inspector.getByRole('heading', { name: MARKUP })).toBeVisible();
    // The tooltip over the firm that the map was brought to.
    const at = await app.middleOfMap();
    const box = (await app.map.boundingBox())!;
    const texts = await page.getByText(MARKUP).count();
    await expect(async () => {
      await page.mouse.move(box.x + 5, box.y + box.height / 2);
      await page.mouse.move(box.x + at.x, box.y + at.y);
      expect(await page.getByText(MARKUP).count()).toBeGreaterThan(texts);
    }).toPass();

    // A cluster of that name is drawn on the map, listed and inspected.
    await app.openStep('clusters');
    await app.button(/Sabae/).first().click();
    await app.inspector.getByRole('button', { name: app.m.app.inspector.rename }).click();
    await app.inspector.getByRole('textbox', { name: app.m.app.inspector.name }).fill(MARKUP);
    await page.keyboard.press('Enter');
    await expect(app.inspector.getByRole('heading', { name: MARKUP })).toBeVisible();
    await app.computed();
    await app.searchBox.pressSequentially('img');
    const found = page.getByRole('listbox').getByRole('option', { name: MARKUP });
    await expect(found.first()).toBeVisible();
    await page.keyboard.press('Escape');

    await app.openExports();
    const csv = await app.exported('firms-excel.csv');
    expect(csv).toContain(`"'${FORMULA.replaceAll('"', '""')}"`);
    expect(csv).not.toContain(`,"=HYPERLINK`);
    const geojson = JSON.parse(await app.exported('firms.geojson')) as {
      features: { properties: { name: string } }[];
    };
    expect(geojson.features[0].properties.name).toBe(MARKUP);
    expect(geojson.features[1].properties.name).toBe(FORMULA);
    await expect(page.locator('img[src="x"]')).toHaveCount(0);
    expect(dialogs).toEqual([]);
  },
);

test('a broken study file and one that asks for another file', async ({ app, page }) => {
  await app.open();
  await app.drop(csvFile('study.json', '{"shuseki_study": 1, "inputs": {}}'));
  await expect(page.getByRole('alert')).toContainText('not a usable study file');
  await app.drop(csvFile('study.json', '{"shuseki_study": 99}'));
  await expect(page.getByRole('alert')).toContainText('99');
  await app.openExports();
  const study = JSON.parse(await app.exported('study.json')) as {
    inputs: { firms: { sha256: string; path: string } };
  };
  await page.keyboard.press('Escape');
  study.inputs.firms.sha256 = 'f'.repeat(64);
  study.inputs.firms.path = 'lost.csv';
  await app.drop(csvFile('study.json', JSON.stringify(study)));
  await expect(page.getByRole('alert')).toContainText('lost.csv');
  await expectAlive(app);
});
