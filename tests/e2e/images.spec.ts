import { readFile } from 'node:fs/promises';
import { INSIDE_COLOUR, OUTSIDE_COLOUR } from '../../src/figures/colours';
import type { AppPage } from './app-page';
import { violationsInBothThemes } from './axe';
import { expect, test } from './fixtures';
import { coloursOfPng, countNear } from './pixels';

test.use({ study: 'small' });

const t = (app: AppPage) => app.m.images;

async function chooseSize(app: AppPage, choice: 'column' | 'page' | 'slide' | 'px' | 'cm') {
  await app.dialog.getByLabel(t(app).size, { exact: true }).selectOption(choice);
}

async function fill(app: AppPage, label: string, value: string): Promise<void> {
  const field = app.dialog.getByLabel(label, { exact: true });
  await field.fill(value);
  await field.press('Enter');
}

/** The file that the open dialog saves. */
async function saved(app: AppPage): Promise<{ name: string; bytes: Buffer }> {
  await expect(app.dialog.getByRole('img')).toBeVisible();
  const save = app.dialog.getByRole('button', { name: t(app).save, exact: true });
  const download = await app.download(() => save.click());
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Width and height in the header of a PNG, and pixels per metre where it has a resolution. */
function headerOf(png: Buffer) {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.subarray(12, 16).toString()).toBe('IHDR');
  const at = png.indexOf('pHYs');
  return {
    width: png.readUInt32BE(16),
    height: png.readUInt32BE(20),
    perMetre: at < 0 ? null : png.readUInt32BE(at + 4),
  };
}

/** Width and height that the open dialog announces. */
async function announced(app: AppPage): Promise<{ width: number; height: number }> {
  const status = app.dialog.getByRole('status').filter({ hasText: '×' });
  const [width, height] = /([\d,]+) × ([\d,]+)/
    .exec(await status.innerText())!
    .slice(1)
    .map((text) => Number(text.replaceAll(',', '')));
  return { width, height };
}

test('a figure is saved at the size that was chosen, and its table is copied', async ({
  app,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.open();
  // Paper is white, whatever the page is.
  await app.button(new RegExp(`^${app.m.app.theme.label}`)).click();
  await app.openStep('evidence');
  const figure = page.getByRole('figure').filter({ hasText: app.m.models.distribution.share });
  await figure.getByText(t(app).saveFigure, { exact: true }).click();
  await chooseSize(app, 'px');
  await fill(app, t(app).widthPx, '900');
  await fill(app, t(app).title, 'Inside & outside');
  await expect(app.dialog.getByText(/^900 × /)).toBeVisible();
  const wanted = await announced(app);
  const { name, bytes } = await saved(app);
  expect(name).toBe('Inside-&-outside.png');
  expect(headerOf(bytes)).toEqual({ ...wanted, perMetre: null });
  const colours = await coloursOfPng(page, bytes);
  const pixels = wanted.width * wanted.height;
  for (const colour of [INSIDE_COLOUR, OUTSIDE_COLOUR])
    expect(countNear(colours, colour, 0), colour).toBeGreaterThan(pixels / 100);
  expect(countNear(colours, '#ffffff', 0)).toBeGreaterThan(pixels / 2);
  expect(countNear(colours, '#1d2429', 0), 'letters').toBeGreaterThan(200);

  await chooseSize(app, 'column');
  const column = await saved(app);
  // 8 cm at 300 dots per inch, which are 11,811 per metre.
  expect(headerOf(column.bytes)).toMatchObject({ width: 945, perMetre: 11_811 });

  await app.dialog.getByLabel(t(app).format).selectOption('svg');
  const drawing = (await saved(app)).bytes.toString();
  expect(drawing).toContain(' width="8cm"');
  expect(drawing).toContain('<title>Inside &amp; outside</title>');
  expect(drawing).toContain(app.m.words.simulated);
  expect(drawing).toContain('firms.csv');

  await chooseSize(app, 'px');
  await fill(app, t(app).widthPx, '20');
  await expect(app.dialog.getByText(t(app).sizeHint(200, 8000))).toBeVisible();
  await expect(app.dialog.getByRole('button', { name: t(app).save })).toBeDisabled();
  await fill(app, t(app).widthPx, '640');

  await app.dialog.getByRole('button', { name: t(app).copyTable }).click();
  await expect(app.dialog.getByText(/is on the clipboard/)).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  await app.dialog.getByRole('button', { name: t(app).copyImage }).click();
  await expect(app.dialog.getByText(t(app).copiedImage)).toBeVisible();
  const width = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await createImageBitmap(await item.getType('image/png'))).width;
  });
  expect(width).toBe(640);

  await page.keyboard.press('Escape');
  await expect(app.dialog).toBeHidden();
  await figure.getByText(app.m.models.distribution.asTable).click();
  const rows = await figure
    .getByRole('row')
    .evaluateAll((found) =>
      found.map((row) =>
        [...row.querySelectorAll('th, td')].map((cell) => cell.textContent).join('\t'),
      ),
    );
  expect(rows.length).toBeGreaterThan(4);
  expect(copied.split('\n')).toEqual(rows);
});

