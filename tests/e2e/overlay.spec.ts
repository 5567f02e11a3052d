import type { AppPage } from './app-page';
import { expect, test } from './fixtures';
import { choose, exportedAreas, showOverlay } from './overlay-page';

const t = (app: AppPage) => app.m.overlay;

test.use({ study: 'small' });

test('a bivariate scale has three by three classes, and a polygon layer can be brought', async ({
  app,
  page,
}) => {
  await app.open();
  await showOverlay(app);
  await choose(app, app.m.settings['overlay.unit'], 'prefectures');
  await choose(app, app.m.settings['overlay.scale'], 'bivariate');
  await choose(app, app.m.settings['overlay.second'], 'proximity');
  await expect(app.legend.locator('td[data-colour]')).toHaveCount(9);
  await choose(app, app.m.settings['overlay.scale'], 'sequential');
  await choose(app, app.m.settings['overlay.unit'], 'imported');
  await expect(page.getByText(t(app).refused['no-layer'])).toBeVisible();
  const ring = [
    [135, 34],
    [136, 34],
    [136, 35],
    [135, 35],
    [135, 34],
  ];
  const layer = (name: string) => ({
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name } },
    features: [
      {
        type: 'Feature',
        properties: { name: 'Kinki' },
        geometry: { type: 'Polygon', coordinates: [ring] },
      },
    ],
  });
  const bring = (name: string) =>
    page.getByLabel(t(app).open).setInputFiles({
      name: 'layer.geojson',
      mimeType: 'application/geo+json',
      buffer: Buffer.from(JSON.stringify(layer(name))),
    });
  await bring('urn:ogc:def:crs:EPSG::27700');
  await expect(page.getByText(/not known here.*JGD2011/)).toBeVisible();
  await bring('urn:ogc:def:crs:EPSG::4301');
  await expect(page.getByText(/converted from Tokyo Datum .* off by some 9 m/)).toBeVisible();
  await bring('urn:ogc:def:crs:EPSG::6668');
  await expect(page.getByText(t(app).opened('layer.geojson', 1))).toBeVisible();
  const [only] = await exportedAreas(app);
  expect(only.properties.firms).toBeGreaterThan(50);
});
