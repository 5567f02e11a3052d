/** What a checkout's app exports, through its export dialog in a headless browser. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { chromium } from '@playwright/test';
import { unzipSync } from 'fflate';
import { serveFolder } from '../../tests/e2e/static-server.ts';
import { ensureBrowser } from '../setup.mjs';

/** The longest that any file may take on a busy machine. */
const PATIENCE = 600_000;
/** In the order in which the app asks for them. */
const INPUT_KINDS = ['firms', 'institutions', 'links', 'outcomes'];
const FILE_NAME = /([\w-]+\.(?:geojson|csv|json|html|tex|R))$/;

/** Opens a browser on the app of a checkout. The map is left out, since no file is made of it. */
export async function openBrowser(checkout) {
  const served = await serveFolder(join(checkout, 'build', 'app'));
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: ['--disable-3d-apis', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  return {
    exportStudy: (study, out) => exportByApp(browser, served.url, study, out),
    close: async () => {
      await browser.close();
      await served.close();
    },
  };
}

async function exportByApp(
  browser,
  url,
  { folder, gazetteer, report = true, share = true, also = [] },
  out,
) {
  mkdirSync(out, { recursive: true });
  const context = await browser.newContext({ locale: 'en-GB', serviceWorkers: 'block' });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  try {
    await page.goto(url);
    await ready(page);
    if (gazetteer) await addGazetteer(page, gazetteer);
    await open(page, folder);
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    // Files of what is asked beside the findings can be saved once the answer is there.
    for (const file of also) await page.getByRole('button', { name: file }).waitFor();
    await saveAll(page, out, report);
    if (share) await saveShared(page, join(out, 'share'));
  } finally {
    await context.close();
  }
}

/** The study is computed: files can be saved and no bar runs. */
async function ready(page) {
  await page.getByRole('button', { name: 'Export', exact: true, disabled: false }).waitFor();
  await page.getByRole('progressbar').waitFor({ state: 'hidden' });
}

async function addGazetteer(page, folder) {
  const step = page.getByRole('heading', { level: 2 }).getByRole('button', { name: /^1/ });
  if ((await step.getAttribute('aria-expanded')) !== 'true') await step.click();
  const choosers = page.locator('input[webkitdirectory]');
  const before = await choosers.count();
  await choosers.first().setInputFiles(folder);
  // The button to add one goes when one is in use.
  await page.waitForFunction(
    (count) => document.querySelectorAll('input[webkitdirectory]').length < count,
    before,
  );
  await ready(page);
}

/** Drops the study file, then each input when the page asks for it; the study opens when the last one has come. */
async function open(page, folder) {
  const { name, inputs } = JSON.parse(readFileSync(join(folder, 'study.json'), 'utf8'));
  await drop(page, join(folder, 'study.json'));
  for (const { path } of INPUT_KINDS.flatMap((kind) => inputs[kind] ?? [])) {
    await page.getByText(path).first().waitFor();
    await drop(page, join(folder, path));
  }
  await page.waitForFunction((wanted) => document.title.startsWith(`${wanted} `), name);
  await ready(page);
}

async function drop(page, path) {
  const base64 = readFileSync(path).toString('base64');
  await page.evaluate(
    ({ file, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], file));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    },
    { file: basename(path), base64 },
  );
}

async function saveAll(page, out, report) {
  const buttons = page.getByRole('dialog').getByRole('button', { name: FILE_NAME });
  const names = await buttons.evaluateAll((all) => all.map((b) => b.getAttribute('aria-label')));
  for (const label of names) {
    const [, name] = FILE_NAME.exec(label);
    if (!report && !/json$/.test(name)) continue;
    const button = page.getByRole('dialog').getByRole('button', { name: label, exact: true });
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    await download.saveAs(join(out, name));
  }
}

/** The study to give away, unpacked. */
async function saveShared(page, out) {
  const block = page.getByRole('dialog').locator('details');
  await block.locator('summary').click();
  const save = block.getByRole('button', { disabled: false }).last();
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  mkdirSync(out, { recursive: true });
  const entries = unzipSync(new Uint8Array(readFileSync(await download.path())));
  for (const [name, bytes] of Object.entries(entries)) writeFileSync(join(out, name), bytes);
}
