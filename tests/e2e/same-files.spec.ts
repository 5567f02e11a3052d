import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { JAPAN_IN_SMALL } from '../geocode/japan-in-small';
import { inventedFiles } from '../geocode/gazetteers';
import type { AppPage } from './app-page';
import { expect, test } from './fixtures';
import { csvText, writeFiles } from './made-files';
import { writeSmallStudy } from './small-study';

const ROOT = resolve(import.meta.dirname, '../..');
const SHARED = resolve(ROOT, '../shared');
const SABAE = join(SHARED, 'real/sabae');
const API_V2 = join(SHARED, 'gazetteer/api-v2');
const OGRINFO = '/usr/bin/ogrinfo';
const LAYERS = ['firms', 'institutions', 'clusters', 'links'].map((name) => `${name}.geojson`);

/** Saves every layer and the study of the app beside its inputs. */
async function saveFromApp(app: AppPage, folder: string): Promise<void> {
  await app.openExports();
  for (const name of [...LAYERS, 'study.json'])
    writeFileSync(join(folder, name), await app.exported(name));
  await app.page.keyboard.press('Escape');
}

/** Replays study.json of the folder in the terminal and holds its layers to those that the app saved. */
function expectSameFromTerminal(folder: string, gazetteer?: string): void {
  const out = join(folder, 'replayed');
  const study = join(folder, 'study.json');
  const command = [join(ROOT, 'bin/shuseki.mjs'), 'run', study, '--out', out, '--no-report'];
  if (gazetteer) command.push('--gazetteer', gazetteer);
  execFileSync(process.execPath, command, { cwd: ROOT });
  for (const name of LAYERS)
    expect(readFileSync(join(out, name)).equals(readFileSync(join(folder, name))), name).toBe(true);
}

/** What GDAL says about the layers beside their summary: nothing, when all is well. */
function warningsOfGdal(folder: string): string {
  return LAYERS.map((name) => {
    const done = spawnSync(OGRINFO, ['-al', '-so', join(folder, name)], { encoding: 'utf8' });
    expect(done.status, name).toBe(0);
    return done.stderr;
  }).join('');
}

async function importStudy(
  app: AppPage,
  files: { firms: string; events: string; gazetteer: string },
): Promise<void> {
  await app.open();
  await app.openStep('data');
  await app.choose(app.button(app.m.steps.data.gazetteerAdd), files.gazetteer);
  await expect(app.button(app.m.steps.data.gazetteerRemove)).toBeVisible();
  await app.computed();
  await app.openTable(files.firms);
  await app.confirm();
  await app.computed();
  await app.openTable(files.events, 'outcomes');
  await app.confirm();
  await app.computed();
}

// The whole sample is compared, revision against revision, by `npm run same-files`.
test.use({ study: 'small' });

test('a study gives the same bytes in the browser and in the terminal', async ({ app }, info) => {
  const folder = writeSmallStudy(info.outputPath('sample'));
  await app.open();
  await app.openStep('clusters');
  const before = await app.stepHead('clusters').innerText();
  await app.radius.press('ArrowRight');
  await app.changed(before);
  await app.computed();
  await saveFromApp(app, folder);
  expectSameFromTerminal(folder);
});

test('invented firms with an invented gazetteer and events: the same bytes from both', async ({
  app,
}, info) => {
  const folder = info.outputPath('study');
  mkdirSync(folder, { recursive: true });
  const gazetteer = writeFiles(info.outputPath('gazetteer'), inventedFiles(JAPAN_IN_SMALL));
  const firms = Array.from({ length: 90 }, (_, i) => {
    const town = ['青木三丁目', '青木1丁目', '大字新堀', '本町四丁目', '領家'][i % 5];
    return [`試験${i + 1}`, `埼玉県川口市${town}${i + 1}-1`];
  });
  const missing = ['位置なし', 'どこか'];
  const events = [1, 1, 2, 7].map((n) => [`株式会社試験${n}`, '2020-01-08']);
  writeFileSync(join(folder, 'firms.csv'), csvText([['会社名', '所在地'], ...firms, missing]));
  writeFileSync(join(folder, 'patents.csv'), csvText([['company', 'date'], ...events]));
  await importStudy(app, {
    firms: join(folder, 'firms.csv'),
    events: join(folder, 'patents.csv'),
    gazetteer,
  });
  await expect(app.stepHead('data')).toContainText(app.m.steps.data.answer(91, 90));
  expect(await app.clusterCount()).toBeGreaterThan(0);
  await saveFromApp(app, folder);
  const { features } = JSON.parse(readFileSync(join(folder, 'firms.geojson'), 'utf8')) as {
    features: { geometry: object | null; properties: { patents: number } }[];
  };
  expect(features.map(({ properties }) => properties.patents).slice(0, 3)).toEqual([2, 1, 0]);
  expect(features.at(-1)?.geometry).toBeNull();
  expectSameFromTerminal(folder, gazetteer);
});

test.describe('the corporations of Sabae', () => {
  test.skip(!existsSync(SABAE) || !existsSync(API_V2), 'needs ../shared, which is absent');

  test('are placed in their towns from the raw table; the same bytes from both; GDAL is content', async ({
    app,
  }, info) => {
    const folder = info.outputPath('sabae');
    cpSync(SABAE, folder, { recursive: true });
    await importStudy(app, {
      firms: join(folder, 'companies.csv'),
      events: join(folder, 'patents.csv'),
      gazetteer: API_V2,
    });
    const head = await app.stepHead('data').innerText();
    const [, fine, all] = /([\d,]+) of ([\d,]+) firms/.exec(head)!;
    expect(all).toBe('2,143');
    expect(Number(fine.replace(',', '')) / 2143).toBeGreaterThanOrEqual(0.98);
    await saveFromApp(app, folder);
    expectSameFromTerminal(folder, API_V2);
    if (existsSync(OGRINFO)) expect(warningsOfGdal(folder)).toBe('');
    else info.annotations.push({ type: 'left out', description: 'ogrinfo is not installed' });
  });
});
