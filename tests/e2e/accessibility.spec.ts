import type { Page } from '@playwright/test';
import { STEPS } from './app-page';
import { violationsInBothThemes, violationsOfWords } from './axe';
import { expect, test } from './fixtures';
import { csvFile } from './made-files';

test.use({ study: 'small' });

/** All that a step folds away, and what stands folded within, with the answers that open folds ask for. */
async function openFolds(page: Page): Promise<void> {
  const steps = page.locator('nav details:not([open])');
  for (let left = await steps.count(); left > 0; left = await steps.count())
    await steps.evaluateAll((found) => {
      for (const fold of found as HTMLDetailsElement[]) fold.open = true;
    });
  await expect(page.locator('nav [role=progressbar]')).toHaveCount(0);
}

for (const [locale, violations] of [
  ['en-GB', violationsInBothThemes],
  ['ja-JP', violationsOfWords],
] as const)
  test.describe(`axe finds nothing in ${locale}`, () => {
    test.use({ locale });

    test('in the dialogs and in any step', async ({ app, page }) => {
      await app.open();
      await app.openExports();
      expect.soft(await violations(page), 'exports').toEqual([]);
      await page.keyboard.press('Escape');
      await expect(app.dialog).toBeHidden();

      const head = '会社名,所在地,従業員数';
      await app.openTable(csvFile('firms.csv', `${head}\n試験製作所,福井県鯖江市西山町13-1,12\n`));
      await expect(app.dialog.getByRole('table')).toBeVisible();
      expect.soft(await violations(page), 'preview').toEqual([]);
      await app.dialog.getByRole('button', { name: app.m.app.cancel }).click();

      await app.openTable(csvFile('empty.csv', ''));
      await expect(app.dialog.getByRole('alert')).toBeVisible();
      expect.soft(await violations(page), 'table that failed').toEqual([]);
      await app.dialog.getByRole('button', { name: app.m.app.cancel }).click();
      await expect(app.dialog).toBeHidden();

      for (const step of STEPS) {
        await app.openStep(step);
        await openFolds(page);
        expect.soft(await violations(page), `${step} step`).toEqual([]);
      }
    });

    test('in charts, paths, comparison, tables and inspector', async ({ app, page }) => {
      await app.open();
      const drawer = page.getByRole('region', { name: app.m.app.table.title });
      for (const [tab, label] of Object.entries(app.m.charts.tabs)) {
        await drawer.getByRole('button', { name: label, exact: true }).click();
        await expect(drawer.locator('g[role=img], [role=row], table').first()).toBeVisible();
        expect.soft(await violations(page), tab).toEqual([]);
      }

      await app.openTableDrawer('firms');
      await expect(page.getByRole('row').nth(3)).toBeVisible();
      expect.soft(await violations(page), 'firms').toEqual([]);
      await app.openTableDrawer('clusters');
      await page.getByRole('row').nth(1).getByRole('button').click();
      await expect(app.inspector).toBeVisible();
      expect.soft(await violations(page), 'cluster').toEqual([]);
    });
  });
