import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { zipSync } from 'fflate';
import { isInPolygons } from '../../src/geo';
import { dbfOf, shpOf, type ShapeRing } from '../tables/shapefile-bytes';
import { bytesFile } from './made-files';
import type { AppPage } from './app-page';
import { expect, test } from './fixtures';
import {
  choose,
  clearMap,
  colourOf,
  exportedAreas,
  exportedText,
  goTo,
  legendClasses,
  pixelsInMiddle,
  showOverlay,
} from './overlay-page';
import { writeSmallStudy } from './small-study';

test.use({ study: 'small' });

const ROOT = resolve(import.meta.dirname, '../..');

interface Firm {
  readonly row: number;
  readonly name: string;
  readonly lng: number;
  readonly lat: number;
}

/** The firm with the most patents of all that are inside a cluster and located to their town or better. */
async function knownFirm(app: AppPage): Promise<Firm> {
  const [text] = await exportedText(app, 'firms.geojson');
  const { features } = JSON.parse(text) as {
    features: {
      properties: Record<string, string | number | boolean | null>;
      geometry: { coordinates: [number, number] } | null;
    }[];
  };
  const values = (await exportedAreas(app)).map(({ properties }) => properties.value ?? -Infinity);
  const row = features
    .map((_, i) => i)
    .filter((i) => {
      const { in_cluster, geocode_level } = features[i].properties;
      return in_cluster === true && ['point', 'block', 'town'].includes(String(geocode_level));
    })
    .reduce((best, i) => (values[i] > values[best] ? i : best));
  const { properties, geometry } = features[row];
  const [lng, lat] = geometry!.coordinates;
  return {
    row,
    name: String(properties.name),
    lng,
    lat,
  };
}

/** A square of 40 km about a place as a zipped Shapefile, named 鯖江市 in CP932 without a .cpg that says so. */
function layerAround(lng: number, lat: number): Uint8Array {
  const ring: ShapeRing = [
    [lng - 0.2, lat - 0.2],
    [lng - 0.2, lat + 0.2],
    [lng + 0.2, lat + 0.2],
    [lng + 0.2, lat - 0.2],
    [lng - 0.2, lat - 0.2],
  ];
  return zipSync({
    'own/own.shp': shpOf([[ring], [ring.map(([x, y]) => [x + 1, y] as const)]]),
    'own/own.dbf': dbfOf('NAME', [
      Uint8Array.of(0x8e, 0x49, 0x8d, 0x5d, 0x8e, 0x73),
      new TextEncoder().encode('else'),
    ]),
    'own/own.prj': new TextEncoder().encode('GEOGCS["JGD2011",DATUM["D_JGD_2011"]]'),
  });
}

/** Holds the colour in the middle of the map, under a known firm, to the one that the legend gives to the area around it. */
async function expectAreaPainted(app: AppPage, unit: string, { lng, lat }: Firm): Promise<void> {
  const areas = await exportedAreas(app);
  const area = areas.find(
    ({ geometry }) =>
      geometry.type === 'MultiPolygon' && isInPolygons(geometry.coordinates, lng, lat),
  );
  if (!area) throw new Error(`${unit}: no area holds the firm`);
  expect(area.properties.unit).toBe(unit);
  const { value, second_value: second } = area.properties;
  const wanted = colourOf(await legendClasses(app), value!, second ?? 0);
  // The firm may be near an edge: a fifth of the pixels around it is in its own area at the least.
  await expect
    .poll(() => pixelsInMiddle(app, wanted, 9, 6), { message: `${unit}: ${wanted} for ${value}` })
    .toBeGreaterThan(15);
}

