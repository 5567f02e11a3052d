import { expect, test } from './fixtures';

test.use({ study: 'small' });

test('notes go into the project file and are undone', async ({ app, page }) => {
  await app.open();
  await app.openStep('data');
  await page.locator('summary', { hasText: app.m.steps.data.notes }).click();
  const notes = page.getByRole('textbox', { name: app.m.steps.data.notes });
  await notes.fill('燕三条は再調査');
  await notes.blur();
  await app.openExports();
  expect(JSON.parse(await app.exported('study.json'))).toMatchObject({ notes: '燕三条は再調査' });
  await page.keyboard.press('Escape');
  await app.button(app.m.app.undo).click();
  await expect(notes).toHaveValue('');
});
