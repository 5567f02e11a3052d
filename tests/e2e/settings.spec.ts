import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures';
import { messagesIn } from '../../src/i18n';

test.use({ study: 'small' });

/** Clicks a button until it is disabled, so many times at most. */
async function press(button: Locator, most: number): Promise<void> {
  for (let i = 0; i < most && (await button.isEnabled()); i++)
    await button.evaluate((element: HTMLElement) => element.click());
}

/** An answer that stays: those of keys that were pressed in a row come one after the other, too soon for a progress bar. */
async function settledAnswer(head: Locator): Promise<string> {
  let before = '';
  await expect(async () => {
    const now = await head.innerText();
    const isSame = now === before;
    before = now;
    expect(isSame).toBe(true);
  }).toPass({ intervals: [1000] });
  return before;
}

test('the radius slider, by keyboard and drawn, changes the clusters; undo and redo give the numbers back', async ({
  app,
  page,
}) => {
  await app.open();
  await app.openStep('clusters');
  const first = await app.stepHead('clusters').innerText();
  await app.radius.focus();
  for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight');
  await app.changed(first);
  await expect(app.radius).toHaveAttribute('aria-valuetext', '4 km');
  const second = await settledAnswer(app.stepHead('clusters'));

  // A press of a key is one step at most.
  await press(app.button(app.m.app.undo), 10);
  await expect(app.stepHead('clusters')).toHaveText(first, { useInnerText: true });
  await expect(app.radius).toHaveAttribute('aria-valuetext', '3 km');

  const redo = app.button(app.m.app.redo);
  await press(redo, 10);
  await expect(app.stepHead('clusters')).toHaveText(second, { useInnerText: true });
  await expect(redo).toBeDisabled();
  await press(app.button(app.m.app.undo), 10);
  await expect(app.stepHead('clusters')).toHaveText(first, { useInnerText: true });

  // A drag is one step of undo.
  const box = (await app.radius.boundingBox())!;
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.13, y);
  await page.mouse.down();
  for (const share of [0.2, 0.3, 0.4, 0.5]) await page.mouse.move(box.x + box.width * share, y);
  await page.mouse.up();
  await app.changed(first);
  await app.button(app.m.app.undo).click();
  await expect(app.stepHead('clusters')).toHaveText(first, { useInnerText: true });
  await expect(app.button(app.m.app.undo)).toBeDisabled();
});

test('undo and redo have keys, which stay out of text fields; a setting out of range is refused where it was typed', async ({
  app,
  page,
}) => {
  await app.open();
  await app.openStep('clusters');
  const first = await app.stepHead('clusters').innerText();
  const field = page.getByRole('textbox', { name: app.m.settings['clusters.radiusKm'] });
  await field.fill('6');
  await field.press('Enter');
  const second = await app.changed(first);
  await app.searchBox.pressSequentially('a');
  await app.searchBox.press('Control+z');
  await expect(app.searchBox).toHaveValue('');
  await app.computed();
  await expect(app.stepHead('clusters')).toHaveText(second, { useInnerText: true });
  await app.stepHead('clusters').focus();
  await page.keyboard.press('Control+z');
  await expect(app.stepHead('clusters')).toHaveText(first, { useInnerText: true });
  await page.keyboard.press('Control+Shift+Z');
  await expect(app.stepHead('clusters')).toHaveText(second, { useInnerText: true });

  for (const text of ['0', '-3', '1e9', 'five', '']) {
    await field.fill(text);
    await field.press('Enter');
    await expect(field, `"${text}"`).toHaveAttribute('aria-invalid', 'true');
  }
  await expect(app.stepHead('clusters')).toHaveText(second, { useInnerText: true });
  // Full-width digits are digits.
  await field.fill('５');
  await field.press('Enter');
  await expect(field).toHaveAttribute('aria-invalid', 'false');
  await app.changed(second);
});

test('the language changes every word and nothing else, the colours change at once; both are remembered', async ({
  app,
  page,
}) => {
  await app.open();
  await app.openStep('clusters');
  const clusters = await app.clusterCount();
  await app.radius.press('ArrowRight');
  await app.button(app.m.app.otherLanguage).click();
  app.language = 'ja';
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(app.radius).toHaveAttribute('aria-valuetext', '3.1 km');
  await expect(app.stepHead('clusters')).toContainText('集積はどこか');
  await expect(app.button(app.m.app.undo)).toBeEnabled();
  expect(Math.abs((await app.clusterCount()) - clusters)).toBeLessThan(10);
  // Of the other language only its own name is left, on the button that leads back to it.
  await expect(page.getByText(messagesIn('en').words.simulated)).toHaveCount(0);
  const { theme } = app.m.app;
  await app.button(`${theme.label}: ${theme.dark}`).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(ground).not.toBe('rgb(255, 255, 255)');
  await page.reload();
  await app.computed();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(app.button(`${theme.label}: ${theme.light}`)).toBeVisible();
});

test.describe('in a Japanese browser, where the system is dark', () => {
  test.use({ locale: 'ja-JP', colorScheme: 'dark' });

  test('the app speaks Japanese and is dark from the start', async ({ app, page }) => {
    await app.open();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    expect(await app.clusterCount()).toBeGreaterThan(1);
    await expect(page).toHaveTitle(/集積|サンプル/);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });
});
