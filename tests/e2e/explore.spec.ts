import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppPage } from './app-page';
import { expect, test } from './fixtures';

/** What the sample survey was built from. */
const truth = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../static/sample/truth.json'), 'utf8'),
) as {
  districts: { id: string; name_ja: string }[];
  /** Index of each firm's district, -1 for none. */
  district_of_firm: number[];
};

const t = (app: AppPage) => app.m.explore;

async function openPanel(app: AppPage, name: string): Promise<void> {
  await app.openStep('clusters');
  const summary = app.page.locator('summary', { hasText: name });
  if (!(await summary.evaluate((element) => (element.parentElement as HTMLDetailsElement).open)))
    await summary.click();
}

const inside = (text: string) => Number(/(\d+)%/.exec(text)![1]);

test.describe('on a small study', () => {
  test.use({ study: 'small' });

  test(
    'dragging the radius in the figure changes clusters, boundaries and counts',
    { tag: '@map' },
    async ({ app, page }) => {
      await app.open();
      await openPanel(app, t(app).sure.title);
      const line = page.getByRole('slider', { name: t(app).sure.radiusLine });
      await expect(line).toHaveAttribute('aria-valuetext', '3 km');
      const before = await app.stepHead('clusters').innerText();
      const picture = await app.map.screenshot();
      await line.scrollIntoViewIfNeeded();
      const box = (await line.boundingBox())!;
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      await page.mouse.move(x, y);
      await page.mouse.down();
      for (let step = 1; step <= 6; step++) await page.mouse.move(x, y - step * 4);
      await page.mouse.up();
      const after = await app.changed(before);
      expect(Number(await line.getAttribute('aria-valuenow'))).toBeGreaterThan(4);
      await app.computed();
      expect((await app.map.screenshot()).equals(picture)).toBe(false);

      // A drag is one step of undo.
      await app.button(app.m.app.undo).click();
      await expect(app.stepHead('clusters')).toHaveText(before, { useInnerText: true });
      await expect(line).toHaveAttribute('aria-valuetext', '3 km');
      expect(after).not.toBe(before);

      // The keyboard does the same.
      await line.focus();
      await page.keyboard.press('PageUp');
      await expect(line).toHaveAttribute('aria-valuetext', '4.5 km');
      await page.keyboard.press('ArrowDown');
      await expect(line).toHaveAttribute('aria-valuetext', '4.3 km');
    },
  );

  test('a cell of the map of definitions is adopted with a click, and says what will be found', async ({
    app,
    page,
  }) => {
    await app.open();
    await openPanel(app, t(app).sure.title);
    const table = page.getByRole('table', { name: t(app).sure.map });
    await expect(table).toBeVisible();
    const present = table.locator('[aria-current="true"]');
    await expect(present).toHaveText(new RegExp(`^${await app.clusterCount()}`));

    const cell = table.locator('tr:has([aria-current]) + tr button').nth(2);
    const promised = (await cell.getAttribute('aria-label'))!;
    const [wanted, km] = /^Radius ([\d.]+) km, minimum [\d,]+ firms/.exec(promised)!;
    const clusters = Number(/: ([\d,]+) clusters/.exec(promised)![1]);
    const before = await app.stepHead('clusters').innerText();
    await cell.click();
    await app.changed(before);
    expect(await app.clusterCount()).toBe(clusters);
    expect(Math.round((100 * (await app.insideCount())) / 300)).toBe(inside(promised));
    await expect(app.radius).toHaveAttribute('aria-valuetext', `${km} km`);
    await expect(present).toHaveAttribute('aria-label', new RegExp(`^${wanted}`));

    // Firms take the colours of their stability, and the table gets its column.
    await page.getByRole('checkbox', { name: t(app).sure.colour }).check();
    await expect(app.legend.getByText(t(app).colour.stability)).toBeVisible();
    const firms = await app.openTableDrawer('firms');
    await expect(firms.getByText(t(app).columns.stability)).toBeVisible();
  });
});

test('the suggested radius finds the districts that the sample was built from', async ({
  app,
  page,
}) => {
  await app.open();
  await openPanel(app, t(app).sure.title);
  const suggest = page.getByRole('button', { name: /^Use [\d.]+ km$/ });
  await expect(suggest).toBeEnabled();
  const before = await app.stepHead('clusters').innerText();
  await suggest.click();
  await app.changed(before);
  await expect(suggest).toBeDisabled();
  await app.openExports();
  const { features } = JSON.parse(await app.exported('firms.geojson')) as {
    features: { properties: { cluster_id: number | null } }[];
  };

  const found: string[] = [];
  const missed: string[] = [];
  truth.districts.forEach(({ name_ja: name }, district) => {
    const own = features.filter((_, firm) => truth.district_of_firm[firm] === district);
    const clusters = new Map<number, number>();
    for (const { properties } of own)
      if (properties.cluster_id !== null)
        clusters.set(properties.cluster_id, (clusters.get(properties.cluster_id) ?? 0) + 1);
    // A district may have several centres: what counts is that most of its firms are inside.
    const share = [...clusters.values()].reduce((sum, n) => sum + n, 0) / own.length;
    (share >= 0.6 ? found : missed).push(name);
  });
  expect(found).toEqual(
    expect.arrayContaining([
      '大田・品川',
      '東大阪・八尾・生野',
      '燕・三条',
      '諏訪・岡谷',
      '浜松',
      '豊田',
      '鯖江・越前',
      '大川',
      '瀬戸・多治見・土岐',
      '桐生',
    ]),
  );
  expect(missed, 'districts of the sample that are not found').toEqual([]);
});

