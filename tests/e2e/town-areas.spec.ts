import { JAPAN_IN_SMALL } from '../geocode/japan-in-small';
import { inventedFiles } from '../geocode/gazetteers';
import { bar } from './drawing-page';
import { expect, test } from './fixtures';
import { csvFile, csvText, writeFiles } from './made-files';
import { choose, showOverlay } from './overlay-page';

test.use({ study: 'small' });

const TOWNS = ['青木三丁目5-1', '領家1-2', '青木三丁目9', '領家8'];
const FIRMS = csvText([
  ['会社名', '所在地', '特許件数'],
  ...Array.from({ length: 12 }, (_, i) => [
    `第${i + 1}工業`,
    `埼玉県川口市${TOWNS[i % 4]}`,
    String(i % 3),
  ]),
]);

test('municipalities and towns become areas with a gazetteer, and a margin starts from them', async ({
  app,
  page,
}, info) => {
  const folder = writeFiles(info.outputPath('gazetteer'), inventedFiles(JAPAN_IN_SMALL));
  const o = app.m.overlay;
  await app.open();
  await app.openTable(csvFile('firms.csv', FIRMS));
  await app.confirm();
  await app.computed();
  await showOverlay(app);
  const unit = app.m.settings['overlay.unit'];
  await choose(app, unit, 'municipalities');
  await expect(page.getByText(o.townsWanted)).toBeVisible();
  await choose(app, unit, 'towns');
  await expect(page.getByText(o.refused['no-towns'])).toBeVisible();

  await app.openStep('data');
  await app.choose(app.button(app.m.steps.data.gazetteerAdd), folder);
  await expect(app.stepHead('data')).toContainText(app.m.steps.data.answer(12, 12));
  await app.openStep('innovation');
  await expect(page.getByText(o.refused['no-towns'])).toBeHidden();
  await expect(page.getByText(/^Approximate borders/).first()).toBeVisible();
  await choose(app, unit, 'municipalities');
  await expect(page.getByText(o.coarseBorders(1))).toBeVisible();
  await expect(page.getByText(o.townsWanted)).toBeHidden();

  await app.openStep('clusters');
  await page.locator('summary', { hasText: app.m.drawing.title }).click();
  await page.getByText(app.m.drawing.byNumbers).click();
  const place = page.getByRole('combobox', { name: app.m.drawing.municipality, exact: true });
  await place.fill('川口市');
  await app.button(app.m.drawing.circleAdd).click();
  await expect(page.getByText(app.m.overrides.buffered.towns)).toBeVisible();
  await expect.poll(() => app.clusterCount()).toBe(1);
  await app.button(app.m.drawing.start).click();
  await expect(bar(app).getByText(/12 firms/)).toBeVisible();
});
