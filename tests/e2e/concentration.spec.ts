import type { Locator, Worker } from '@playwright/test';
import type { AppPage } from './app-page';
import { expect, test } from './fixtures';

/** Draws so many that they take seconds even on a fast machine. */
const LONG = '5000';

function engineOf(app: AppPage): Worker {
  return app.page.workers().find((worker) => /engine/.test(worker.url()))!;
}

/** The panel of the question, with an answer from few draws on show, and what it says. */
async function answered(app: AppPage): Promise<{ panel: Locator; said: string }> {
  const t = app.m.explore.more;
  await app.open();
  await app.openStep('clusters');
  await app.page.locator('summary', { hasText: t.title }).click();
  const panel = app.page.locator('details', { hasText: t.title });
  await start(app, panel, '200');
  await expect(panel.getByRole('status')).toContainText(/more concentrated/);
  return { panel, said: await panel.getByRole('status').innerText() };
}

async function start(app: AppPage, panel: Locator, draws: string): Promise<void> {
  const t = app.m.explore.more;
  await panel.getByLabel(t.draws, { exact: true }).selectOption(draws);
  await panel.getByRole('button', { name: t.run, exact: true }).click();
}

/** Waits until some of the draws are done and most are not. */
async function midway(panel: Locator): Promise<void> {
  const bar = panel.getByRole('progressbar');
  await expect
    .poll(() => bar.evaluate((element) => (element as HTMLProgressElement).value))
    .toBeGreaterThan(0.002);
  expect(await bar.evaluate((element) => (element as HTMLProgressElement).value)).toBeLessThan(0.9);
}

/** Asks for many draws, and lets the engine fail in their middle: what the panel says then, with nothing lost. */
async function lostMidway(
  app: AppPage,
  panel: Locator,
  fail: (engine: Worker) => Promise<unknown>,
  reason: string,
): Promise<void> {
  const said = await panel.getByRole('status').innerText();
  const findings = await app.stepHead('clusters').innerText();
  await start(app, panel, LONG);
  await midway(panel);
  await fail(engineOf(app));
  await expect(panel.getByRole('alert')).toContainText(reason);
  await expect(panel.getByRole('alert')).toContainText('the last findings stay');
  await expect(panel.getByRole('progressbar')).toBeHidden();
  await expect(panel.getByRole('status')).toHaveText(said);
  await expect(panel.getByRole('img', { name: /industry’s curve/ })).toBeVisible();
  expect(await app.stepHead('clusters').innerText()).toBe(findings);
}

/** Asks again without anything having been changed in between. */
async function askedAgain(app: AppPage, panel: Locator, draws: string): Promise<void> {
  await start(app, panel, draws);
  await expect(panel.getByRole('alert')).toBeHidden();
  await expect(
    panel.getByText(new RegExp(`${Number(draws).toLocaleString('en')} draws without replacement`)),
  ).toBeVisible();
  await expect(panel.getByRole('status')).toContainText(/more concentrated/);
  await expect(panel.getByRole('progressbar')).toBeHidden();
}

test('draws that are cancelled, or whose worker crashes or is gone: one sentence, nothing lost, and asking again works', async ({
  app,
  tolerated,
}) => {
  tolerated.push(/out of luck/);
  const { panel, said } = await answered(app);

  await start(app, panel, LONG);
  await midway(panel);
  await panel.getByRole('button', { name: app.m.app.cancel }).click();
  await expect(panel.getByRole('progressbar')).toBeHidden();
  await expect(panel.getByRole('status')).toHaveText(said);
  await expect(panel.getByRole('alert')).toBeHidden();
  await askedAgain(app, panel, '1000');

  const crash = (engine: Worker) =>
    engine.evaluate(() => {
      setTimeout(() => {
        throw new Error('out of luck');
      });
    });
  await lostMidway(app, panel, crash, 'out of luck');
  // Files are made by the new worker, which has to find everything again.
  const inside = await app.insideCount();
  await app.openExports();
  const { features } = JSON.parse(await app.exported('clusters.geojson')) as {
    features: { properties: { firms: number } }[];
  };
  expect(features.reduce((sum, { properties }) => sum + properties.firms, 0)).toBe(inside);
  await app.page.keyboard.press('Escape');
  await askedAgain(app, panel, '200');

  await lostMidway(app, panel, (engine) => engine.evaluate(() => self.close()), 'ended');
  await askedAgain(app, panel, '1000');
});
