import type { AppPage } from './app-page';
import { expect, test } from './fixtures';

/** Selects a cluster in the table and gives its number in the files. */
async function select(app: AppPage, row: number): Promise<void> {
  const table = await app.openTableDrawer('clusters');
  await table.getByRole('row').nth(row).getByRole('button').first().click();
  await expect(app.inspector).toBeVisible();
}

for (const locale of ['en-GB', 'ja-JP'])
  test.describe(locale, () => {
    test.use({ locale, study: 'small' });

    test('a cluster’s card says what speaks for it, as its file does', async ({ app }) => {
      await app.open();
      await select(app, 1);
      const t = app.m.chance;
      await expect(app.inspector.getByRole('heading', { name: t.title })).toBeVisible();
      await expect(app.inspector.getByText(/99,999/)).toBeVisible();
      const name = await app.inspector.getByRole('heading', { level: 2 }).innerText();

      await app.openExports();
      const { features } = JSON.parse(await app.exported('clusters.geojson')) as {
        features: { properties: Record<string, string | number | null> }[];
      };
      const own = features.find(({ properties: { name: ja, name_en } }) =>
        [ja, name_en].includes(name),
      )!.properties;
      const said = await app.inspector.innerText();
      const [p, q] = [own.outcome_p_value, own.outcome_q_value] as [number, number];
      expect(said).toContain(p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`);
      expect(said).toContain(q < 0.001 ? 'q < 0.001' : `q = ${q.toFixed(3)}`);
      expect(own.concentration_p_value).toBeNull();
    });
  });

test('clusters of one industry say whether chance makes any as large', async ({ app, page }) => {
  await app.open();
  await app.openStep('clusters');
  await page.locator('summary', { hasText: app.m.app.more }).click();
  const before = await app.stepHead('clusters').innerText();
  await page
    .getByLabel(app.m.settings['clusters.industry'], { exact: true })
    .selectOption('金属製品製造業');
  await app.changed(before);
  await select(app, 1);
  await expect(app.inspector.getByText(/by chance with p [<=] 0\.\d/)).toBeVisible();
  await expect(app.inspector.getByText(/firms drawn from the sites of all 5,000/)).toBeVisible();
});
