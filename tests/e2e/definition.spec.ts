import type { Locator } from '@playwright/test';
import type { AppPage } from './app-page';
import { expect, test } from './fixtures';

test.use({ study: 'small' });

/** The number that stands before a unit in the inspector's line. */
async function areaKm2(app: AppPage): Promise<number> {
  const text = await app.inspector.getByText(/^[\d,.]+ km²$/).innerText();
  return Number(text.replaceAll(',', '').replace(' km²', ''));
}

async function openMore(app: AppPage): Promise<void> {
  await app.openStep('clusters');
  await app.page.locator('summary', { hasText: app.m.app.more }).click();
}

async function openCertainty(app: AppPage): Promise<Locator> {
  await app.openStep('clusters');
  await app.page.locator('summary', { hasText: app.m.explore.sure.title }).click();
  return app.page.locator('details', { hasText: app.m.explore.sure.title });
}

const field = (app: AppPage, name: string) => app.page.getByRole('textbox', { name });

test(
  'clusters, boundaries and numbers follow the radius slider while the hand moves',
  { tag: '@map' },
  async ({ app, page }) => {
    await app.open();
    const table = await app.openTableDrawer('clusters');
    await table.getByRole('row').nth(1).getByRole('button').first().click();
    await expect(app.inspector).toBeVisible();
    await app.button(app.m.app.table.height.closed).click();
    await app.openStep('clusters');
    const first = await app.stepHead('clusters').innerText();
    const area = await areaKm2(app);
    const picture = await app.map.screenshot();

    const box = (await app.radius.boundingBox())!;
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * 0.13, y);
    await page.mouse.down();
    let said = first;
    let drawn = area;
    for (const share of [0.16, 0.19, 0.22]) {
      await page.mouse.move(box.x + box.width * share, y);
      // The hand still holds the slider.
      said = await app.changed(said);
      await expect.poll(() => areaKm2(app)).not.toBe(drawn);
      drawn = await areaKm2(app);
    }
    expect(drawn).toBeGreaterThan(area);
    expect((await app.map.screenshot()).equals(picture)).toBe(false);
    await page.mouse.up();
    await app.computed();

    await app.button(app.m.app.undo).click();
    await expect(app.stepHead('clusters')).toHaveText(first, { useInnerText: true });
    await expect.poll(() => areaKm2(app)).toBe(area);
  },
);

test('a minimum out of range is refused in a sentence; one firm is a minimum, and warned of', async ({
  app,
}) => {
  await app.open();
  await openCertainty(app);
  const before = await app.stepHead('clusters').innerText();
  const minimum = field(app, app.m.settings['clusters.minFirms']);
  for (const text of ['0', '1000000000', '2.5']) {
    await minimum.fill(text);
    await minimum.press('Enter');
    await expect(minimum).toHaveAttribute('aria-invalid', 'true');
    const sentence = `“${text}” can’t be used: give a whole number from 1 to 1,000,000 firms. 10 firms stays in use.`;
    await expect(app.page.getByText(sentence)).toBeVisible();
  }
  const radius = field(app, app.m.settings['clusters.radiusKm']);
  for (const text of ['0', '-1', '5000']) {
    await radius.fill(text);
    await radius.press('Enter');
    await expect(
      app.page.getByText(`“${text}” can’t be used: give a number from 0.05 to 300 km`),
    ).toBeVisible();
  }
  await expect(app.stepHead('clusters')).toHaveText(before, { useInnerText: true });

  await minimum.fill('1');
  await minimum.press('Enter');
  const all = await app.changed(before);
  await expect(app.page.getByText(/100% of the firms are core/)).toBeVisible();
  await minimum.fill('900');
  await minimum.press('Enter');
  await app.changed(all);
  await expect(app.page.getByText(/Only 0% of the firms are core/)).toBeVisible();
});

test('clusters wider than the chosen size are warned of', async ({ app, page }) => {
  await app.open();
  const panel = await openCertainty(app);
  const limit = panel.getByLabel(app.m.settings.widestKm);
  await limit.fill('1000');
  await limit.press('Enter');
  await expect(page.getByText(/km across, wider than/)).toBeHidden();
  await limit.fill('5');
  await limit.press('Enter');
  const sentence = await page.getByText(/km across, wider than 5 km/).innerText();
  const [, km] = /is ([\d.]+) km across/.exec(sentence)!;
  expect(Number(km)).toBeGreaterThan(5);
  // The width belongs to the study: undo knows it.
  await app.button(app.m.app.undo).click();
  await expect(limit).toHaveValue('1000');
});

test('a size of HDBSCAN is adopted with a click', async ({ app, page }) => {
  await app.open();
  await openMore(app);
  const before = await app.stepHead('clusters').innerText();
  await page.getByLabel(app.m.settings['clusters.method'], { exact: true }).selectOption('hdbscan');
  const chosen = await app.changed(before);
  await openCertainty(app);
  const map = page.getByRole('table', { name: app.m.explore.sure.map });
  const cell = map.locator('button:not([aria-current])').nth(1);
  const promised = (await cell.getAttribute('aria-label'))!;
  const [, size] = /^Minimum (\d+) firms: /.exec(promised)!;
  await cell.click();
  await app.changed(chosen);
  expect(await app.clusterCount()).toBe(Number(/: ([\d,]+) clusters/.exec(promised)![1]));
  await expect(field(app, app.m.explore.define.minSize)).toHaveValue(size);
});

test('every kind of boundary can be chosen, and says what it is drawn with', async ({
  app,
  page,
}) => {
  await app.open();
  const table = await app.openTableDrawer('clusters');
  await table.getByRole('row').nth(1).getByRole('button').first().click();
  await app.button(app.m.app.table.height.closed).click();
  await openMore(app);
  const said = {
    discs: /^Discs of 1\.5 km/,
    concave: /no empty disc of 3\.0 km.*0\.90 km are kept/,
    convex: /convex hull and 0\.05 km/,
    isopleth: /bandwidth of 3\.0 km.*at 50% of the least/,
  };
  const areas = new Set<number>();
  for (const [method, words] of Object.entries(said)) {
    await page
      .locator('label', { hasText: app.m.settings['clusters.boundary'] })
      .getByRole('combobox')
      .selectOption(method);
    await expect(page.getByText(words)).toBeVisible();
    await expect.poll(async () => areas.has(await areaKm2(app))).toBe(false);
    areas.add(await areaKm2(app));
  }
  expect(areas.size).toBe(4);
});
