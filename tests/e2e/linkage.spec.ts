import { expect, test } from './fixtures';

test.use({ study: 'small' });

test('the strength of ties follows its parameters, and stands with its formula where a firm is looked at', async ({
  app,
  page,
}) => {
  await app.open();
  await app.openStep('linkage');
  const t = app.m.linkage;
  await page.getByText(t.title).click();
  const strongest = page.getByRole('list', { name: t.strongest });
  await expect(strongest.getByRole('listitem')).toHaveCount(8);
  const before = await strongest.innerText();
  await page
    .getByRole('combobox', { name: app.m.settings['linkage.decay'], exact: true })
    .selectOption('exponential');
  await expect(strongest).not.toHaveText(before, { useInnerText: true });
  const halfKm = page.getByRole('spinbutton', { name: app.m.settings['linkage.halfKm'] });
  await halfKm.fill('-3');
  await halfKm.press('Enter');
  await expect(halfKm).toHaveValue('30');
  await halfKm.fill('5');
  await halfKm.press('Enter');
  await strongest.getByRole('button').first().click();
  await expect(app.inspector).toContainText(t.strength);
  await expect(app.inspector).toContainText(/[\d.]+ × 1\.0 × [\d.]+ = [\d.]+/);
  await app.openExports();
  expect(JSON.parse(await app.exported('study.json'))).toMatchObject({
    settings: { linkage: { decay: 'exponential', halfKm: 5 } },
  });
  await page.keyboard.press('Escape');
  for (let i = 0; i < 2; i++) await app.button(app.m.app.undo).click();
  await expect(strongest).toHaveText(before, { useInnerText: true });
});

test('sites for new branches are found, looked at and saved', async ({ app, page }) => {
  await app.open();
  await app.openStep('linkage');
  const t = app.m.linkage.siting;
  await page.getByText(t.title).click();
  await page.getByRole('spinbutton', { name: t.sites }).fill('2');
  await page.getByRole('spinbutton', { name: t.coverKm }).fill('10');
  await app.button(t.start).click();
  const table = page.getByRole('table').filter({ hasText: t.gain.cover });
  await expect(table.getByRole('row')).toHaveCount(3);
  await expect(page.getByText(/Farther than 10\.0 km/)).toBeVisible();
  await table.getByRole('button').first().click();
  const [saved] = await Promise.all([page.waitForEvent('download'), app.button(t.save).click()]);
  expect(saved.suggestedFilename()).toBe('sites.csv');
});
