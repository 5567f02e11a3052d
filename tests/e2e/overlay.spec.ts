import type { AppPage } from './app-page';
import { expect, test } from './fixtures';
import { coloursIn, countNear } from './pixels';

const t = (app: AppPage) => app.m.overlay;

async function showOverlay(app: AppPage): Promise<void> {
  await app.openStep('innovation');
  await app.page.getByRole('checkbox', { name: t(app).show, exact: true }).check();
}

async function choose(app: AppPage, label: string, value: string): Promise<void> {
  await app.page.getByLabel(label, { exact: true }).selectOption(value);
}

/** Leaves nothing on the map but the overlay, so that every pixel of it has a class's colour. */
async function clearMap(app: AppPage): Promise<void> {
  await app.legend.locator('summary').click();
  for (const name of [app.m.app.map.clusters, app.m.app.map.institutions])
    await app.legend.getByRole('checkbox', { name }).uncheck();
}

/** Colours of the legend's classes with the range that it gives them. */
async function legendClasses(app: AppPage) {
  return app.legend.locator('li[data-from]').evaluateAll((items) =>
    (items as HTMLElement[]).map(({ dataset }) => ({
      colour: dataset.colour!,
      from: Number(dataset.from),
      to: Number(dataset.to),
    })),
  );
}

/** Files hold ten digits: a value on a limit may have been rounded down. */
const isIn = (value: number, from: number, to: number): boolean =>
  value >= from - 1e-9 * Math.abs(from) && value < to;

interface AreaFeature {
  properties: {
    firms: number;
    n: number;
    value: number | null;
    second_value?: number | null;
    suppressed: boolean;
    mesh_code: string | null;
  };
  geometry: { type: string; coordinates: unknown };
}

async function exportedAreas(app: AppPage): Promise<AreaFeature[]> {
  await app.openExports();
  const { features } = JSON.parse(await app.exported('areas.geojson')) as {
    features: AreaFeature[];
  };
  await app.page.keyboard.press('Escape');
  await expect(app.dialog).toBeHidden();
  return features;
}

test('a firm has the colour of its class, alone and as a proportional symbol', async ({
  app,
  page,
}) => {
  await app.open();
  await showOverlay(app);
  await clearMap(app);
  await choose(app, t(app).unit, 'firms');
  await choose(app, t(app).method, 'equal');
  const areas = await exportedAreas(app);
  const classes = await legendClasses(app);
  // The firm with the most: nobody's symbol is drawn over the middle of it by accident of order alone.
  const most = Math.max(...areas.map(({ properties }) => properties.value ?? -Infinity));
  const row = areas.findIndex(({ properties }) => properties.value === most);
  const wanted = classes.find(({ from, to }) => isIn(most, from, to))!.colour;
  await app.searchBox.fill(`模擬企業${String(row + 1).padStart(4, '0')}`);
  await page.getByRole('listbox').getByRole('option').first().click();
  await page.keyboard.press('Escape');
  const box = (await app.map.boundingBox())!;
  const middle = await app.middleOfMap();
  const clip = { x: box.x + middle.x - 40, y: box.y + middle.y - 40, width: 80, height: 80 };
  const pixels = async () => countNear(await coloursIn(page, clip), wanted, 24);
  await expect.poll(pixels, { message: 'coloured' }).toBeGreaterThan(30);
  const before = await pixels();
  await page.getByRole('checkbox', { name: t(app).bySize }).check();
  await expect.poll(pixels, { message: 'proportional' }).toBeGreaterThan(2 * before);
});

test('a bivariate scale has three by three classes, and a polygon layer can be brought', async ({
  app,
  page,
}) => {
  await app.open();
  await showOverlay(app);
  await choose(app, t(app).unit, 'prefectures');
  await choose(app, t(app).scale, 'bivariate');
  await choose(app, t(app).second, 'proximity');
  await expect(app.legend.locator('td[data-colour]')).toHaveCount(9);
  await choose(app, t(app).scale, 'sequential');
  await choose(app, t(app).unit, 'imported');
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
  await bring('urn:ogc:def:crs:EPSG::4301');
  await expect(page.getByText(/Tokyo Datum .*JGD2011/)).toBeVisible();
  await bring('urn:ogc:def:crs:EPSG::6668');
  await expect(page.getByText(t(app).opened('layer.geojson', 1))).toBeVisible();
  const [only] = await exportedAreas(app);
  expect(only.properties.firms).toBeGreaterThan(50);
});
