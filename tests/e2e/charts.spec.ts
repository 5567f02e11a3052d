import type { Locator, Page } from '@playwright/test';
import type { AppPage } from './app-page';
import { textOf } from './app-page';
import { still } from './drawing-page';
import { expect, test } from './fixtures';
import { coloursIn, countNear } from './pixels';

test.use({ study: 'small' });

interface Feature {
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: { readonly coordinates: readonly [number, number] };
}

/** Of the small study. */
const FIRMS = 300;
const MEASURE = '製品イノベーション件数';
const KM = 'nearest_institution_km';
/** Rings around selected firms in the light theme. */
const MARK = '#14191d';

const drawer = (app: AppPage) => app.page.getByRole('region', { name: app.m.app.table.title });
const card = (app: AppPage, name: keyof AppPage['m']['charts']) =>
  app.page.getByRole('region', {
    name: (app.m.charts[name] as { title: string }).title,
    exact: true,
  });

const picture = (app: AppPage, name: keyof AppPage['m']['charts']) =>
  card(app, name).locator('g[role=img]');

async function openCharts(app: AppPage): Promise<void> {
  await drawer(app).getByRole('button', { name: app.m.charts.tabs.charts, exact: true }).click();
  await expect(picture(app, 'scatter')).toBeVisible();
}

/** Drags over part of a chart; shares of its plot from the upper left corner. */
async function brush(
  page: Page,
  chart: Locator,
  [left, top, right, bottom]: readonly [number, number, number, number],
): Promise<void> {
  const box = (await chart.getByRole('presentation').boundingBox())!;
  await page.mouse.move(box.x + box.width * left, box.y + box.height * top);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * right, box.y + box.height * bottom, { steps: 4 });
  await page.mouse.up();
}

async function selectedCount(app: AppPage): Promise<number> {
  const text = await app.inspector.getByRole('heading', { level: 2 }).innerText();
  return Number(/([\d,]+) firms? selected/.exec(text)![1].replaceAll(',', ''));
}

async function exported(app: AppPage): Promise<Feature[]> {
  const { file } = app.m.charts.selection;
  const save = app.inspector.getByRole('button', { name: file['selection.geojson'] });
  const download = await app.download(() => save.click());
  expect(download.suggestedFilename()).toBe('selection.geojson');
  return (JSON.parse(await textOf(download)) as { features: Feature[] }).features;
}

async function restore(app: AppPage, name: string): Promise<void> {
  const t = app.m.charts.selection;
  await drawer(app)
    .getByRole('button', { name: t.saved(1) })
    .click();
  await app.dialog.getByRole('button', { name: t.restore(name) }).click();
  await expect(app.dialog).toBeHidden();
}

/** Pixels of the ring's colour around the firm that the map has in its middle, after the selection was brought back. */
async function ringAround(app: AppPage, firm: Feature, selection: string): Promise<number> {
  const table = await app.openTableDrawer('firms');
  const filter = app.page.getByRole('searchbox', { name: app.m.app.table.filterLabel });
  await filter.fill(firm.properties.name as string);
  await table.getByRole('row').nth(1).getByRole('button').click();
  await expect(app.scale).toHaveText(/^(\d|[12]\d)\skm$|^\d+\sm$/);
  await restore(app, selection);
  const map = (await app.map.boundingBox())!;
  const at = await app.middleOfMap();
  const clip = { x: map.x + at.x - 14, y: map.y + at.y - 14, width: 28, height: 28 };
  await still(app.map);
  return countNear(await coloursIn(app.page, clip), MARK, 30);
}

test(
  'a brush over the scatter selects the same firms on the map, in the table and in the file',
  { tag: '@map' },
  async ({ app, page }) => {
    await app.open();
    await openCharts(app);
    const scatter = card(app, 'scatter');
    await brush(page, scatter, [0, 0, 0.3, 0.8]);
    const count = await selectedCount(app);
    expect(count).toBeGreaterThan(2);
    expect(count).toBeLessThan(FIRMS);

    // The table.
    await app.openTableDrawer('firms');
    await page.getByRole('checkbox', { name: app.m.app.table.onlySelected }).check();
    await expect(page.getByText(app.m.app.table.rows(count, FIRMS))).toBeVisible();
    await page.getByRole('checkbox', { name: app.m.app.table.onlySelected }).uncheck();

    // The file holds them and no firm beside them lies within their bounds.
    const chosen = await exported(app);
    expect(chosen).toHaveLength(count);
    const t = app.m.charts.selection;
    await app.inspector.getByRole('button', { name: t.save }).click();
    await app.inspector.getByRole('textbox', { name: t.name }).fill('near and new');
    await page.keyboard.press('Enter');
    await app.inspector.getByRole('button', { name: t.invert, exact: true }).click();
    expect(await selectedCount(app)).toBe(FIRMS - count);
    const rest = await exported(app);
    const ids = new Set(chosen.map(({ id }) => id));
    expect(rest.filter(({ id }) => ids.has(id))).toEqual([]);
    const range = (key: string) => {
      const values = chosen.map(({ properties }) => properties[key] as number);
      return [Math.min(...values), Math.max(...values)];
    };
    const [km, measure] = [range(KM), range(MEASURE)];
    const within = ({ properties }: Feature, key: string, [low, high]: number[]) =>
      (properties[key] as number) >= low && (properties[key] as number) <= high;
    expect(rest.filter((firm) => within(firm, KM, km) && within(firm, MEASURE, measure))).toEqual(
      [],
    );

    // The map, after a reload and from what was saved.
    await page.reload();
    await app.computed();
    await openCharts(app);
    await restore(app, 'near and new');
    expect(await selectedCount(app)).toBe(count);
    const far = ({ geometry: { coordinates } }: Feature) =>
      Math.min(
        ...chosen.map(({ geometry: { coordinates: other } }) =>
          Math.hypot(other[0] - coordinates[0], other[1] - coordinates[1]),
        ),
      );
    const outsider = rest.slice(0, 400).reduce((a, b) => (far(b) > far(a) ? b : a));
    const marked = await ringAround(app, chosen[0], 'near and new');
    const unmarked = await ringAround(app, outsider, 'near and new');
    expect(marked).toBeGreaterThan(unmarked + 20);
  },
);

