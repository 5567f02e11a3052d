/**
 * `npm run screenshots`: builds the app and takes the pictures of the sample study that the README and docs show. A word behind it
 * takes only those whose names match it, as a regular expression. `npm run screenshots -- steps [WORD] [--study FILE.shuseki]` takes the five
 * steps' maps at three zooms in both languages and themes into build/screenshots instead, of the sample or of a study; of real data none is to be committed. `--built` takes the build that is there.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser, ensureInstalled, ROOT } from './setup.mjs';

ensureInstalled();
const executablePath = ensureBrowser();
const { build, preview } = await import('vite');
const { chromium } = await import('@playwright/test');

const words = process.argv.slice(2);
const isSteps = words[0] === 'steps';
if (isSteps) words.shift();
const named = words.indexOf('--study');
const [, STUDY] = named < 0 ? [] : words.splice(named, 2);
const isBuilt = words.includes('--built');
if (isBuilt) words.splice(words.indexOf('--built'), 1);
const OUT = isSteps ? join(ROOT, 'build', 'screenshots') : join(ROOT, 'docs', 'screenshots');
const SIZE = { width: 1366, height: 768 };
const [wanted = ''] = words;
/** What is pressed in either language; the rest is found by role. */
const WORDS = {
  ja: {
    locale: 'ja-JP',
    exportButton: '書き出し',
    clusters: '集積',
    overlay: '重ねて表示',
    bySize: '記号の大きさを値に比例',
    municipality: '市区町村',
  },
  en: {
    locale: 'en-GB',
    exportButton: 'Export',
    clusters: 'Clusters',
    overlay: 'Show as an overlay',
    bySize: 'Symbols in proportion to the value',
    municipality: 'municipality',
  },
};

const PICTURES = [
  { name: 'sample-ja', language: 'ja', step: 2 },
  { name: 'sample-en', language: 'en', step: 2 },
  { name: 'sample-dark-ja', language: 'ja', step: 3, dark: true },
  { name: 'cluster-selected-ja', language: 'ja', step: 2, select: true },
  { name: 'cluster-selected-en', language: 'en', step: 2, select: true },
  {
    name: 'overlay-firms-en',
    language: 'en',
    step: 4,
    at: '八尾市',
    overlay: { unit: 'firms', method: 'jenks', bySize: true },
  },
  {
    name: 'overlay-grid-dark-ja',
    language: 'ja',
    step: 4,
    dark: true,
    at: '東大阪市',
    overlay: { unit: 'grid_1km', statistic: 'sum', method: 'jenks', leastFirms: 1 },
  },
  {
    name: 'overlay-hexagons-ja',
    language: 'ja',
    step: 4,
    overlay: { unit: 'hexagons', hexagonKm: 25 },
  },
  {
    name: 'overlay-prefectures-bivariate-en',
    language: 'en',
    step: 4,
    overlay: { unit: 'prefectures', scale: 'bivariate', second: 'proximity' },
  },
  {
    name: 'overlay-municipalities-ja',
    language: 'ja',
    step: 4,
    overlay: { unit: 'municipalities', statistic: 'sum', method: 'jenks', bySize: true },
  },
  {
    name: 'overlay-clusters-diverging-en',
    language: 'en',
    step: 4,
    at: '東大阪市',
    overlay: { unit: 'clusters', scale: 'diverging', method: 'equal', classes: 6, composite: true },
  },
];

/** Far out as the map opens, and closer by so many double presses where the firms' middle is, right of panel and legend. */
const ZOOMS = { far: 0, middle: 2, close: 4 };
const MIDDLE = { x: 985, y: 395 };

/** Each step's map as a reader finds it who presses nothing but the step and the zoom. */
const STEPS = ['ja', 'en'].flatMap((language) =>
  [false, true].flatMap((dark) =>
    [1, 2, 3, 4, 5].flatMap((step) =>
      Object.entries(ZOOMS).map(([zoom, presses]) => ({
        name: `step${step}-${zoom}-${dark ? 'dark' : 'light'}-${language}`,
        ...{ language, dark, step, presses },
      })),
    ),
  ),
);

/** The lists of the overlay are found by what they offer, its numbers by what they may be. */
const LISTS = ['unit', 'statistic', 'scale', 'second', 'method'];
const OFFERS = {
  unit: 'hexagons',
  statistic: 'positive',
  scale: 'bivariate',
  second: 'proximity',
  method: 'jenks',
};
const NUMBERS = {
  classes: '[max="7"]',
  hexagonKm: '[min="0.5"][max="200"]',
  leastFirms: '[max="1000"]',
};

async function showOverlay(page, words, overlay) {
  await page.getByRole('checkbox', { name: words.overlay, exact: true }).check();
  for (const list of LISTS.filter((each) => overlay[each] !== undefined))
    await page.locator(`select:has(option[value="${OFFERS[list]}"])`).selectOption(overlay[list]);
  for (const number of Object.keys(NUMBERS).filter((each) => overlay[each] !== undefined)) {
    const field = page.locator(`input[type=number]${NUMBERS[number]}`);
    await field.fill(String(overlay[number]));
    await field.press('Enter');
  }
  if (overlay.bySize) await page.getByRole('checkbox', { name: words.bySize }).check();
  // The second of the sample's two measures joins the first.
  if (overlay.composite) await page.locator('fieldset').getByRole('checkbox').nth(1).check();
  await page.getByRole('checkbox', { name: words.overlay, exact: true }).scrollIntoViewIfNeeded();
}

async function goTo(page, words, place) {
  await page.getByRole('combobox').first().fill(place);
  const found = page.getByRole('listbox').locator('[data-combobox-item]');
  await found.filter({ hasText: words.municipality }).first().click();
  await page.getByRole('combobox').first().fill('');
}

async function take(browser, url, picture) {
  const { name, language, step, dark, select, overlay, at, presses = 0 } = picture;
  const words = WORDS[language];
  const page = await browser.newPage({
    serviceWorkers: 'block',
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
  if (STUDY) {
    await page.locator('input[type=file]').first().setInputFiles(STUDY);
    await page.waitForTimeout(2000);
    await ready.waitFor();
  }
  const head = page.getByRole('heading', { level: 2 }).getByRole('button');
  const own = head.filter({ hasText: new RegExp(`^\\s*${step}`) });
  if ((await own.getAttribute('aria-expanded')) !== 'true') await own.click();
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
  if (overlay) await showOverlay(page, words, overlay);
  if (at) await goTo(page, words, at);
  for (let press = 0; press < presses; press++) {
    await page.mouse.dblclick(MIDDLE.x, MIDDLE.y);
    await page.waitForTimeout(500);
  }
  await page.mouse.move(SIZE.width / 2, 1);
  await settle(page);
  await page.screenshot({ path: join(OUT, `${name}.png`), animations: 'disabled' });
  await page.close();
  process.stdout.write(`${name}.png\n`);
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

if (!isBuilt) await build({ root: ROOT, logLevel: 'error' });
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
  for (const picture of (isSteps ? STEPS : PICTURES).filter(({ name }) => name.match(wanted)))
    await take(browser, url, picture);
} finally {
  await browser.close();
  await server.close();
}
process.exit();
