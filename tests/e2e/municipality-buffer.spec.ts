import { bar } from './drawing-page';
import { expect, test } from './fixtures';
import { choose, showOverlay } from './overlay-page';

test.use({ study: 'small' });

test('a municipality of the study’s own polygon layer is buffered by its polygon, another by a circle', async ({
  app,
  page,
}) => {
  await app.open();
  await showOverlay(app);
  await choose(app, app.m.settings['overlay.unit'], 'imported');
  const ring = [
    [136.1, 35.9],
    [136.3, 35.9],
    [136.3, 36],
    [136.1, 36],
    [136.1, 35.9],
  ];
  const feature = {
    type: 'Feature',
    properties: { N03_001: '福井県', N03_004: '鯖江市', N03_007: '18207' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
  await page.getByLabel(app.m.overlay.open).setInputFiles({
    name: 'n03.geojson',
    mimeType: 'application/geo+json',
    buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [feature] })),
  });
  await expect(page.getByText(app.m.overlay.opened('n03.geojson', 1))).toBeVisible();

  await app.openStep('clusters');
  await page.locator('summary', { hasText: app.m.drawing.title }).click();
  await page.getByText(app.m.drawing.byNumbers).click();
  const place = page.getByRole('combobox', { name: app.m.drawing.municipality, exact: true });
  await place.fill('鯖江市');
  await page.getByRole('spinbutton', { name: app.m.drawing.radius, exact: true }).fill('1');
  await app.button(app.m.drawing.circleAdd).click();
  await expect(page.getByText(app.m.overrides.buffered.polygon)).toBeVisible();
  await expect.poll(() => app.clusterCount()).toBe(1);
  await app.button(app.m.drawing.start).click();
  // 18.0 km by 11.1 km and one kilometre around: 261 km², where a circle has 3.
  await expect(bar(app).getByText(/ firms?, 26\d km²/)).toBeVisible();

  await place.fill('越前市');
  await app.button(app.m.drawing.circleAdd).click();
  await expect(page.getByText(app.m.overrides.buffered.circle)).toBeVisible();
  await expect.poll(() => app.clusterCount()).toBe(2);
});
