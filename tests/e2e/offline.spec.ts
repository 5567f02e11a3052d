import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppPage } from './app-page';
import { expect, test } from './fixtures';
import { APP_FOLDER } from './serve-build';
import { smallStudy } from './small-study';
import { serveFolder } from './static-server';

test.use({
  study: 'small',
  serviceWorkers: 'allow',
  // What a browser says of a server that is gone.
  tolerated: [/GPU stall due to ReadPixels/, /ERR_CONNECTION_REFUSED|An unknown error occurred/],
});

/** Opens the app and says what became of the browser's holding it, in its own words where it refuses. */
async function held(app: AppPage, url: string): Promise<string> {
  const { page } = app;
  const refusals: string[] = [];
  page.on('console', (message) => {
    if (/^not held/.test(message.text())) refusals.push(message.text());
  });
  await app.open(url);
  const state = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const { active, waiting, installing } = registration ?? {};
      return (active ?? waiting ?? installing)?.state ?? 'never asked for, or not started';
    });
  await expect
    .poll(async () => refusals.length > 0 || (await state()) === 'activated')
    .toBe(true)
    .catch(() => null);
  return refusals[0] ?? (await state());
}

test('the app opens without a server from the second visit on, and takes a new version without losing the study', async ({
  app,
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'shuseki-offline-'));
  cpSync(APP_FOLDER, folder, { recursive: true });
  let served = await serveFolder(folder, '/at/', smallStudy());
  const { port } = new URL(served.url);
  const name = page.getByRole('textbox', { name: app.m.app.untitled });
  try {
    expect(await held(app, served.url)).toBe('activated');
    await name.fill('offline');
    await name.press('Enter');
    await expect.poll(() => app.kept()).toContain('"name": "offline"');

    await served.close();
    await page.reload();
    await app.computed();
    await expect(name).toHaveValue('offline');
    expect(await app.clusterCount()).toBeGreaterThan(2);
    // Parts that are loaded when they are first used are held too.
    await app.openExports();
    expect(await app.exported('clusters.geojson')).toContain('MultiPolygon');
    await page.keyboard.press('Escape');

    // A new build, at the same address.
    const worker = join(folder, 'sw.js');
    writeFileSync(
      worker,
      readFileSync(worker, 'utf8').replace(/"version":"\w+"/, '"version":"new"'),
    );
    const index = join(folder, 'index.html');
    writeFileSync(index, readFileSync(index, 'utf8').replace('<html', '<html data-build="new"'));
    served = await serveFolder(folder, '/at/', smallStudy(), Number(port));
    await page.reload();
    await app.computed();
    await expect(page.locator('html[data-build]')).toHaveCount(0);
    await app.button(app.m.keeping.takeVersion).click();
    await expect(page.locator('html[data-build]')).toHaveCount(1);
    await app.computed();
    await expect(name).toHaveValue('offline');
    await expect(app.button(app.m.keeping.takeVersion)).toBeHidden();
  } finally {
    await served.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
