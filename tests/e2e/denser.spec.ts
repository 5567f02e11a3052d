import { expect, test } from './fixtures';

test('step 2 says where industries gather, as the files do', async ({ app, page }) => {
  await app.open();
  await app.openStep('clusters');
  const t = app.m.agglomeration;
  await page.locator('summary', { hasText: t.title }).click();
  const table = page.getByRole('table', { name: t.title });
  const first = table.getByRole('row').nth(1);
  await expect(first).toBeVisible();
  const cells = await first.getByRole('cell').allInnerTexts();
  const [gamma, z] = cells.map(Number);
  expect(gamma).toBeGreaterThan(0.02);
  expect(z).toBeGreaterThan(3);
  const name = await first.getByRole('rowheader').innerText();
  await first.getByRole('button').click();
  await page.getByLabel(t.by, { exact: true }).selectOption('municipalities');
  const figure = page.getByRole('img', { name: t.figure(name, 'municipalities') });
  await expect(figure).toBeVisible();
  const row = page.getByRole('button', { name: /: [\d.]+ \([\d.]+ to [\d.,]+\), / }).first();
  await expect(row).toBeVisible();
  const said = (await row.getAttribute('aria-label'))!;
  const [, area, quotient, low, high] = /^(.*): ([\d.]+) \(([\d.]+) to ([\d.,]+)\)/.exec(said)!;
  expect(area).not.toBe('');
  expect(Number(low)).toBeLessThan(Number(quotient));
  await row.click();
  await expect(app.inspector).toBeVisible();

  await app.openExports();
  const industries = await app.exported('industries.csv');
  const header = industries.slice(1).split('\r\n')[0].split(',');
  expect(header).toContain('ellison_glaeser');
  const own = industries.split('\r\n').map((line) => line.split(','));
  expect(own.some((line) => Number(line[header.indexOf('ellison_glaeser')]).toFixed(3) === gamma.toFixed(3))).toBe(true); // prettier-ignore
  const quotients = await app.exported('location-quotients.csv');
  const ends = quotients.split('\r\n').map((line) => line.split(',').slice(8, 11).map((cell) => Number(cell).toFixed(2))); // prettier-ignore
  const wanted = [quotient, low, high].map((each) => Number(each.replaceAll(',', '')).toFixed(2));
  expect(ends).toContainEqual(wanted);
});

test('step 2 compares an industry with all firms', async ({ app, page }) => {
  await app.open();
  await app.openStep('clusters');
  const t = app.m.surfaces;
  await expect(app.legend).toContainText(t.title.density);
  await page.locator('summary', { hasText: t.relative.title }).click();
  await page.getByLabel(t.relative.ofInterest).selectOption({ index: 1 });
  await page.getByRole('button', { name: t.relative.run, exact: true }).click();
  await expect(page.getByText(/random labellings, seed \d+/)).toBeVisible();
  await expect(app.legend).toContainText(t.title.relative);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: t.relative.save }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('relative-density.geojson');
  await page.getByLabel(t.relative.show).uncheck();
  await expect(app.legend).toContainText(t.title.density);
  // Another radius is another bandwidth: what was compared is out of date.
  const before = await app.stepHead('clusters').innerText();
  await app.radius.press('ArrowRight');
  await app.changed(before);
  await expect(page.getByText(t.relative.stale)).toBeVisible();
});

test('step 4 says how many areas rest on few firms, and adjusts their shares', async ({
  app,
  page,
}) => {
  await app.open();
  await app.openStep('innovation');
  const s = app.m.settings;
  await page.getByLabel(s['overlay.shown'], { exact: true }).check();
  await page.getByLabel(s['overlay.unit'], { exact: true }).selectOption('municipalities');
  await page.getByLabel(s['overlay.statistic'], { exact: true }).selectOption('positive');
  await expect(page.getByText(/areas have a value of fewer than 10 firms: such/)).toBeVisible();
  await page.getByLabel(s['overlay.statistic'], { exact: true }).selectOption('shrunk');
  await expect(page.getByText(/empirical Bayes, Marshall 1991/)).toBeVisible();
  await app.openExports();
  const areas = JSON.parse(await app.exported('areas.geojson')) as {
    features: { properties: Record<string, number | null> }[];
  };
  const told = areas.features.filter(({ properties: { value } }) => value !== null);
  expect(told.length).toBeGreaterThan(20);
  for (const { properties } of told)
    expect(properties.value_ci_low!).toBeLessThan(properties.value_ci_high!);
});

test('clusters by relative density, and by sets of towns of any shape', async ({ app, page }) => {
  await app.open();
  await app.openStep('clusters');
  const { relative, title } = app.m.surfaces;
  await page.locator('summary', { hasText: app.m.app.more }).click();
  const field = (name: string) => page.getByLabel(name, { exact: true }).first();
  await field(app.m.settings['clusters.method']).selectOption('relative');
  // All are of interest so far: the way out is told.
  await expect(page.getByText(relative.refusedHere['only-cases'])).toBeVisible();
  await field(app.m.explore.define.scan.ofInterest).selectOption({ index: 1 });
  await expect(page.getByText(/random labellings, seed 1995/)).toBeVisible({ timeout: 60_000 });
  await expect(app.legend).toContainText(title.relative);
  await expect(page.locator('summary', { hasText: relative.title })).toHaveCount(0);
  await field(app.m.settings['clusters.bandwidths']).selectOption('fixed');
  await expect(page.getByText(/of interest among [\d,]+; Gaussian kernel .* km, the same/)).toBeVisible({ timeout: 60_000 }); // prettier-ignore
  await page.locator('.list button.name').first().click();
  await expect(app.inspector).toContainText(/At its peak the share is [\d.]+ times the usual one/);

  await field(app.m.settings['clusters.method']).selectOption('scan');
  await field(app.m.settings['clusters.shape']).selectOption('flexible');
  await expect(page.getByText(/among the 10 nearest to each of \d+ places/)).toBeVisible({ timeout: 60_000 }); // prettier-ignore
});
