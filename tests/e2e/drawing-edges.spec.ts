import {
  AROUND,
  bar,
  drag,
  drawPolygon,
  firmsSelected,
  goToTsubame,
  startDrawing,
  tool,
} from './drawing-page';
import { expect, test } from './fixtures';

test('a polygon that the mouse draws across itself says where, waits, and is repaired', async ({
  app,
}) => {
  await app.open();
  await goToTsubame(app);
  await startDrawing(app);
  const first = await app.stepHead('clusters').innerText();
  const [northWest, northEast, southEast, southWest] = AROUND;
  await drawPolygon(app, [northWest, southEast, northEast, southWest]);
  const alert = bar(app).getByText(/crosses or touches itself at 13\d\.\d{5}, 3\d\.\d{5}/);
  await expect(alert).toBeVisible();
  await expect(app.stepHead('clusters')).toHaveText(first, { useInnerText: true });
  await bar(app).getByRole('button', { name: app.m.drawing.repair }).click();
  await app.changed(first);
  expect(await app.clusterCount()).toBe(1);
  await expect(alert).toBeHidden();
});

test('firms inside and the difference follow while a corner moves', async ({ app, page }) => {
  await app.open();
  await goToTsubame(app);
  await startDrawing(app);
  await drawPolygon(app);
  await expect.poll(() => app.clusterCount()).toBe(1);
  const inside = await firmsSelected(app);
  const difference = bar(app).getByText(/ inside, .* outside/);
  await expect(difference).toBeVisible();
  const before = await difference.innerText();
  const box = (await app.map.boundingBox())!;
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...at(...AROUND[0]), { steps: 3 });
  await page.mouse.down();
  await page.mouse.move(...at(0.4, 0.45), { steps: 6 });
  await page.mouse.move(...at(0.48, 0.6), { steps: 6 });
  // The hand still holds the corner.
  await expect.poll(() => firmsSelected(app)).toBeLessThan(inside);
  await expect.poll(() => difference.innerText()).not.toBe(before);
  await page.mouse.up();
});

test('a boundary is moved as a whole', async ({ app }) => {
  await app.open();
  await goToTsubame(app);
  await startDrawing(app);
  await drawPolygon(app);
  await expect.poll(() => app.clusterCount()).toBe(1);
  const size = async () =>
    / [\d,.]+ km²/.exec(
      await bar(app)
        .getByText(/ firms?, .*km²/)
        .innerText(),
    )![0];
  const [firms, area] = [await firmsSelected(app), await size()];
  await expect(tool(app, 'edit')).toHaveAttribute('aria-pressed', 'true');
  await drag(app, [0.36, 0.75], [0.5, 0.75]);
  await expect.poll(() => firmsSelected(app)).not.toBe(firms);
  // East is not north: but for the last digit the area is what it was.
  expect(Math.abs(parseFloat(await size()) / parseFloat(area) - 1)).toBeLessThan(0.01);
});

test('a derived boundary is overridden from its cluster’s card', async ({ app }) => {
  await app.open();
  const table = await app.openTableDrawer('clusters');
  await table.getByRole('row').nth(1).getByRole('button').first().click();
  await app.button(app.m.app.table.height.closed).click();
  const clusters = await app.clusterCount();
  const name = await app.inspector.getByRole('heading', { level: 2 }).innerText();
  const first = await app.stepHead('clusters').innerText();
  await app.inspector.getByRole('button', { name: app.m.outline.override }).click();
  await app.changed(first);
  await app.computed();
  // All clusters are kept, one of them is in hand.
  expect(await app.clusterCount()).toBe(clusters);
  await expect(bar(app).getByText(/ firms?, .*km²/)).toContainText(name);
  await bar(app).getByRole('button', { name: app.m.drawing.remove }).click();
  await expect.poll(() => app.clusterCount()).toBe(clusters - 1);
  for (let i = 0; i < 2; i++) await app.button(app.m.app.undo).click();
  await expect(app.stepHead('clusters')).toHaveText(first, { useInnerText: true });
});
