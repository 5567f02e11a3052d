import type { Locator } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures';
import { latticeFirms } from './made-files';
import { textOf, type MadeFile } from './app-page';
import { messagesIn } from '../../src/i18n';

/** 60 firms in two lattices and 30 strewn ones with patents: few, so that every answer comes at once. */
function patents(): MadeFile {
  const dense = latticeFirms(60, (i) => `工業${i}`);
  const rows = Array.from({ length: 90 }, (_, i) => {
    // Ten in a row to the north, which a radius of 25 km reaches; twenty far from each other.
    const strewn =
      i < 70
        ? [(36.1 + (i - 60) * 0.02).toFixed(4), '136.1800']
        : [(33 + (i % 5) * 0.3).toFixed(4), (134 + Math.floor(i / 5) * 0.3).toFixed(4)];
    const [id, name, lat, lng] = i < 60 ? dense[i] : [`S${i}`, `遠隔${i}`, ...strewn];
    const municipality = ['福井県鯖江市', '福井県越前市', '福井県福井市'][i % 3];
    return [id, name, municipality, lat, lng, 4 + ((i * 7) % 40), (i * 5) % (i < 60 ? 7 : 4)].join(
      ',',
    );
  });
  const text = `企業ID,会社名,住所,緯度,経度,従業員数,特許件数\n${rows.join('\n')}\n`;
  return { name: 'patents.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
}

test('the verdict follows the definition; models, the saved study and the report agree', async ({
  app,
  page,
}) => {
  await app.open();
  const file = patents();
  await app.openTable(file);
  await app.confirm();
  await app.computed();
  await app.openStep('evidence');
  const step = page.getByRole('navigation', { name: app.m.app.menu });
  const verdict = step.getByText(/firms inside clusters average/);
  // Whole once its random draws are there.
  await expect(verdict).not.toContainText('…');
  const first = await verdict.innerText();

  await app.openStep('clusters');
  const field = page.getByRole('textbox', { name: app.m.settings['clusters.radiusKm'] });
  const before = await app.stepHead('clusters').innerText();
  await field.fill('25');
  await field.press('Enter');
  await app.changed(before);
  await app.computed();
  await app.openStep('evidence');
  await expect(verdict).not.toHaveText(first, { useInnerText: true });
  await expect(verdict).not.toContainText('…');
  const second = await verdict.innerText();

  const { models } = app.m;
  const table = step.getByRole('table').filter({ hasText: models.table.logLikelihood });
  await expect(table).toBeVisible();
  const family = step.getByLabel(app.m.settings['models.family'], { exact: true });
  // Counts can be per a column, which is offered for families of counts alone.
  await family.selectOption('poisson');
  const offset = step.getByLabel(models.offset.label, { exact: true });
  await offset.selectOption('従業員数');
  await expect(step.getByText(/Counts per “従業員数”: its log is an offset/)).toBeVisible();
  await offset.selectOption('');
  await expect(step.getByText(/its log is an offset/)).toBeHidden();
  await family.selectOption('ols');
  await expect(offset).toBeHidden();
  await expect(table).toContainText(models.table.rSquared);
  await expect(table).toContainText(models.term.proximity);
  await step.getByRole('checkbox', { name: models.inThisStudy.proximity }).uncheck();
  await expect(table).not.toContainText(models.term.proximity);
  await app.button(app.m.app.undo).click();
  await expect(table).toContainText(models.term.proximity);
  const printed = await table.innerText();

  const { balanced } = app.m.evidence;
  await step.locator('summary', { hasText: balanced.title }).click();
  await expect(step.getByText(balanced.by.entropy).first()).toBeVisible();
  await expect(step.getByRole('img', { name: balanced.balance })).toBeVisible();
  // The panel is as wide as its tables: no column is cut off.
  const row = step.getByRole('row').filter({ hasText: balanced.by.entropy }).first();
  const right = async (part: Locator) => {
    const { x, width } = (await part.boundingBox())!;
    return x + width;
  };
  expect(await right(row.getByRole('cell').last())).toBeLessThanOrEqual(await right(step));
  // What is only for readers of the screen does not lengthen the page.
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);

  await app.button(models.specifications.button).click();
  await expect(step.getByText(/Joint test against no effect anywhere/)).toBeVisible();
  // Draws are shared with workers, one for each core beside the engine's.
  const drawing = page.workers().filter((worker) => /draw\.worker/.test(worker.url()));
  expect(drawing).toHaveLength(await page.evaluate(() => navigator.hardwareConcurrency - 1));
  await expect(step.getByRole('img', { name: models.specifications.title })).toBeVisible();

  await app.openExports();
  const study = await app.exported('study.json');
  expect(JSON.parse(study)).toMatchObject({ settings: { models: { family: 'ols' } }, tried: 6 });
  const save = app.dialog.getByRole('button', {
    name: `${app.m.app.exports.download} report.html`,
  });
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  const report = await textOf(download);
  // Numbers of the answers carry their ids.
  expect(report.replaceAll(/<\/?span[^>]*>/g, '')).toContain(second);
  expect(report).toContain(models.caption('特許件数', models.family.ols));
  expect(report).toContain(app.m.report.method.tried(6));
  await page.keyboard.press('Escape');

  // The browser kept the study while it was worked on: the page comes back as it was.
  await page.reload();
  await expect(app.stepHead('data')).toContainText('90');
  await app.computed();
  await app.openStep('evidence');
  await expect(verdict).toHaveText(second, { useInnerText: true });
  await expect(table).toHaveText(printed, { useInnerText: true });

  // The same study from its file, in a page that has seen nothing of it.
  await app.openStep('data');
  await app.button(app.m.steps.data.openSample).click();
  await expect(app.stepHead('data')).toContainText('5,000');
  await app.computed();
  await page.reload();
  await app.computed();
  await app.openStep('data');
  const study$ = { name: 'study.json', mimeType: 'application/json', buffer: Buffer.from(study) };
  await app.drop(study$);
  await app.drop(file);
  await expect(app.stepHead('data')).toContainText('90');
  await app.computed();
  await app.openStep('evidence');
  await expect(verdict).toHaveText(second, { useInnerText: true });
  await expect(table).toHaveText(printed, { useInnerText: true });

  // The report stands alone: opened as a file, it asks for nothing and says the same.
  await page.goto(
    `data:text/html;base64,${Buffer.from(await readFile(await download.path())).toString('base64')}`,
  );
  await expect(page.getByRole('heading', { level: 1 })).toContainText('patents');
  await expect(page.getByRole('img')).toHaveCount(4);
});

test.describe('in Japanese', () => {
  test.use({ locale: 'ja-JP', study: 'small' });

  test('the evidence step has every sentence', async ({ app, page }) => {
    await app.open();
    await app.openStep('evidence');
    const step = page.getByRole('navigation', { name: app.m.app.menu });
    await expect(step.getByRole('table').filter({ hasText: 'AIC' })).toBeVisible();
    const text = await step.innerText();
    for (const sentence of [messagesIn('en').models.title, messagesIn('en').models.table.firms])
      expect(text).not.toContain(sentence);
  });
});
