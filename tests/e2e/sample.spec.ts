import { expect, test } from './fixtures';
import { coloursIn } from './pixels';

const EXPORT_NAMES = [
  'firms.geojson',
  'clusters.geojson',
  'institutions.geojson',
  'links.geojson',
  'firms-excel.csv',
  'findings.json',
  'study.json',
];

test(
  'the sample study opens with its clusters, a legend and a painted map',
  { tag: '@map' },
  async ({ app, page }) => {
    await app.open();
    expect(await app.clusterCount()).toBeGreaterThan(20);
    expect(await app.insideCount()).toBeGreaterThan(1000);

    const { m } = app;
    // The first step's map says how precisely firms are located, the second's which are in clusters.
    await expect(app.legend.getByText(m.words.level.point)).toBeVisible();
    await app.openStep('clusters');
    await expect(app.legend.getByText(m.words.inside)).toBeVisible();
    await expect(app.legend.getByText(m.words.outside)).toBeVisible();
    await expect(
      app.legend.getByText(m.app.map.institutions, { exact: true }).first(),
    ).toBeVisible();

    await expect(app.map).toBeVisible();
    const box = (await app.map.boundingBox())!;
    // The middle half of the map: nothing floats over it.
    const clip = { x: box.x + box.width / 2, y: box.y + 10, width: 400, height: 400 };
    await expect
      .poll(async () => (await coloursIn(page, clip)).size, { message: 'colours on the map' })
      .toBeGreaterThan(100);
  },
);

test.describe('in small', () => {
  test.use({ study: 'small' });

  test('the legend counts what the step counts', async ({ app }) => {
    await app.open();
    await app.openStep('clusters');
    const inside = app.legend.getByRole('listitem').filter({ hasText: app.m.words.inside });
    await expect(inside).toContainText((await app.insideCount()).toLocaleString('en'));
  });

  test('simulated data are marked on screen and in every file', async ({ app, page }) => {
    await app.open();
    const { m } = app;
    await expect(page.getByRole('banner').getByText(m.words.simulated)).toBeVisible();
    await expect(app.legend.getByText(m.words.simulated)).toBeVisible();

    await app.openExports();
    await expect(app.dialog.getByText(m.app.exports.warning)).toBeVisible();
    for (const name of EXPORT_NAMES) {
      const text = await app.exported(name);
      if (name.endsWith('.csv')) {
        const [head, first] = text.split('\r\n');
        const column = head.split(',').indexOf(m.layers.field.simulated);
        expect(head.startsWith('\uFEFF'), 'byte order mark').toBe(true);
        expect(column, name).toBeGreaterThan(0);
        expect(first.split(',')[column], name).toBe('true');
      } else {
        const file = JSON.parse(text) as { simulated?: boolean; metadata?: { simulated: boolean } };
        expect(name === 'study.json' ? file.simulated : file.metadata?.simulated, name).toBe(true);
      }
    }
  });

  test('the exports hold what the dialog says', async ({ app }) => {
    await app.open();
    const clusters = await app.clusterCount();
    const inside = await app.insideCount();
    await app.openExports();
    interface Collection {
      features: { properties: Record<string, unknown>; geometry: { type: string } | null }[];
      metadata: { software: string; settings: { radius_km: number } };
    }
    const firms = JSON.parse(await app.exported('firms.geojson')) as Collection;
    const polygons = JSON.parse(await app.exported('clusters.geojson')) as Collection;
    expect(firms.features).toHaveLength(300);
    expect(firms.features.filter(({ properties }) => properties.in_cluster === true)).toHaveLength(
      inside,
    );
    expect(firms.metadata.software).toMatch(/^Shuseki \d/);
    expect(firms.metadata.settings.radius_km).toBeGreaterThan(0);
    expect(polygons.features).toHaveLength(clusters);
    expect(new Set(polygons.features.map(({ geometry }) => geometry?.type))).toEqual(
      new Set(['MultiPolygon']),
    );
  });
});
