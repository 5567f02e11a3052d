import { expect, test } from './fixtures';

test.use({ study: 'small' });

test('filters say which firms are shown, and become the study’s own', async ({ app, page }) => {
  await app.open();
  const { m } = app;
  const t = m.filters;
  await app.openTableDrawer('firms');
  const bar = page.getByRole('region', { name: t.title });
  const rows = page.getByRole('status').filter({ hasText: /rows/ });
  await expect(rows).toHaveText(m.app.table.rows(300, 300));

  await page.getByRole('button', { name: t.add, exact: true }).click();
  await app.dialog.getByLabel(t.by).selectOption({ label: t.municipality });
  await app.dialog.getByLabel('福井県鯖江市').check();
  await app.dialog.getByRole('button', { name: t.apply }).click();
  await expect(bar).toContainText(t.text({ kind: 'municipality', values: ['福井県鯖江市'] }));
  await expect(rows).not.toHaveText(m.app.table.rows(300, 300));
  const shown = Number((await rows.innerText()).split(' ')[0]);
  await expect(bar).toContainText(t.shown(shown, 300));

  // A filter that leaves nothing changes nothing.
  await page.getByRole('button', { name: t.add, exact: true }).click();
  await app.dialog.getByLabel(t.by).selectOption({ label: t.municipality });
  await app.dialog.getByLabel('福井県鯖江市').check();
  await app.dialog.getByLabel(t.not).check();
  await app.dialog.getByRole('button', { name: t.apply }).click();
  await expect(page.getByText(/No firm passes these filters/)).toBeVisible();
  await expect(bar).toContainText(t.shown(shown, 300));

  await bar.getByRole('button', { name: t.studyOnly }).click();
  await expect(bar).toContainText(t.scope);
  await expect(rows).toHaveText(m.app.table.rows(300, 300));
  await bar.getByRole('button', { name: t.studyMore }).click();
  await expect(bar).toHaveCount(0);
});
