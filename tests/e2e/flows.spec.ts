import type { AppPage } from './app-page';
import { expect, test } from './fixtures';

interface FlowFile {
  features: {
    properties: { ends: string; strength: number; ties: number; to_id: string };
    geometry: { type: string; coordinates: [number, number][] };
  }[];
}

async function showFlows(app: AppPage): Promise<void> {
  const t = app.m.flows;
  await app.openStep('linkage');
  await app.page.getByText(t.title, { exact: true }).click();
  await app.page.getByRole('checkbox', { name: t.show }).check();
  await expect(app.legend).toContainText(t.strength);
}

async function exportedFlows(app: AppPage): Promise<FlowFile['features']> {
  await app.openExports();
  const { features } = JSON.parse(await app.exported('flows.geojson')) as FlowFile;
  await app.page.keyboard.press('Escape');
  await expect(app.dialog).toBeHidden();
  return features;
}

/** Strengths of the legend's lines with their widths, and how many lines it says there are. */
async function legendLines(app: AppPage) {
  const widths = await app.legend.locator('li[data-width]').evaluateAll((items) =>
    (items as HTMLElement[]).map(({ dataset }) => ({
      strength: Number(dataset.strength),
      width: Number(dataset.width),
    })),
  );
  const text = await app.legend.getByText(/[\d,]+ lines$/).innerText();
  return { widths, count: Number(/([\d,]+) lines/.exec(text)![1].replaceAll(',', '')) };
}

test(
  'flows are filtered, keep their widths where locked, are selected by a click, and leave as a layer',
  { tag: '@map' },
  async ({ app, page }) => {
    await app.open();
    await showFlows(app);
    const t = app.m.flows;
    await page.getByLabel(app.m.settings['flows.grouping']).selectOption('clusters');
    await expect(app.legend).toContainText(t.groupings.clusters);
    const all = await legendLines(app);
    expect(await exportedFlows(app)).toHaveLength(all.count);

    await page.getByRole('checkbox', { name: app.m.settings['flows.lockedTop'] }).check();
    await expect(app.legend).toContainText(t.locked);
    const to = page.getByLabel(t.bandTo, { exact: true });
    await to.fill('20');
    await to.press('Enter');
    await expect.poll(async () => (await legendLines(app)).count).toBeLessThan(all.count);
    const near = await legendLines(app);
    expect(near.widths).toEqual(all.widths);
    const features = await exportedFlows(app);
    expect(features).toHaveLength(near.count);
    expect(features[0].geometry).toMatchObject({ type: 'LineString' });
    expect(new Set(features.map(({ properties }) => properties.ends))).toEqual(
      new Set(['clusters']),
    );

    // All lines again; one of them goes over the open sea.
    await app.button(app.m.app.undo).click();
    await expect.poll(async () => (await legendLines(app)).count).toBe(all.count);
    const box = (await app.map.boundingBox())!;
    const tip = page.locator('.tip').filter({ hasText: '→' });
    const x = box.x + box.width * 0.5;
    let y = box.y + box.height * 0.66;
    for (; y < box.y + box.height * 0.95; y += 3) {
      await page.mouse.move(x, y);
      if (await tip.isVisible()) break;
    }
    await expect(tip).toContainText(/Strength [\d.]+, \d+ ties/);
    const ties = Number(/(\d+) ties/.exec(await tip.innerText())![1]);
    await page.mouse.click(x, y);
    await expect(app.inspector).toBeVisible();
    expect(ties).toBeGreaterThan(0);

    await page.reload();
    await expect(app.legend).toContainText(t.groupings.clusters);
    await expect(app.legend).toContainText(t.locked);
  },
);

test('what is stronger and weaker than expected is drawn and listed', async ({ app, page }) => {
  await app.open();
  await app.openStep('linkage');
  const t = app.m.flows.gravity;
  await page.getByText(t.title, { exact: true }).click();
  const missing = page.getByRole('table', { name: t.missing });
  await expect(missing.getByRole('row').nth(1)).toBeVisible();
  await expect(page.getByText(/Twice the distance goes with \d+(\.\d+)?\s?% fewer/)).toBeVisible();
  await page.getByRole('checkbox', { name: t.show }).check();
  for (const name of [app.m.flows.classes['much-fewer'], app.m.flows.classes['much-more']])
    await expect(app.legend).toContainText(name);
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    app.button(t.save).first().click(),
  ]);
  expect(saved.suggestedFilename()).toBe('missing-links.csv');
  await missing.getByRole('button').first().click();
  await expect(app.inspector).toContainText(
    app.m.app.inspector.density(1).replace(/^[\d.]+\s*/, ''),
  );
  await expect(page.getByRole('table', { name: t.far }).getByRole('row').nth(1)).toBeVisible();
});

test.describe('on a small study', () => {
  test.use({ study: 'small' });

  test(
    'another institution changes reach, on the map and in a file, until all is back',
    { tag: '@map' },
    async ({ app, page }) => {
      await app.open();
      await app.openStep('linkage');
      const t = app.m.flows.whatIf;
      await page.getByText(t.title, { exact: true }).click();
      await page.getByLabel(t.municipality).fill('どこにもない市');
      await app.button(t.open).click();
      await expect(page.getByText(t.unknown)).toBeVisible();
      await page.getByLabel(t.municipality).fill('燕市');
      await app.button(t.open).click();
      const clusters = page.getByRole('table', { name: t.clusters });
      await expect(clusters).toContainText('Tsubame, Sanjo');
      await page.getByRole('checkbox', { name: t.colour }).check();
      await expect(app.legend).toContainText(t.legend);
      const [file] = await Promise.all([page.waitForEvent('download'), app.button(t.save).click()]);
      expect(file.suggestedFilename()).toBe('what-if.geojson');
      await app.button(t.clear).click();
      await expect(clusters).toBeHidden();
      await expect(app.legend).not.toContainText(t.legend);

      // On the map, and the way back from it.
      await app.button(t.place).click();
      await expect(page.getByText(t.placing)).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByText(t.placing)).toBeHidden();
      await app.button(t.place).click();
      const box = (await app.map.boundingBox())!;
      await page.mouse.click(box.x + box.width * 0.5, box.y + box.height * 0.4);
      await expect(page.getByText(/^A new institution at \d+\.\d+° N/)).toBeVisible();
    },
  );
});
