import type { Page, Worker } from '@playwright/test';
import { expect, test } from './fixtures';

function engineOf(page: Page): Worker {
  const found = page.workers().find((worker) => /engine/.test(worker.url()));
  if (!found)
    throw new Error(
      `no engine among ${page
        .workers()
        .map((w) => w.url())
        .join()}`,
    );
  return found;
}

test.describe('on a small study', () => {
  test.use({ study: 'small' });

  test('a worker that dies at work or at rest, or is simply gone: at most a sentence, and the next change works', async ({
    app,
    page,
    tolerated,
  }) => {
    tolerated.push(/out of luck/);
    await app.open();
    await app.openStep('clusters');
    const before = await app.stepHead('clusters').innerText();
    // The change below is waiting when the worker fails.
    await engineOf(page).evaluate(() => {
      setTimeout(() => {
        const end = performance.now() + 2500;
        while (performance.now() < end);
        throw new Error('out of luck');
      });
    });
    await app.radius.press('ArrowRight');
    await expect(page.getByRole('alert')).toContainText('out of luck');
    await expect(page.getByRole('alert')).toContainText('last findings');
    expect(await app.stepHead('clusters').innerText()).toBe(before);
    await app.radius.press('PageUp');
    const next = await app.changed(before);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await app.computed();
    expect(await app.clusterCount()).toBeGreaterThan(0);

    const dead = engineOf(page);
    const gone = new Promise((resolve) => dead.once('close', resolve));
    await dead.evaluate(() => {
      setTimeout(() => {
        throw new Error('out of luck');
      });
    });
    await gone;
    await app.radius.press('PageDown');
    const third = await app.changed(next);
    await app.computed();

    await engineOf(page).evaluate(() => self.close());
    await app.radius.press('PageUp');
    await app.changed(third);
    await app.computed();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
});

test('a worker that dies in the middle of random draws: it is said where they were asked for, and asking again works', async ({
  app,
  page,
  tolerated,
}) => {
  tolerated.push(/out of luck/);
  await app.open();
  await app.computed();
  await app.openStep('evidence');
  const { specifications } = app.m.models;
  const panel = page.getByRole('region', { name: specifications.title });
  const verdict = page.getByText(/firms inside clusters average/);
  await expect(verdict).not.toContainText('…');
  const before = await verdict.innerText();
  await panel.getByRole('button', { name: specifications.button }).click();
  await expect(panel.getByRole('progressbar')).not.toHaveJSProperty('value', 0);
  await engineOf(page).evaluate(() => {
    setTimeout(() => {
      throw new Error('out of luck');
    });
  });
  await expect(panel).toContainText('out of luck');
  await expect(panel).toContainText('last findings stay');
  expect(await verdict.innerText()).toBe(before);

  await panel.getByRole('button', { name: specifications.button }).click();
  await expect(panel).not.toContainText('out of luck');
  await expect(panel.getByRole('img', { name: specifications.title })).toBeVisible({
    timeout: 120_000,
  });
});
