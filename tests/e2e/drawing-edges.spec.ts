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
  still,
  tool,
} from './drawing-page';
import { expect, test } from './fixtures';

test.use({ study: 'small' });

test(
  'a polygon drawn across itself is repaired, firms inside follow a corner that moves, and the whole is moved',
  { tag: '@map' },
  async ({ app, page }) => {
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
    await app.button(app.m.app.undo).click();
    await expect(app.stepHead('clusters')).toHaveText(first, { useInnerText: true });

    // Firms inside and the difference follow while a corner moves.
    await tool(app, 'polygon').click();
    await drawPolygon(app);
    await expect.poll(() => app.clusterCount()).toBe(1);
    const drawn = await app.stepHead('clusters').innerText();
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
    await app.changed(drawn);
    await app.computed();
    await app.button(app.m.app.undo).click();
    await expect(app.stepHead('clusters')).toHaveText(drawn, { useInnerText: true });

    // The boundary is moved as a whole.
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
  },
);

test(
  'one derived boundary is redrawn with the mouse, the others stay derived, and undo takes it back',
  { tag: '@map' },
  async ({ app, page }) => {
    await app.open();
    await goToTsubame(app);
    const table = await app.openTableDrawer('clusters');
    const rows = () => table.getByRole('row').allInnerTexts();
    const others = async () => (await rows()).filter((row) => !row.includes('Tsubame'));
    await expect.poll(async () => (await others()).length).toBeGreaterThan(4);
    const beforeOthers = await others();
    const filter = page.getByRole('searchbox', { name: app.m.app.table.filterLabel });
    await filter.fill('Tsubame');
    await expect(table.getByRole('row')).toHaveCount(2);
    const before = await rows();
    await table.getByRole('row').nth(1).getByRole('button').first().click();
    await app.button(app.m.app.table.height.closed).click();
    const clusters = await app.clusterCount();
    const name = await app.inspector.getByRole('heading', { level: 2 }).innerText();
    const first = await app.stepHead('clusters').innerText();
    await app.inspector.getByRole('button', { name: app.m.outline.override }).click();
    await expect(bar(app).getByText(/ firms?, .*km²/)).toContainText(name);
    await expect(tool(app, 'merge')).toBeDisabled();
    await still(app.map);
    // Drawn anew, it is a part of what it was.
    await tool(app, 'polygon').click();
    await drawPolygon(app, [
      [0.4, 0.4],
      [0.55, 0.4],
      [0.55, 0.6],
      [0.4, 0.6],
    ]);
    await app.changed(first);
    await app.computed();
    expect(await app.clusterCount()).toBe(clusters);
    await expect(bar(app).getByText(/ firms?, .*km²/)).toContainText(name);
    const inside = await firmsSelected(app);
    expect(inside).toBeGreaterThan(0);
    await app.openStep('clusters');
    await expect(page.getByText(app.m.overrides.inForce(1))).toBeVisible();
    const comparison = page.getByRole('region', { name: app.m.drawing.compare.title });
    await expect(comparison.getByRole('row').nth(1)).toContainText(/0\.\d\d/);
    await bar(app).getByRole('button', { name: app.m.drawing.leave }).click();
    await app.openTableDrawer('clusters');
    await filter.fill('Tsubame');
    await expect
      .poll(async () => (await rows())[1])
      .toMatch(new RegExp(`Tsubame.*\\s${inside}\\s`));
    await filter.fill('');
    await expect.poll(others).toEqual(beforeOthers);
    await app.button(app.m.app.table.height.closed).click();
    for (let i = 0; i < 2; i++) await app.button(app.m.app.undo).click();
    const counts = /[\d,]+ clusters, .* inside/.exec(first)![0];
    await expect(app.stepHead('clusters')).toContainText(counts);
    await app.openTableDrawer('clusters');
    await filter.fill('Tsubame');
    await expect.poll(rows).toEqual(before);
  },
);

test(
  'a boundary of 100,000 corners counts its firms, and says that its corners can’t be moved',
  { tag: '@map' },
  async ({ app }) => {
    await app.open();
    const first = await app.stepHead('clusters').innerText();
    const corners = 100_000;
    const ring = Array.from({ length: corners }, (_, k): [number, number] => {
      const angle = (2 * Math.PI * k) / corners;
      const km = 1 + 0.02 * Math.sin(500 * angle);
      return [138.93 + 0.2 * km * Math.cos(angle), 37.65 + 0.15 * km * Math.sin(angle)];
    });
    await app.drop(polygonFile('coast.geojson', [...ring, ring[0]]));
    await app.dialog.getByRole('button', { name: app.m.drawing.brought.use }).click();
    await app.changed(first);
    expect(await app.clusterCount()).toBe(1);
    expect(await app.insideCount()).toBeGreaterThan(30);
    await app.computed();
    await goToTsubame(app);
    await startDrawing(app);
    await clickAt(app, [0.5, 0.5]);
    await expect(bar(app).getByText(/too many corners to move/)).toBeVisible();
  },
);
