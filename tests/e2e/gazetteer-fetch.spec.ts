import { readFile } from 'node:fs/promises';
import { JAPAN_IN_SMALL } from '../geocode/japan-in-small';
import { inventedFiles } from '../geocode/gazetteers';
import type { AppPage } from './app-page';
import { expect, test as base } from './fixtures';
import { serveGazetteer, type GazetteerServer } from './gazetteer-server';
import { csvFile, csvText } from './made-files';

const FILES = inventedFiles(JAPAN_IN_SMALL);
const FIRMS = csvText([
  ['会社名', '所在地'],
  ['青木精機', '埼玉県川口市青木三丁目5-1'],
  ['領家鋳物', '埼玉県川口市領家1-2'],
  ['銀座工房', '東京都中央区銀座8丁目1'],
]);

const test = base.extend<{ readonly service: GazetteerServer }>({
  service: async ({ browserName: _ }, use) => {
    const service = await serveGazetteer(FILES);
    await use(service);
    await service.close();
  },
});

test.use({ study: 'small' });

async function openFirms(app: AppPage): Promise<void> {
  await app.open();
  await app.openTable(csvFile('firms.csv', FIRMS));
  await app.confirm();
  await app.computed();
}

async function openDialog(app: AppPage, url: string): Promise<void> {
  const t = app.m.review.gazetteer;
  await app.openStep('data');
  await app.button(new RegExp(`^(${t.more}|${t.manage})$`)).click();
  await app.dialog.getByLabel(t.url).fill(url);
}

test('only the municipalities that the addresses name are fetched, once asked; the browser keeps them', async ({
  app,
  page,
  service,
}) => {
  const t = app.m.review.gazetteer;
  await openFirms(app);
  await openDialog(app, service.url);
  // The institutions that ship stand in some hundred municipalities, most of which this service lacks.
  await expect(app.dialog.getByText(t.scopeNamed(0, 0).split(/[:：]/)[0])).toBeVisible();
  expect(service.asked).toEqual([]);

  await app.dialog.getByRole('button', { name: t.fetchNow(new URL(service.url).host) }).click();
  await expect(app.dialog.getByText(t.inUse, { exact: true })).toBeVisible();
  await expect(app.dialog.getByText(t.kept(0))).toBeVisible();
  expect(service.asked).toEqual(
    expect.arrayContaining(['ja.json', 'ja/埼玉県/川口市.json', 'ja/東京都/中央区.json']),
  );
  // Of the rest only what the institutions stand in.
  expect(service.asked).not.toContain('ja/広島県/府中市.json');
  const asked = service.asked.length;
  await page.keyboard.press('Escape');
  await expect(app.stepHead('data')).toContainText(app.m.steps.data.answer(3, 3));

  await openFirms(app);
  await expect(app.stepHead('data')).toContainText(app.m.steps.data.answer(3, 3));
  expect(service.asked).toHaveLength(asked);

  await openDialog(app, service.url);
  await app.dialog.getByRole('button', { name: t.remove }).click();
  await expect(app.dialog.getByText(t.notInUse)).toBeVisible();
  // A study that the browser keeps with a gazetteer that is gone would wait for it at the next visit.
  await expect.poll(() => app.kept()).toContain('"gazetteer": null');
  await openFirms(app);
  await expect(app.stepHead('data')).toContainText(app.m.steps.data.answer(3, 0));
  expect(service.asked).toHaveLength(asked);
});

test('fetching all can be cancelled and goes on where it stopped; the pack is saved and opened', async ({
  app,
  page,
  service,
}, info) => {
  const t = app.m.review.gazetteer;
  const fetch = app.dialog.getByRole('button', { name: t.fetchNow(new URL(service.url).host) });
  await openFirms(app);
  await openDialog(app, service.url);
  await app.dialog.getByRole('radio', { name: /All of Japan/ }).check();
  service.delayMs = 1000;
  await fetch.click();
  // The index, then eight at a time: with the tenth the first of them has come.
  await expect.poll(() => service.asked.length).toBeGreaterThan(9);
  await app.dialog.getByRole('button', { name: app.m.app.cancel }).click();
  await expect(fetch).toBeEnabled();
  await expect(app.dialog.getByText(t.notInUse)).toBeVisible();
  expect(service.asked.length).toBeLessThan(FILES.size);
  const [, first] = service.asked;

  service.delayMs = 0;
  await fetch.click();
  await expect(app.dialog.getByText(t.inUse, { exact: true })).toBeVisible();
  expect(new Set(service.asked)).toEqual(new Set(FILES.keys()));
  expect(service.asked.filter((path) => path === 'ja.json')).toHaveLength(2);
  expect(service.asked.filter((path) => path === first)).toHaveLength(1);

  const saved = await app.download(() =>
    app.dialog.getByRole('button', { name: t.save, exact: true }).click(),
  );
  expect(saved.suggestedFilename()).toBe('gazetteer-2024-01-15.shuseki-pack.gz');
  const pack = info.outputPath(saved.suggestedFilename());
  await saved.saveAs(pack);
  expect((await readFile(pack)).subarray(0, 2)).toEqual(Buffer.of(0x1f, 0x8b));
  await app.dialog.getByRole('button', { name: t.remove }).click();
  await expect(app.dialog.getByText(t.notInUse)).toBeVisible();
  const asked = service.asked.length;
  await app.choose(app.dialog.getByRole('button', { name: t.packChoose }), pack);
  await expect(app.dialog.getByText(t.inUse, { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(app.stepHead('data')).toContainText(app.m.steps.data.answer(3, 3));
  expect(service.asked).toHaveLength(asked);
});

test('a server that fails is told in one sentence; what is in use stays', async ({
  app,
  service,
  tolerated,
}) => {
  tolerated.push(/Failed to load resource/);
  const t = app.m.review.gazetteer;
  await openFirms(app);
  await openDialog(app, 'not an address');
  await expect(app.dialog.getByText(t.urlWrong)).toBeVisible();
  const url = app.dialog.getByLabel(t.url);
  await url.fill(service.url);
  service.status = 403;
  await app.dialog.getByRole('button', { name: t.fetchNow(new URL(service.url).host) }).click();
  await expect(app.dialog.getByRole('alert')).toContainText('403');
  await expect(app.dialog.getByText(t.notInUse)).toBeVisible();
  await app.choose(app.dialog.getByRole('button', { name: t.packChoose }), csvFile('x.gz', 'x'));
  await expect(app.dialog.getByRole('alert')).toContainText('x.gz');
});
