/** `npm run screenshots`: builds the app and takes the pictures of the sample study that the README and docs show. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser, ensureInstalled, ROOT } from './setup.mjs';

ensureInstalled();
const executablePath = ensureBrowser();
const { build, preview } = await import('vite');
const { chromium } = await import('@playwright/test');

const OUT = join(ROOT, 'docs', 'screenshots');
const SIZE = { width: 1366, height: 768 };
/** What is pressed in either language; the rest is found by role. */
const WORDS = {
  ja: { locale: 'ja-JP', exportButton: '書き出し', clusters: '集積' },
  en: { locale: 'en-GB', exportButton: 'Export', clusters: 'Clusters' },
};

const PICTURES = [
  { name: 'sample-ja', language: 'ja', step: 2 },
  { name: 'sample-en', language: 'en', step: 2 },
  { name: 'sample-dark-ja', language: 'ja', step: 3, dark: true },
  { name: 'cluster-selected-ja', language: 'ja', step: 2, select: true },
  { name: 'cluster-selected-en', language: 'en', step: 2, select: true },
];

async function take(browser, url, { name, language, step, dark, select }) {
  const words = WORDS[language];
  const page = await browser.newPage({
    locale: words.locale,
    viewport: SIZE,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  await page.goto(url);
  const ready = page.getByRole('button', {
    name: words.exportButton,
    exact: true,
    disabled: false,
  });
  await ready.waitFor();
  const head = page.getByRole('heading', { level: 2 }).getByRole('button');
  const wanted = head.filter({ hasText: new RegExp(`^\\s*${step}`) });
  if ((await wanted.getAttribute('aria-expanded')) !== 'true') await wanted.click();
  if (select) {
    await page
      .getByRole('region')
      .getByRole('button', { name: words.clusters, exact: true })
      .click();
    // The largest first; the third is one that a reader knows and that is not all of Tokyo.
    const byFirms = page.getByRole('columnheader').nth(1).getByRole('button');
    await byFirms.click();
    await byFirms.click();
    await page.getByRole('row').nth(3).getByRole('button').click();
  }
  await page.mouse.move(SIZE.width / 2, 1);
  await settle(page);
  await page.screenshot({ path: join(OUT, `${name}.png`), animations: 'disabled' });
  await page.close();
  process.stdout.write(`docs/screenshots/${name}.png\n`);
}

/** Labels fade in and firms are drawn after the map is idle: two equal pictures in a row are the sign that all is there. */
async function settle(page) {
  let before = '';
  for (let i = 0; i < 30; i++) {
    await page.waitForTimeout(700);
    const now = (await page.screenshot({ animations: 'disabled' })).toString('base64');
    if (now === before) return;
    before = now;
  }
  throw new Error('the page does not come to rest');
}

await build({ root: ROOT, logLevel: 'error' });
const server = await preview({ root: ROOT, preview: { port: 0, open: false } });
const url = server.resolvedUrls.local[0];
mkdirSync(OUT, { recursive: true });
const browser = await chromium.launch({
  executablePath,
  args: [
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
});
try {
  for (const picture of PICTURES) await take(browser, url, picture);
} finally {
  await browser.close();
  await server.close();
}
process.exit();
