import { expect, test } from './fixtures';

test.use({ study: 'small' });

test('one search follows another, each with its list below the box and the box empty after it', async ({
  app,
  page,
}) => {
  await app.open();
  const list = page.getByRole('listbox');
  const search = async (text: string): Promise<void> => {
    await app.searchBox.click();
    await page.keyboard.type(text);
    await expect(app.searchBox).toHaveValue(text);
    await expect(list).toBeVisible();
    const box = (await app.searchBox.boundingBox())!;
    await expect(async () => {
      const { y } = (await list.boundingBox())!;
      expect(y).toBeGreaterThan(box.y);
      expect(y).toBeLessThan(box.y + 60);
    }).toPass();
  };

  await search('Sabae');
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(app.searchBox).toHaveValue('');

  // Chosen by the mouse, then by the keyboard; the same place twice.
  await search('Sabae');
  await page.getByRole('option').first().click();
  await expect(list).toBeHidden();
  await expect(app.searchBox).toHaveValue('');
  await expect(app.inspector).toContainText('Sabae');
  await app.button(app.m.app.close).click();
  await expect(app.inspector).toBeHidden();
  await search('Sabae');
  await expect(page.getByRole('option').first()).toHaveAttribute('data-highlighted');
  await page.keyboard.press('Enter');
  await expect(app.inspector).toContainText('Sabae');
  await search('Osaka');
  await expect(page.getByRole('option').first()).toBeVisible();
});