test(
  'the map is saved with the colours that its legend gives',
  { tag: '@map' },
  async ({ app, page }) => {
    await app.open();
    await app.openStep('innovation');
    await page
      .getByRole('checkbox', { name: app.m.settings['overlay.shown'], exact: true })
      .check();
    await page
      .getByLabel(app.m.settings['overlay.unit'], { exact: true })
      .selectOption('prefectures');
    const items = app.legend.locator('li[data-from]');
    await expect(items).toHaveCount(5);
    const legend = await items.evaluateAll((found) =>
      (found as HTMLElement[]).map(({ dataset }) => dataset.colour!),
    );
    const box = (await app.map.boundingBox())!;

    await app.openExports();
    await app.dialog.getByRole('button', { name: t(app).saveMap }).click();
    await chooseSize(app, 'slide');
    await expect(app.dialog.getByText(/^1,920 × /)).toBeVisible();
    const wanted = await announced(app);
    const { bytes } = await saved(app);
    expect(headerOf(bytes)).toEqual({ ...wanted, perMetre: null });

    // Laid out at half the width: the map is as wide as the sheet without its margins, and of the page's shape.
    const height = Math.round((936 * box.height) / box.width);
    const top = 34;
    const all = await coloursOfPng(page, bytes);
    const ofMap = await coloursOfPng(page, bytes, {
      x: 2 * 12,
      y: 2 * top,
      width: 2 * 936,
      height: 2 * (height - 10),
    });
    for (const colour of legend) {
      const inMap = countNear(ofMap, colour, 16);
      expect(inMap, `${colour} in the map`).toBeGreaterThan(500);
      expect(countNear(all, colour, 16) - inMap, `${colour} in the legend`).toBeGreaterThan(800);
    }
    // Land and sea, not a blank sheet.
    expect(ofMap.size).toBeGreaterThan(1000);
    expect(countNear(ofMap, '#e3eaee', 2)).toBeGreaterThan(0.3 * 1872 * height);
    expect(await violationsInBothThemes(page)).toEqual([]);
  },
);

test('a chart is saved with its selection marked, and its numbers are copied', async ({
  app,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.open();
  const drawer = page.getByRole('region', { name: app.m.app.table.title });
  await drawer.getByRole('button', { name: app.m.charts.tabs.charts, exact: true }).click();
  const { histogram } = app.m.charts;
  const card = page.getByRole('region', { name: histogram.title, exact: true });
  const box = (await card.getByRole('presentation').boundingBox())!;
  await page.mouse.move(box.x + 2, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.3, box.y + 20, { steps: 3 });
  await page.mouse.up();
  await expect(app.inspector).toBeVisible();
  await card.getByRole('button', { name: t(app).saveFigureOf(histogram.title) }).click();
  await chooseSize(app, 'px');
  await fill(app, t(app).widthPx, '840');
  const { bytes } = await saved(app);
  const colours = await coloursOfPng(page, bytes);
  for (const colour of ['#b4bdc3', '#d55e00'])
    expect(countNear(colours, colour, 0), colour).toBeGreaterThan(500);

  await app.dialog.getByRole('button', { name: t(app).copyTable }).click();
  await expect(app.dialog.getByText(/is on the clipboard/)).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const [head, ...rows] = copied.split('\n').map((line) => line.split('\t'));
  expect(head.slice(2)).toEqual([app.m.chartFiles.all, app.m.chartFiles.selected]);
  const sum = (column: number) => rows.reduce((total, row) => total + Number(row[column]), 0);
  const chosen = await app.inspector.getByRole('heading', { level: 2 }).innerText();
  expect(sum(2)).toBeGreaterThan(200);
  expect(sum(3)).toBe(Number(/[\d,]+/.exec(chosen)![0].replaceAll(',', '')));
});
