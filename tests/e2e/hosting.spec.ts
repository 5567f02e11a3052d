import { expect, test } from './fixtures';
import { APP_FOLDER } from './serve-build';
import { smallStudy } from './small-study';
import { serveFolder } from './static-server';

test.use({ study: 'small' });

test(
  'the built folder works under any path of a plain server',
  { tag: '@map' },
  async ({ app }) => {
    const served = await serveFolder(APP_FOLDER, '/some/path/', smallStudy());
    try {
      await app.open(served.url);
      expect(await app.clusterCount()).toBeGreaterThan(2);
      await app.openStep('clusters');
      const before = await app.stepHead('clusters').innerText();
      await app.radius.press('PageUp');
      await app.changed(before);
    } finally {
      await served.close();
    }
  },
);

for (const locale of ['ja-JP', 'en-GB'])
  test.describe(`without WebGL in ${locale}`, () => {
    test.use({ locale });

    test('the map says why it is not there; all else works, and the skip link leads to it', async ({
      app,
      page,
    }) => {
      await app.open();
      await expect(app.map).toHaveText(app.m.app.map.noWebGl);
      await page.keyboard.press('Tab');
      await expect(page.getByRole('link', { name: app.m.app.skipToMap })).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(app.map).toBeFocused();
      await expect(app.button(app.m.images.saveMap)).toBeDisabled();
      await app.openTableDrawer('firms');
      await app.openExports();
      await expect(app.dialog).toContainText(app.m.app.map.noWebGl);
      expect(await app.exported('clusters.geojson')).toContain('MultiPolygon');
    });
  });

for (const [name, viewport] of [
  ['a narrow window', { width: 800, height: 600 }],
  ['a phone', { width: 390, height: 800 }],
] as const)
  test.describe(`in ${name}`, () => {
    test.use({ viewport });

    test(
      'nothing runs out of the page and the main ways stay open',
      { tag: '@map' },
      async ({ app, page }, info) => {
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
      },
    );
  });
