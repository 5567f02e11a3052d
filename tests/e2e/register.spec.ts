import type { Locator } from '@playwright/test';
import type { AppPage } from './app-page';
import { expect, test } from './fixtures';
import { csvFile, csvText } from './made-files';

test.use({ study: 'small' });

/** Places around two towns, twelve corporations at each. */
const PLACES = Array.from({ length: 40 }, (_, i) => [
  ((i % 2 ? 136.2 : 136.5) + ((i * 7) % 20) * 0.004).toFixed(4),
  (35.9 + ((i * 3) % 20) * 0.004).toFixed(4),
]);
const CORPORATIONS = PLACES.flatMap(([lng, lat], place) =>
  Array.from({ length: 12 }, (_, k) => [`第${place}-${k}商会`, lng, lat]),
);
/** A register as an office keeps it: a title above, a total below. */
const REGISTER = csvFile(
  'register.csv',
  csvText([
    ['県内法人の一覧', '', ''],
    ['法人名', '経度', '緯度'],
    ...CORPORATIONS,
    ['合計', String(CORPORATIONS.length), ''],
  ]),
);
/** Of one town's corporations most are studied, elsewhere few. */
const FIRMS = csvFile(
  'firms.csv',
  csvText([
    ['企業ID', '企業名', '経度', '緯度', '特許件数'],
    ...PLACES.flatMap(([lng, lat], place) =>
      Array.from({ length: place % 8 === 1 ? 9 : 1 }, (_, k) => [
        `F${place}-${k}`,
        `第${place}-${k}商会`,
        lng,
        lat,
        (place + k) % 3,
      ]),
    ),
  ]),
);

const comparedWith = (app: AppPage): Locator =>
  app.page.getByLabel(app.m.explore.define.scan.background, { exact: true }).first();

async function chooseScan(app: AppPage): Promise<void> {
  await app.openStep('clusters');
  await app.page.locator('summary', { hasText: app.m.app.more }).click();
  await app.page.getByLabel(app.m.settings['clusters.method']).selectOption('scan');
}

test('firms and a register dropped together: the scan compares them, and the panel says with what', async ({
  app,
  page,
}) => {
  await app.open();
  const t = app.m.background;
  await app.drop(REGISTER, FIRMS);
  const part = (file: string) =>
    app.dialog.getByRole('combobox', { name: app.m.together.partOf(file) });
  await expect(part('register.csv')).toHaveValue('background');
  await expect(part('firms.csv')).toHaveValue('firms');
  await app.dialog.getByRole('button', { name: app.m.together.open }).click();
  await expect(app.dialog).toBeHidden();
  await app.computed();
  await app.openStep('data');
  const counts = t.counts({ rows: 480, located: 480, coarse: 0, none: 0 });
  await expect(page.getByText(counts).first()).toBeVisible();

  await chooseScan(app);
  await expect(comparedWith(app)).toHaveValue('register');
  await expect(page.getByText(/compared with 480 in the register “register\.csv”/)).toBeVisible();
  expect(await app.clusterCount()).toBeGreaterThan(0);
  // The list alone has nothing to be compared with.
  await comparedWith(app).selectOption('list');
  const refused = app.m.explore.define.scan.refused['only-cases'];
  await expect(page.getByText(refused)).toBeVisible();
  await comparedWith(app).selectOption('register');
  await expect(page.getByText(refused)).toBeHidden();

  await page.locator('summary', { hasText: app.m.surfaces.relative.title }).click();
  await page.getByRole('button', { name: app.m.surfaces.relative.run, exact: true }).click();
  await expect(page.getByText(/against 480 in the register “register\.csv”/)).toBeVisible();
  await expect(app.legend).toContainText(app.m.surfaces.relative.against('register.csv'));

  await page.getByRole('button', { name: t.remove }).first().click();
  await expect(comparedWith(app)).toHaveValue('list');
  await expect(page.getByText(refused)).toBeVisible();
});

test('a register opened in the panel is located, and one without a place says so', async ({
  app,
  page,
}) => {
  await app.open();
  const t = app.m.background;
  await chooseScan(app);
  await expect(page.getByText(t.hint).first()).toBeVisible();
  await app.choose(page.getByRole('button', { name: t.open, exact: true }).first(), REGISTER);
  await app.confirm();
  await expect(
    page.getByText(t.counts({ rows: 480, located: 480, coarse: 0, none: 0 })).first(),
  ).toBeVisible();
  await expect(comparedWith(app)).toHaveValue('register');
  const lost = csvFile('lost.csv', csvText([['法人名', '所在地'], ['甲', '？'], ['乙', '―']])); // prettier-ignore
  await app.choose(page.getByRole('button', { name: t.replace, exact: true }).first(), lost);
  await app.confirm();
  await expect(page.getByText(t.nothing).first()).toBeVisible();
});
