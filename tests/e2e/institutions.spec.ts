import { expect, test } from './fixtures';

test.use({ study: 'small' });

test('kinds that count are boxes, advice off by default, and a list of one’s own extends the built-in one', async ({
  app,
  page,
}) => {
  await app.open();
  await app.openStep('linkage');
  const { settings, words, steps } = app.m;
  await page.locator('summary', { hasText: settings.institutionKinds }).click();
  const box = (kind: keyof typeof words.kind) =>
    page.getByRole('checkbox', { name: new RegExp(`^${words.kind[kind]} \\(`) });
  await expect(box('yorozu_support')).not.toBeChecked();
  await expect(box('kosen')).toBeChecked();
  await box('yorozu_support').check();
  await expect.poll(async () => app.kept()).toContain('yorozu_support');
  await box('yorozu_support').uncheck();
  await expect.poll(async () => app.kept()).not.toContain('yorozu_support');

  const csv =
    'id,名称,種別,緯度,経度,廃止\nkosen-fukui,福井高専,高専,35.94,136.2,\nmine,研究所,,35.95,136.18,\nitc-fukui,,,,,2025-04\n';
  await app.openTable(
    { name: 'own.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) },
    'institutions',
  );
  await app.confirm();
  await page.getByLabel(steps.data.listUse).selectOption({ label: steps.data.listUses.extends });
  await expect(page.getByText(/1 replaced, 1 added, 1 taken away/).first()).toBeVisible();
  await expect.poll(async () => app.kept()).toContain('"extendsBuiltIn": true');
});
