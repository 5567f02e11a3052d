import { spawnSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AROUND,
  bar,
  clickAt,
  drag,
  drawPolygon,
  firmsSelected,
  goToTsubame,
  polygonFile,
  startDrawing,
  tool,
} from './drawing-page';
import { expect, test } from './fixtures';

test.use({ study: 'small' });

const noOgrinfo = spawnSync('ogrinfo', ['--version']).status !== 0;

test(
  'a polygon drawn around Tsubame and Sanjo is a cluster: exported, undone, split, merged, cut, named and deleted',
  { tag: '@map' },
  async ({ app, page }) => {
    await app.open();
    await goToTsubame(app);
    await startDrawing(app);
    const first = await app.stepHead('clusters').innerText();
    await drawPolygon(app);
    await app.changed(first);
    expect(await app.clusterCount()).toBe(1);
    const inside = await app.insideCount();
    expect(inside).toBeGreaterThan(30);
    await expect(bar(app).getByText(/Tsubame/)).toContainText('Sanjo');
    expect(await firmsSelected(app)).toBe(inside);
    const drawn = await app.stepHead('clusters').innerText();

    // A corner that moves takes firms along, in one step of undo.
    await expect(tool(app, 'edit')).toHaveAttribute('aria-pressed', 'true');
    await drag(app, AROUND[0], [0.45, 0.55]);
    await app.changed(drawn);
    expect(await app.insideCount()).toBeLessThan(inside);
    await app.computed();
    await app.button(app.m.app.undo).click();
    await expect(app.stepHead('clusters')).toHaveText(drawn, { useInnerText: true });

    await app.openExports();
    const exported = await app.exported('clusters.geojson');
    const layer = JSON.parse(exported) as { features: { properties: Record<string, unknown> }[] };
    expect(layer.features.map(({ properties }) => properties)).toMatchObject([
      { method: 'drawn', firms: inside, municipality_1: expect.stringMatching(/燕市|三条市/) },
    ]);
    if (!noOgrinfo) {
      const file = join(await mkdtemp(join(tmpdir(), 'shuseki-')), 'clusters.geojson');
      await writeFile(file, exported);
      const read = spawnSync('ogrinfo', ['-al', '-so', file], { encoding: 'utf8' });
      expect(read).toMatchObject({ status: 0, stderr: '' });
      expect(read.stdout).toContain('Feature Count: 1');
    }
    await page.keyboard.press('Escape');
    await app.button(app.m.app.undo).click();
    await expect(app.stepHead('clusters')).toHaveText(first, { useInnerText: true });
    await app.button(app.m.app.redo).click();
    await expect(app.stepHead('clusters')).toHaveText(drawn, { useInnerText: true });

    await tool(app, 'split').click();
    await clickAt(app, [0.46, 0.25]);
    await clickAt(app, [0.47, 0.9]);
    await page.keyboard.press('Enter');
    await expect.poll(() => app.clusterCount()).toBe(2);
    expect(await app.insideCount()).toBe(inside);

    await tool(app, 'merge').click();
    await clickAt(app, [0.35, 0.35]);
    await expect.poll(() => app.clusterCount()).toBe(1);
    expect(await app.insideCount()).toBe(inside);

    await tool(app, 'hole').click();
    await drawPolygon(app, [
      [0.4, 0.5],
      [0.52, 0.5],
      [0.52, 0.7],
      [0.4, 0.7],
    ]);
    await expect.poll(() => app.insideCount()).toBeLessThan(inside);

    const name = page.getByRole('textbox', { name: app.m.drawing.name });
    await name.fill('県央');
    await name.press('Enter');
    await expect(bar(app).getByText(/^県央: /)).toBeVisible();

    await bar(app).getByRole('button', { name: app.m.drawing.remove }).click();
    await expect.poll(() => app.clusterCount()).toBe(0);
    for (let i = 0; i < 2; i++) await page.keyboard.press('Escape');
    await expect(bar(app)).toBeHidden();
  },
);

test(
  'the keyboard alone draws: corners, a circle, the hull of what is selected',
  { tag: '@map' },
  async ({ app, page }) => {
    await app.open();
    await app.openStep('clusters');
    await page.locator('summary', { hasText: app.m.drawing.title }).click();
    await page.getByText(app.m.drawing.byNumbers).click();
    const corners = page.getByRole('textbox', { name: app.m.drawing.coordinates });
    await corners.fill('138.8 37.7\n138.95 37.7');
    await app.button(app.m.drawing.coordinatesAdd).click();
    await expect(page.getByText(app.m.drawing.coordinatesWrong['too-few'])).toBeVisible();
    await corners.fill('37.7, 138.8\n37.7, 138.95\n37.6, 138.9');
    await app.button(app.m.drawing.coordinatesAdd).click();
    await expect(page.getByText(app.m.drawing.coordinatesWrong.swapped)).toBeVisible();
    await corners.fill('138.8, 37.7\n138.8, 37.55\n139.0, 37.55\n139.0, 37.7');
    await app.button(app.m.drawing.coordinatesAdd).click();
    await expect.poll(() => app.clusterCount()).toBe(1);

    const place = page.getByRole('combobox', {
      name: app.m.drawing.municipality,
      exact: true,
    });
    await place.fill('鯖江市');
    await app.button(app.m.drawing.circleAdd).click();
    await expect.poll(() => app.clusterCount()).toBe(2);
    await expect(page.getByText(app.m.overrides.buffered.circle)).toBeVisible();
    await expect(page.getByRole('list', { name: app.m.drawing.list })).toContainText('鯖江市');
    await expect(page.getByText(/inside both/)).toBeVisible();

    const table = await app.openTableDrawer('firms');
    const firm = (row: number) => table.getByRole('row').nth(row).getByRole('button');
    await firm(1).click();
    for (const row of [2, 3]) await firm(row).click({ modifiers: ['Shift'] });
    await app.button(app.m.drawing.hull(3)).click();
    await expect.poll(() => app.clusterCount()).toBe(3);
  },
);

test('boundaries come from a file; one that crosses itself says where and is repaired', async ({
  app,
  page,
}) => {
  await app.open();
  const before = await app.stepHead('clusters').innerText();
  await app.drop(
    polygonFile(
      'boundaries.geojson',
      [
        [138.8, 37.55],
        [139, 37.55],
        [139, 37.7],
        [138.8, 37.7],
        [138.8, 37.55],
      ],
      [
        [136.1, 35.9],
        [136.3, 36],
        [136.3, 35.9],
        [136.1, 36],
        [136.1, 35.9],
      ],
    ),
  );
  await expect(app.dialog).toContainText('136.20000, 35.95000');
  await app.dialog.getByRole('button', { name: app.m.drawing.brought.use }).click();
  await app.changed(before);
  expect(await app.clusterCount()).toBe(2);
  await app.computed();
  await app.button(app.m.app.undo).click();
  await expect(app.stepHead('clusters')).toHaveText(before, { useInnerText: true });
  await expect(page.getByRole('dialog')).toBeHidden();
});