test('legend and paint agree for every unit', { tag: '@map' }, async ({ app, page }) => {
  const t = app.m.overlay;
  await app.open();
  await showOverlay(app);
  await clearMap(app);
  await choose(app, app.m.settings['overlay.unit'], 'grid_1km');
  await page.getByLabel(app.m.settings['overlay.leastFirms'], { exact: true }).fill('1');
  await page.getByLabel(app.m.settings['overlay.leastFirms'], { exact: true }).press('Enter');
  await choose(app, app.m.settings['overlay.method'], 'equal');
  await choose(app, app.m.settings['overlay.unit'], 'firms');
  const firm = await knownFirm(app);
  const { value } = (await exportedAreas(app))[firm.row].properties;
  await goTo(app, firm.name);

  // Firms, coloured and as proportional symbols.
  const own = colourOf(await legendClasses(app), value!);
  const symbol = () => pixelsInMiddle(app, own, 80, 24);
  await expect.poll(symbol, { message: 'coloured' }).toBeGreaterThan(30);
  const small = await symbol();
  await page.getByRole('checkbox', { name: app.m.settings['overlay.bySize'] }).check();
  await expect.poll(symbol, { message: 'proportional' }).toBeGreaterThan(small);

  // Areas around the firm.
  for (const unit of ['grid_1km', 'grid_500m', 'hexagons', 'prefectures', 'clusters']) {
    await choose(app, app.m.settings['overlay.unit'], unit);
    await expectAreaPainted(app, unit, firm);
  }
  await choose(app, app.m.settings['overlay.unit'], 'imported');
  await page
    .getByLabel(t.open)
    .setInputFiles(bytesFile('own.zip', layerAround(firm.lng, firm.lat)));
  await expect(page.getByText(t.opened('own.zip', 2))).toBeVisible();
  await expectAreaPainted(app, 'imported', firm);
  expect((await exportedAreas(app))[0].properties.name).toBe('鯖江市');

  // Two measures, and differences from zero.
  await choose(app, app.m.settings['overlay.unit'], 'grid_1km');
  for (const scale of ['bivariate', 'diverging']) {
    await choose(app, app.m.settings['overlay.scale'], scale);
    await expectAreaPainted(app, 'grid_1km', firm);
  }
});

test(
  'legend and paint agree for municipalities, which are symbols at their points',
  { tag: '@map' },
  async ({ app }) => {
    await app.open();
    await showOverlay(app);
    await clearMap(app);
    await choose(app, app.m.settings['overlay.unit'], 'municipalities');
    await choose(app, app.m.settings['overlay.method'], 'equal');
    const areas = await exportedAreas(app);
    const town = areas.find(({ properties }) => properties.name === '福井県鯖江市')!;
    await goTo(app, '鯖江市', app.m.words.municipality);
    const wanted = colourOf(await legendClasses(app), town.properties.value!);
    await expect.poll(() => pixelsInMiddle(app, wanted, 9, 24)).toBeGreaterThan(15);
  },
);

test('the overlay and its polygon layer are part of the study: undone, kept, and written by the terminal alike', async ({
  app,
  page,
}, info) => {
  const t = app.m.overlay;
  await app.open();
  await showOverlay(app);
  await choose(app, app.m.settings['overlay.unit'], 'hexagons');
  const zip = layerAround(136.2, 35.95);
  await choose(app, app.m.settings['overlay.unit'], 'imported');
  await expect(page.getByText(t.refused['no-layer'])).toBeVisible();
  await page.getByLabel(t.open).setInputFiles(bytesFile('own.zip', zip));
  await expect(page.getByText(t.opened('own.zip', 2))).toBeVisible();
  await app.computed();
  await expect(app.legend.locator('li[data-from]').first()).toBeVisible();

  // The layer is one step back, the unit another.
  await app.button(app.m.app.undo).click();
  await expect(page.getByText(t.refused['no-layer'])).toBeVisible();
  await app.button(app.m.app.undo).click();
  await expect(page.getByLabel(app.m.settings['overlay.unit'], { exact: true })).toHaveValue(
    'hexagons',
  );
  // Each state is waited for in the browser's store, which is written some time after a change.
  await expect.poll(() => app.kept()).not.toContain('own.zip');
  for (let i = 0; i < 2; i++) await app.button(app.m.app.redo).click();
  await expect(page.getByText(t.opened('own.zip', 2))).toBeVisible();
  await expect.poll(() => app.kept()).toContain('own.zip');
  await page.reload();
  await app.computed();
  await app.openStep('innovation');
  await expect(page.getByText(t.opened('own.zip', 2))).toBeVisible();
  await expect(app.legend.locator('li[data-from]').first()).toBeVisible();

  const folder = info.outputPath('study');
  writeSmallStudy(folder);
  const [areas, study] = await exportedText(app, 'areas.geojson', 'study.json');
  writeFileSync(join(folder, 'study.json'), study);
  writeFileSync(join(folder, 'own.zip'), zip);
  const out = join(folder, 'replayed');
  const command = [join(ROOT, 'bin/shuseki.mjs'), 'run', join(folder, 'study.json'), '--out', out];
  execFileSync(process.execPath, [...command, '--no-report'], { cwd: ROOT, stdio: 'pipe' });
  expect(readFileSync(join(out, 'areas.geojson'), 'utf8')).toBe(areas);
});
