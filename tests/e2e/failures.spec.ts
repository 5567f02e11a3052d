import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeProblem } from '../../src/i18n';
import { problem } from '../../src/model';
import { expect, test } from './fixtures';
import { APP_FOLDER } from './serve-build';
import { smallStudy } from './small-study';
import { coloursIn } from './pixels';
import { serveFolder } from './static-server';

test.use({ study: 'small' });

for (const locale of ['ja-JP', 'en-GB'])
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test('a panel that fails says so in its place; the others live, the study can be saved, and it comes back', async ({
      app,
      page,
      tolerated,
    }) => {
      tolerated.push(/out of luck/);
      await app.open();
      // What a step asks of the browser when it is opened, and a chart when it is drawn.
      await page.evaluate(() => {
        Element.prototype.scrollIntoView = () => {
          throw new Error('out of luck');
        };
      });
      await app.stepHead('linkage').click();
      const said = page.getByRole('alert');
      const { keeping, steps } = app.m;
      await expect(said).toContainText(keeping.panelFailed(steps.linkage.title, 'out of luck'));
      await page.evaluate(() => {
        Element.prototype.scrollIntoView = () => undefined;
      });
      const saved = await app.download(() =>
        said.getByRole('button', { name: app.m.app.save }).click(),
      );
      expect(saved.suggestedFilename()).toMatch(/\.shuseki$/);
      await app.openStep('clusters');
      const before = await app.stepHead('clusters').innerText();
      await app.radius.press('PageUp');
      await app.changed(before);
      await app.openTableDrawer('firms');
      await said.getByRole('button', { name: keeping.retry }).click();
      await expect(said).toHaveCount(0);
      await app.openStep('linkage');
      await expect(app.stepHead('linkage')).toHaveAttribute('aria-expanded', 'true');
    });
  });

test('without a network: the report and what repeats it are made, a part that was never fetched is said', async ({
  app,
  context,
  tolerated,
}) => {
  tolerated.push(/ERR_INTERNET_DISCONNECTED/);
  await app.open();
  await app.openExports();
  await context.setOffline(true);
  expect(await app.exported('report.html')).toContain('<svg');
  expect(await app.exported('replay.R')).toContain('finish()');
  expect(await app.exported('tables.csv')).not.toBe('');
  const { save } = app.m.layers;
  const block = app.dialog.getByRole('region', { name: save.title });
  await block.getByRole('button', { name: save.start }).click();
  await expect(block.getByRole('alert')).toContainText(
    describeProblem(problem('part-missing', 'error', {}, {}), 'en'),
  );
});

test('a new build in the place of the open page: a part that is gone says so, and a dead worker is not said to live', async ({
  app,
  page,
  tolerated,
}) => {
  tolerated.push(/404/, /out of luck/);
  const folder = mkdtempSync(join(tmpdir(), 'shuseki-newer-'));
  cpSync(APP_FOLDER, folder, { recursive: true });
  const served = await serveFolder(folder, '/', smallStudy());
  const newer = describeProblem(problem('newer-version', 'error', {}, {}), 'en');
  try {
    await app.open(served.url);
    for (const name of readdirSync(join(folder, 'assets'))) rmSync(join(folder, 'assets', name));
    writeFileSync(
      join(folder, 'index.html'),
      '<script type="module" src="./assets/index-new.js"></script>',
    );

    const engine = page.workers().find((worker) => worker.url().includes('engine'))!;
    await engine.evaluate(() => {
      setTimeout(() => {
        throw new Error('out of luck');
      });
    });
    await app.openStep('clusters');
    await app.radius.press('PageUp');
    const said = page.getByRole('alert');
    await expect(said).toContainText(newer);
    await expect(said).not.toContainText('started again');
    await expect(app.button(app.m.keeping.reload)).toBeVisible();
  } finally {
    await served.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test(
  'a lost graphics context: the map says so, all else works, and it comes back as the study is by then',
  { tag: '@map' },
  async ({ app, page }) => {
    await app.open();
    await app.openStep('clusters');
    await page.getByRole('textbox', { name: app.m.app.untitled }).focus();
    const box = (await app.map.boundingBox())!;
    const picture = () => coloursIn(page, box);
    let whole = await picture();
    await expect
      .poll(async () => {
        const before = whole;
        whole = await picture();
        return apart(before, whole);
      })
      .toBe(0);
    const before = await app.stepHead('clusters').innerText();
    const handle = await page.evaluateHandle(() => {
      const gl = document
        .querySelector<HTMLCanvasElement>('canvas.maplibregl-canvas')!
        .getContext('webgl2')!;
      return gl.getExtension('WEBGL_lose_context')!;
    });
    await handle.evaluate((context) => context.loseContext());
    const lost = page.getByText(app.m.app.map.lost);
    await expect(lost).toBeVisible();
    await expect(app.button(app.m.images.saveMap)).toBeDisabled();
    await app.radius.press('PageUp');
    const other = await app.changed(before);
    await app.radius.press('PageDown');
    await app.changed(other);
    await app.computed();
    await handle.evaluate((context) => context.restoreContext());
    await expect(lost).toBeHidden();
    await expect(app.button(app.m.images.saveMap)).toBeEnabled();
    await page.getByRole('textbox', { name: app.m.app.untitled }).focus();
    await expect.poll(async () => apart(whole, await picture())).toBeLessThan(0.002);
  },
);

/** The share of pixels by which two pictures' colours differ. */
function apart(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  const pixels = [...one.values()].reduce((sum, count) => sum + count, 0);
  const colours = new Set([...one.keys(), ...other.keys()]);
  const moved = [...colours].reduce(
    (sum, colour) => sum + Math.abs((one.get(colour) ?? 0) - (other.get(colour) ?? 0)),
    0,
  );
  return moved / 2 / pixels;
}
