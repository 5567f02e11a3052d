import { expect, test } from './fixtures';
import { APP_FOLDER } from './serve-build';
import { serveFolder } from './static-server';

test('the built folder works under any path of a plain server', async ({ app }) => {
  const served = await serveFolder(APP_FOLDER, '/some/path/');
  try {
    await app.open(served.url);
    expect(await app.clusterCount()).toBeGreaterThan(20);
    await app.openStep('clusters');
    const before = await app.stepHead('clusters').innerText();
    await app.radius.press('PageUp');
    await app.changed(before);
  } finally {
    await served.close();
  }
});

test('without WebGL the tables and exports still work', async ({ app, page }) => {
  await page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string) {
      return kind.startsWith('webgl') ? null : (original.call(this, kind) as never);
    } as typeof original;
  });
  await app.open();
  await expect(page.getByText(app.m.app.map.noWebGl)).toBeVisible();
  await app.openTableDrawer('firms');
  await app.openExports();
  expect(await app.exported('clusters.geojson')).toContain('MultiPolygon');
});

for (const [name, viewport] of [
  ['a narrow window', { width: 800, height: 600 }],
  ['a phone', { width: 390, height: 800 }],
] as const)
  test.describe(`in ${name}`, () => {
    test.use({ viewport });

    test('nothing runs out of the page and the main ways stay open', async ({
      app,
      page,
    }, info) => {
      await app.open();
      await info.attach(name, { body: await page.screenshot(), contentType: 'image/png' });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, 'pixels beyond the right edge').toBeLessThanOrEqual(0);
      await expect(app.map).toBeInViewport();

      const show = app.button(app.m.app.showSteps);
      if (await show.isVisible()) await show.click();
      await app.openStep('clusters');
      const before = await app.stepHead('clusters').innerText();
      await app.radius.press('PageUp');
      await app.changed(before);

      await app.openExports();
      for (const button of [app.m.app.exports.all, app.m.app.close])
        await expect(app.dialog.getByRole('button', { name: button }).last()).toBeInViewport();
    });
  });