test('K-density can be cancelled with nothing lost, and ends in a sentence', async ({
  app,
  page,
}) => {
  await app.open();
  await openPanel(app, t(app).more.title);
  const before = await app.stepHead('clusters').innerText();
  const panel = page.locator('details', { hasText: t(app).more.title });
  await panel.getByLabel(t(app).more.draws, { exact: true }).selectOption('200');
  await panel.getByRole('button', { name: t(app).more.run, exact: true }).click();
  const sentence = panel.getByRole('status');
  await expect(sentence).toContainText(/more concentrated than firms in general at 0 to \d+/);
  const said = await sentence.innerText();

  await panel.getByLabel(t(app).more.draws, { exact: true }).selectOption('5000');
  await panel.getByRole('button', { name: t(app).more.run, exact: true }).click();
  await expect(panel.getByRole('progressbar')).toBeVisible();
  // The study goes on meanwhile.
  await app.radius.press('ArrowRight');
  const meanwhile = await app.changed(before);
  await panel.getByRole('button', { name: app.m.app.cancel }).click();
  await expect(panel.getByRole('progressbar')).toBeHidden();
  await expect(sentence).toHaveText(said);
  await expect(app.stepHead('clusters')).toHaveText(meanwhile, { useInnerText: true });

  await panel.getByLabel(t(app).more.measure, { exact: true }).selectOption('ripley');
  await expect(sentence).toContainText('more concentrated');
  await expect(panel.getByRole('img', { name: /Ripley|industry’s curve/ })).toBeVisible();
});

test('redrawn positions tell which firms are a coin toss; hot and cold spots are marked, and isolated firms are said', async ({
  app,
  page,
}) => {
  await app.open();
  await openPanel(app, t(app).error.title);
  const panel = page.locator('details', { hasText: t(app).error.title });
  await panel.getByRole('button', { name: t(app).error.run }).click();
  const found = panel.getByRole('status');
  await expect(found).toContainText(/200 redraws/);
  const tosses = Number(/^(\d+) firms? /.exec(await found.innerText())![1]);
  await panel.getByRole('checkbox', { name: t(app).error.colour }).check();
  await expect(
    app.legend.getByRole('listitem').filter({ hasText: t(app).classes['coin-toss'] }),
  ).toContainText(String(tosses));
  await panel.getByRole('button', { name: t(app).error.showTosses }).click();
  const table = page.getByRole('table', { name: app.m.words.firms });
  await expect(table.getByText(t(app).columns.insideProbability)).toBeVisible();

  await app.openExports();
  const { features } = JSON.parse(await app.exported('firms.geojson')) as {
    features: { properties: { inside_probability: number | null } }[];
  };
  const toss = features.filter(({ properties: { inside_probability: p } }) => {
    return p !== null && p >= 0.25 && p <= 0.75;
  });
  expect(toss).toHaveLength(tosses);

  await page.keyboard.press('Escape');
  await expect(app.dialog).toBeHidden();
  await page
    .getByRole('navigation', { name: app.m.app.menu })
    .getByRole('button', { name: /^4/ })
    .click();
  await page.getByRole('checkbox', { name: t(app).spots.show }).check();
  await expect(page.getByText(/\d+ hot and \d+ cold of 5,000 firms/)).toBeVisible();
  await expect(page.getByText(/no neighbour within 10 km/)).toBeVisible();
  await expect(app.legend.getByText(t(app).classes.hot)).toBeVisible();
  await expect(app.legend.getByText(t(app).classes.isolated)).toBeVisible();
});

test.describe('in Japanese', () => {
  test.use({ locale: 'ja-JP' });

  test('the other method, one industry and a weight define clusters too', async ({ app, page }) => {
    await app.open();
    await app.openStep('clusters');
    await page.locator('summary', { hasText: app.m.app.more }).click();
    let before = await app.stepHead('clusters').innerText();
    await page
      .getByLabel(app.m.settings['clusters.method'], { exact: true })
      .selectOption('hdbscan');
    before = await app.changed(before);
    await expect(page.getByRole('slider', { name: t(app).define.minSize })).toBeVisible();
    await page.getByLabel(app.m.settings['clusters.selection']).selectOption('leaf');
    before = await app.changed(before);
    await page
      .getByLabel(app.m.settings['clusters.method'], { exact: true })
      .selectOption('dbscan');
    before = await app.changed(before);
    await page
      .getByLabel(app.m.settings['clusters.industry'], { exact: true })
      .selectOption('繊維工業');
    before = await app.changed(before);
    expect(await app.clusterCount()).toBeGreaterThan(3);
    await page.getByLabel(app.m.settings['clusters.weight']).selectOption('employees');
    await app.changed(before);
  });
});
