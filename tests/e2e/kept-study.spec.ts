import { latticeFirms } from './made-files';
import { expect, test } from './fixtures';
import type { AppPage, MadeFile } from './app-page';

/** 60 firms in lattices near Sabae and 30 to their north, with patents and employees. */
function patents(): MadeFile {
  const dense = latticeFirms(60, (i) => `工業${i}`);
  const rows = Array.from({ length: 90 }, (_, i) => {
    const [id, name, lat, lng] =
      i < 60
        ? dense[i]
        : [
            `S${i}`,
            `遠隔${i}`,
            (36.3 + (i - 60) * 0.05).toFixed(4),
            (136.4 + (i % 7) * 0.1).toFixed(4),
          ];
    const town = ['福井県鯖江市', '福井県越前市', '福井県福井市'][i % 3];
    return [id, name, town, lat, lng, 4 + ((i * 7) % 40), (i * 5) % (i < 60 ? 7 : 4)].join(',');
  });
  const text = `企業ID,会社名,住所,緯度,経度,従業員数,特許件数\n${rows.join('\n')}\n`;
  return { name: 'patents.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
}

/** Around the lattices and some of the others, as a boundary from elsewhere. */
function boundary(): MadeFile {
  const [west, south, east, north] = [136.0, 35.5, 136.75, 36.75];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const text = JSON.stringify({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { name: '産地' },
        geometry: { type: 'Polygon', coordinates: [ring] },
      },
    ],
  });
  return { name: 'district.geojson', mimeType: 'application/geo+json', buffer: Buffer.from(text) };
}

/** Everything that a study comes to: the project file, and the findings that it gives. */
async function filesOf(app: AppPage): Promise<Record<string, string>> {
  await app.openExports();
  const files: Record<string, string> = {};
  for (const name of ['study.json', 'findings.json', 'analysis.csv'])
    files[name] = await app.exported(name);
  await app.page.keyboard.press('Escape');
  return files;
}

test('everything a person did is in the project: after a reload, and from its file, all is as it was to the byte', async ({
  app,
  page,
}) => {
  test.slow();
  await app.open();
  const file = patents();
  await app.openTable(file);
  await app.confirm();
  await app.computed();

  const before = await app.stepHead('clusters').innerText();
  await app.drop(boundary());
  await app.dialog.getByRole('button', { name: app.m.drawing.brought.use }).click();
  await app.changed(before);
  await app.openStep('evidence');
  const { models } = app.m;
  const step = page.getByRole('navigation', { name: app.m.app.menu });
  await step.getByLabel(models.familyLabel, { exact: true }).selectOption('ols');
  await step.getByRole('checkbox', { name: models.inThisStudy.proximity }).uncheck();
  await app.openStep('innovation');
  await step.getByRole('checkbox', { name: app.m.steps.innovation.yesNo }).check();
  await app.openStep('data');
  await page.locator('summary', { hasText: app.m.steps.data.notes }).click();
  const notes = page.getByRole('textbox', { name: app.m.steps.data.notes });
  await notes.fill('産地の境界は組合の地図による');
  await notes.blur();
  await app.computed();
  const whole = await filesOf(app);
  expect(JSON.parse(whole['study.json'])).toMatchObject({
    notes: '産地の境界は組合の地図による',
    boundaries: [{}],
    settings: { clusters: { method: 'drawn' }, yesNo: true, models: { family: 'ols' } },
  });

  // Undo goes through all of it, and redo comes back to the same bytes.
  const undo = app.button(app.m.app.undo);
  for (let i = 0; i < 5; i++) await undo.click();
  await app.computed();
  await expect(app.stepHead('clusters')).toHaveText(before, { useInnerText: true });
  const undone = JSON.parse((await filesOf(app))['study.json']) as Record<string, unknown>;
  expect(undone).toMatchObject({ notes: '', settings: { clusters: { method: 'dbscan' } } });
  expect(undone).not.toHaveProperty('boundaries');
  for (let i = 0; i < 5; i++) await app.button(app.m.app.redo).click();
  await app.computed();
  expect(await filesOf(app)).toEqual(whole);

  // The browser keeps what was done a quarter of a second after it.
  await page.waitForTimeout(1000);
  await page.reload();
  await app.computed();
  await expect(app.stepHead('data')).toContainText('90');
  expect(await filesOf(app)).toEqual(whole);

  // From the saved file, in a page that has another study open.
  await app.openStep('data');
  await app.button(app.m.steps.data.openSample).click();
  await expect(app.stepHead('data')).toContainText('5,000');
  await app.computed();
  const text = Buffer.from(whole['study.json']);
  await app.drop({ name: 'study.json', mimeType: 'application/json', buffer: text });
  await app.drop(file);
  await expect(app.stepHead('data')).toContainText('90');
  await app.computed();
  expect(await filesOf(app)).toEqual(whole);
});

test('position errors are told beside the comparison', async ({ app, page }) => {
  await app.open();
  await app.openTable(patents());
  await app.confirm();
  await app.computed();
  await app.openStep('evidence');
  const { positions } = app.m;
  const panel = page.getByRole('region', { name: positions.title });
  await panel.getByRole('button', { name: positions.button }).click();
  await expect(panel).toContainText('over 200 redraws');
  await expect(panel).toContainText(positions.twice);
  await expect(panel.getByRole('row')).not.toHaveCount(0);
  await expect(panel.getByRole('table')).toContainText(positions.difference);
});
