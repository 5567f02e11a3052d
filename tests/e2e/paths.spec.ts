import { textOf, type AppPage } from './app-page';
import { expect, test } from './fixtures';

test.use({ study: 'small' });

const drawer = (app: AppPage) => app.page.getByRole('region', { name: app.m.app.table.title });

async function openTab(app: AppPage, tab: 'paths' | 'comparison'): Promise<void> {
  await drawer(app).getByRole('button', { name: app.m.charts.tabs[tab], exact: true }).click();
}

test('the paths of all clusters are a table with thresholds that can be changed and are kept', async ({
  app,
  page,
}) => {
  await app.open();
  await openTab(app, 'paths');
  const t = app.m.paths;
  const table = page.getByRole('table', { name: t.title });
  const level = app.m.looking.path.level;
  // The earliest broken chain stands first.
  await expect(table.getByRole('row').nth(1)).toContainText(app.m.looking.path.step.agglomeration);
  const weak = page.getByLabel(app.m.settings['path.weakBelow']);
  await weak.fill('90');
  await weak.press('Enter');
  // Weak can't reach above strong.
  await expect(weak).toHaveValue('33.3');
  await weak.fill('0');
  await weak.press('Enter');
  await expect(table.getByRole('row').nth(1)).not.toContainText(
    app.m.looking.path.step.agglomeration,
  );
  await page.getByLabel(app.m.settings['path.reachKm']).selectOption('30');
  const file = await textOf(await app.download(() => app.button(t.save).click()));
  const [head, first, ...rest] = file.replace('\uFEFF', '').trim().split(/\r?\n/);
  expect(head.split(',')).toEqual(expect.arrayContaining(['firms_per_km2', 'breaks_at']));
  expect(first.split(',')[head.split(',').indexOf('reach_km')]).toBe('30');
  expect(rest).toHaveLength((await app.clusterCount()) - 1);
  await app.openExports();
  expect(JSON.parse(await app.exported('study.json'))).toMatchObject({
    settings: { path: { weakBelow: 0, reachKm: 30 } },
  });
  await page.keyboard.press('Escape');
  // The card of a cluster says the same.
  await table.getByRole('row').nth(1).getByRole('button').click();
  await expect(app.inspector).toContainText(level.strong);
  await expect(app.inspector).toContainText('within 30 km');
});

test('two groups stand side by side with their differences', async ({ app, page }) => {
  await app.open();
  await openTab(app, 'comparison');
  const t = app.m.comparison;
  const table = page.getByRole('table', { name: t.title });
  const row = (label: string) => table.getByRole('row').filter({ hasText: label });
  await page.getByLabel(t.side.a).selectOption('prefecture 福井県');
  await page.getByLabel(t.side.b).selectOption('prefecture 新潟県');
  const firms = row(t.measure.firms).first().getByRole('cell');
  const counts = (await firms.allInnerTexts()).map((text) =>
    Number(text.replaceAll(',', '').replace('−', '-')),
  );
  expect(counts[0] - counts[1]).toBe(counts[2]);
  expect(counts[0]).toBeGreaterThan(10);
  await expect(row(t.meanOf('Product innovations'))).toContainText(/[+−]\d.*\[.*, .*\]/);
  await expect(row('Path:')).toHaveCount(0);
  await page.getByLabel(t.side.a).selectOption({ index: 0 });
  await expect(row('Path:')).toHaveCount(4);
  const file = await textOf(await app.download(() => app.button(t.save).click()));
  expect(file).toContain('新潟県');
});

test('a firm says what it reaches, with the decay that is chosen', async ({ app, page }) => {
  await app.open();
  const table = await app.openTableDrawer('firms');
  await table.getByRole('row').nth(1).getByRole('button').click();
  const t = app.m.access;
  await page.getByText(t.title).click();
  await expect(app.inspector.getByText(t.nearest(3))).toBeVisible();
  const value = app.inspector.getByText(/all institutions at no distance/);
  const before = await value.innerText();
  await page.getByLabel(app.m.settings['access.decay']).selectOption('power');
  await expect(value).not.toHaveText(before);
  const half = page.getByLabel(app.m.settings['access.halfKm']);
  await half.fill('-1');
  await half.press('Enter');
  await expect(half).toHaveValue('30');
  await page.getByLabel(app.m.settings['access.nearest']).fill('5');
  await page.getByLabel(app.m.settings['access.nearest']).press('Enter');
  await expect(app.inspector.getByText(t.nearest(5))).toBeVisible();
  await app.openExports();
  expect(JSON.parse(await app.exported('study.json'))).toMatchObject({
    settings: { access: { decay: 'power', halfKm: 30, nearest: 5 } },
  });
});
