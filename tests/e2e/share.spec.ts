import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { AppPage } from './app-page';
import { expect, test } from './fixtures';
import { writeSmallStudy } from './small-study';

test.use({ study: 'small' });

const ROOT = resolve(import.meta.dirname, '../..');
const LAYERS = ['firms', 'institutions', 'clusters', 'links'].map((name) => `${name}.geojson`);

function shuseki(...words: readonly string[]): void {
  execFileSync(process.execPath, [join(ROOT, 'bin/shuseki.mjs'), ...words], { cwd: ROOT });
}

/** Opens the block in the export dialog and waits for what it says of the shared study. */
async function prepared(app: AppPage) {
  await app.openExports();
  const t = app.m.share;
  await app.dialog.getByText(t.title).click();
  const save = app.dialog.getByRole('button', { name: t.save });
  await expect(save).toBeEnabled();
  return save;
}

async function unzipped(path: string): Promise<Record<string, string>> {
  const entries = unzipSync(new Uint8Array(await readFile(path)));
  return Object.fromEntries(Object.entries(entries).map(([name, b]) => [name, strFromU8(b)]));
}

test('a shared study says what it holds, equals the terminal’s, and opens in both to the same findings', async ({
  app,
  page,
}, info) => {
  await app.open();
  const t = app.m.share;
  const save = await prepared(app);
  await expect(app.dialog.getByText(/Columns left out: .*企業名.*所在地/)).toBeVisible();
  const changed = app.dialog.getByText(/\b\d+ firms? of 300 would change/);
  await expect(changed).toBeVisible();
  const saidOfCoarse = await changed.innerText();
  const coarse = await unzipped(await (await app.download(() => save.click())).path());

  await app.dialog.getByLabel(t.grid).selectOption({ label: t.grids.half });
  await expect(changed).not.toHaveText(saidOfCoarse, { useInnerText: true });
  const finer = await unzipped(await (await app.download(() => save.click())).path());
  expect(finer['firms.csv']).not.toBe(coarse['firms.csv']);

  const folder = info.outputPath('shared');
  const own = writeSmallStudy(info.outputPath('own'));
  shuseki('share', join(own, 'study.json'), '--out', folder);
  expect(Object.keys(coarse).sort()).toEqual(['firms.csv', 'links.csv', 'study.json']);
  for (const [name, text] of Object.entries(coarse))
    expect(readFileSync(join(folder, name), 'utf8') === text, name).toBe(true);

  await page.keyboard.press('Escape');
  await app.openStep('data');
  for (const [name, text] of Object.entries(coarse).sort(([a], [b]) => b.localeCompare(a)))
    await app.drop({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await expect(app.stepHead('clusters')).toContainText('275 of 300');
  await app.computed();
  const saved = info.outputPath('saved');
  mkdirSync(saved, { recursive: true });
  await app.openExports();
  for (const name of LAYERS) writeFileSync(join(saved, name), await app.exported(name));
  const out = info.outputPath('run');
  shuseki('run', join(folder, 'study.json'), '--out', out, '--no-report');
  for (const name of LAYERS) {
    const fromApp = readFileSync(join(saved, name), 'utf8');
    expect(readFileSync(join(out, name), 'utf8') === fromApp, name).toBe(true);
    if (name === 'firms.geojson') expect(fromApp).not.toMatch(/株式会社|有限会社|丁目/);
  }
});
