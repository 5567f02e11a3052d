import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { unzippedBytes } from '../../src/tables';
import { expect, test } from './fixtures';
import { bytesFile } from './made-files';

const OGRINFO = '/usr/bin/ogrinfo';

test.use({ study: 'small' });

test('the dialog saves all layers as one GeoPackage, and a layer by itself', async ({
  app,
}, info) => {
  await app.open();
  await app.openExports();
  const t = app.m.layers;
  const block = app.dialog.getByRole('region', { name: t.save.title });
  const save = block.getByRole('button', { name: t.save.start });

  const whole = await app.download(() => save.click());
  expect(whole.suggestedFilename()).toBe('study.gpkg');
  const path = info.outputPath('study.gpkg');
  await whole.saveAs(path);
  const bytes = readFileSync(path);
  expect(bytes.toString('latin1', 0, 15)).toBe('SQLite format 3');
  // The application's id, by which GIS programs know the file.
  expect(bytes.toString('latin1', 68, 72)).toBe('GPKG');
  for (const layer of ['firms', 'clusters', 'institutions', 'links'])
    expect(bytes.includes(`CREATE TABLE "${layer}"`), layer).toBe(true);
  if (existsSync(OGRINFO)) {
    const read = spawnSync(OGRINFO, ['-so', path, 'firms'], { encoding: 'utf8' });
    expect(read.stderr).toBe('');
    expect(read.stdout).toContain('Feature Count: 300');
  }

  await block.getByLabel(t.save.format).selectOption({ label: t.format.fgb });
  await block.getByLabel(t.save.layers).selectOption({ label: t.name.clusters });
  const one = await app.download(() => save.click());
  expect(one.suggestedFilename()).toBe('clusters.fgb');

  await block.getByLabel(t.save.layers).selectOption({ label: t.save.all });
  const each = await app.download(() => save.click());
  expect(each.suggestedFilename()).toBe('study-fgb.zip');
});

test('everything is saved as one archive, named and dated, with the study that opens again', async ({
  app,
}) => {
  await app.open();
  await app.openExports();
  const { exports } = app.m.app;
  const saved = await app.download(() =>
    app.dialog.getByRole('button', { name: exports.all }).click(),
  );
  expect(saved.suggestedFilename()).toMatch(/-\d{4}-\d\d-\d\d\.zip$/);
  const bytes = readFileSync(await saved.path());
  const files = new Map(unzippedBytes(bytes, () => true).map(({ name, bytes }) => [name, bytes]));
  const names = [...files.keys()];
  for (const name of [
    ...['report.html', 'replay.R', 'tables.csv', 'findings.json', 'analysis.csv', 'study.gpkg'],
    ...['geojson/firms.geojson', 'geojson/fields.csv', 'csv/firms-excel.csv', 'csv/fields.csv'],
  ])
    expect(names).toContain(name);
  const carried = names.find((name) => name.endsWith('.shuseki'))!;
  await app.dialog.getByRole('button', { name: app.m.app.close, exact: true }).last().click();
  const before = await app.stepHead('clusters').innerText();
  await app.drop(bytesFile('all.shuseki', files.get(carried)!));
  await app.computed();
  await expect(app.stepHead('clusters')).toHaveText(before, { useInnerText: true });
});
