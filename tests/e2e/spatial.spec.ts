import { expect, test } from './fixtures';
import { textOf, type MadeFile } from './app-page';
import { csvFile } from './made-files';

/** 140 firms, of which 100 lie densely; their patents rise and fall along the rows, so that neighbours are alike. */
function patents(): MadeFile {
  const rows = Array.from({ length: 140 }, (_, i) => {
    const [lat, lng] =
      i < 100
        ? [35.9 + (i % 10) * 0.004, 136.15 + Math.floor(i / 10) * 0.004]
        : [35 + (i % 8) * 0.13, 135 + Math.floor(i / 8) * 0.07];
    const count = Math.round(5 + 4 * Math.sin((i % 10) / 2) + ((i * 7) % 3));
    return [`F${i}`, lat.toFixed(4), lng.toFixed(4), 4 + ((i * 7) % 40), count].join(',');
  });
  return csvFile('patents.csv', `企業ID,緯度,経度,従業員数,特許件数\n${rows.join('\n')}\n`);
}

test('a test of likeness leads to a model in which neighbours count', async ({ app, page }) => {
  await app.open();
  await app.openTable(patents());
  await app.confirm();
  await app.computed();
  await app.openStep('evidence');
  const { models, spatial, evidence } = app.m;
  const step = page.getByRole('navigation', { name: app.m.app.menu });
  await step.getByText(models.space.title, { exact: true }).click();
  const fit = step.getByRole('button', { name: spatial.open('lag') });
  await fit
    .or(step.getByRole('button', { name: spatial.open('error') }))
    .first()
    .click();

  // Counts are no outcome of a linear model: why there is none, and the way out.
  await expect(step.getByText(/are for least squares/)).toBeVisible();
  await app.button(spatial.useLeastSquares).click();
  const table = step.getByRole('table').filter({ hasText: spatial.coefficient });
  await expect(table).toContainText(models.term.size);
  await step.getByLabel(app.m.settings.spatialModel).selectOption('durbin');
  await expect(table).toContainText(spatial.parameter.durbin);
  await expect(table).toContainText(spatial.ofNeighbours(models.term.size));
  const effects = step.getByRole('table').filter({
    hasText: spatial.effectOf(models.term.size, spatial.indirect),
  });
  await expect(effects).toBeVisible();
  await expect(step.getByText(/Against least squares/)).toBeVisible();

  await app.openExports();
  expect(JSON.parse(await app.exported('study.json'))).toMatchObject({
    settings: { spatialModel: 'durbin' },
  });
  const save = app.dialog.getByRole('button', {
    name: `${app.m.app.exports.download} report.html`,
  });
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  const report = await textOf(download);
  expect(report).toContain(spatial.caption('特許件数', 'durbin'));
  expect(report).toContain(evidence.table.p);
  await page.keyboard.press('Escape');

  await step.getByLabel(app.m.settings.spatialModel).selectOption('');
  await expect(table).toHaveCount(0);
});