test('limits that are typed select exactly the firms between them, and shift or Add adds', async ({
  app,
  page,
}) => {
  await app.open();
  await openCharts(app);
  const t = app.m.charts;
  const scatter = card(app, 'scatter');
  const distance = app.m.access.measure.distance;
  await scatter.getByLabel(t.from(distance)).fill('2');
  await scatter.getByLabel(t.to(distance)).fill('5');
  await scatter.getByLabel(t.from('Product innovations')).fill('3');
  await scatter.getByRole('button', { name: t.select, exact: true }).click();
  await app.openExports();
  const all = (JSON.parse(await app.exported('firms.geojson')) as { features: Feature[] }).features;
  await page.keyboard.press('Escape');
  const between = ({ properties }: Feature) =>
    (properties[KM] as number) >= 2 &&
    (properties[KM] as number) <= 5 &&
    (properties[MEASURE] as number) >= 3;
  const expected = all.filter(between);
  expect(await exported(app)).toEqual(expected);

  // Firms of the largest industry beside them.
  const industries = card(app, 'industries');
  await industries.scrollIntoViewIfNeeded();
  await industries
    .getByRole('button', { name: /\d/ })
    .first()
    .click({ modifiers: ['Shift'] });
  const named = (await industries
    .getByRole('button', { name: /\d/ })
    .first()
    .getAttribute('aria-label'))!;
  const industry = named.split(':')[0];
  // The file has the national classification's Japanese name, the English page its English one.
  expect(industry).toMatch(/^Manufacture of /);
  const isOfIndustry = (value: unknown) => app.m.words.industryName(String(value)) === industry;
  const both = all.filter(
    (firm) => between(firm) || Object.values(firm.properties).some(isOfIndustry),
  );
  await expect.poll(() => selectedCount(app)).toBe(both.length);

  await page.keyboard.press('Escape');
  await expect(app.inspector).toHaveCount(0);

  // A bar of the clusters selects the cluster.
  const clusters = card(app, 'ranked');
  await clusters.scrollIntoViewIfNeeded();
  await clusters.getByRole('button', { name: /\d/ }).first().click();
  await expect(app.inspector).toContainText(app.m.words.density);
  await expect(clusters.getByRole('button', { pressed: true })).toHaveCount(1);
});

test('every measure can be looked at, and each chart shows what is selected', async ({
  app,
  page,
}) => {
  await app.open();
  await openCharts(app);
  const t = app.m.charts;
  await brush(page, card(app, 'histogram'), [0.02, 0.5, 0.2, 0.5]);
  await expect(app.inspector).toBeVisible();
  const marks = (chart: Locator) => chart.locator('path.chosen, path.chosen-bar, path.significant');
  for (const name of ['scatter', 'histogram', 'decay'] as const)
    await expect(marks(card(app, name)).first()).toHaveAttribute('d', /^M/);
  const across = card(app, 'scatter').getByLabel(t.across, { exact: true });
  for (const measure of ['strength', 'contacts', 'ties', 'employees'] as const) {
    await across.selectOption(measure);
    await expect(picture(app, 'scatter')).toHaveAccessibleName(new RegExp(t.measure[measure]));
  }
  const ranked = card(app, 'ranked');
  for (const ranking of ['firms', 'mean', 'ties', 'linked', 'density'] as const) {
    await ranked.getByLabel(t.ranked.by).selectOption(ranking);
    await expect(ranked.getByRole('button', { name: /\d/ }).first()).toHaveAccessibleName(/\d/);
  }
  await card(app, 'reach').getByLabel(t.reach.kind).selectOption('kosen');
  await expect(picture(app, 'reach')).toHaveAccessibleName(/KOSEN/);
});
