import type { AppPage } from './app-page';
import { expect, test } from './fixtures';

/** How many firms a button says it shows. */
function countIn(label: string | null): string {
  return /([\d,]+) firms?/.exec(label ?? '')![1];
}

const selected = (app: AppPage, count: string) =>
  expect(app.inspector.getByRole('heading', { name: `${count} firms selected` })).toBeVisible({
    timeout: 15_000,
  });

test('numbers, bars and rows of the evidence show their firms, by mouse and by keyboard', async ({
  app,
  page,
}) => {
  await app.open();
  await app.openStep('evidence');
  const step = page.getByRole('navigation', { name: app.m.app.menu });

  const inside = step.getByRole('button', { name: /^3,093 – Show on the map/ });
  await inside.click();
  await selected(app, '3,093');
  // The table of the selected firms has as many rows.
  await step.getByRole('button', { name: /^1,907 – Show on the map/ }).focus();
  await page.keyboard.press('Enter');
  await selected(app, '1,907');

  const bars = step.getByRole('button', {
    name: /^Show on the map the [\d,]+ firms? (in|out)side/,
  });
  const first = bars.first();
  await first.scrollIntoViewIfNeeded();
  await first.click();
  const firstCount = countIn(await first.getAttribute('aria-label'));
  await selected(app, firstCount);
  await page.keyboard.press('ArrowRight');
  await expect(bars.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  const secondCount = countIn(await bars.nth(1).getAttribute('aria-label'));
  expect(secondCount).not.toBe(firstCount);
  await selected(app, secondCount);

  const all = step.getByRole('button', { name: /Show on the map the [\d,]+ firms of the model/ });
  await all.first().click();
  await selected(app, countIn(await all.first().getAttribute('title')));
  // A smaller set than the whole: suppliers among the firms of the models.
  await step
    .getByRole('button', { name: `${app.m.models.coefficient('subcontractor')} – ` })
    .first()
    .click();
  await expect(app.inspector.getByRole('heading')).not.toContainText('5,000');
  await expect(app.inspector.getByRole('heading')).toContainText(/[\d,]+ firms selected/);
});
