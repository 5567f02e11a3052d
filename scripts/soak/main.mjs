/**
 * `npm run soak -- [--minutes N] [--seed S] [--no-map]`: uses the built app at random in a browser, and measures each minute what the page still holds. Ends with
 * status 1 where at the end that is more than 1.2 times what it was after ten minutes (after a sixth of a shorter run), where the console
 * showed an error, or where the page did not answer.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { createRandom } from '../../src/stats/random.ts';
import { smallStudy } from '../../tests/e2e/small-study.ts';
import { serveFolder } from '../../tests/e2e/static-server.ts';
import { ensureBrowser, fail, ROOT } from '../setup.mjs';
import { ACTS, nextAct, OUT_OF_LUCK, rest } from './acts.ts';
import { baseOf, grown, growthOf, MEASURES, MOST_GROWTH, warmUpOf } from './judge.ts';
import { Meter } from './measure.ts';
import { SoakedPage } from './soaked-page.ts';

/** The longest that anything may take; what is right comes in a second. */
const PATIENCE = 120_000;
const APP = join(ROOT, 'build', 'app');
const OUT = join(ROOT, 'build', 'soak');

function optionsOf(args) {
  const options = { minutes: 60, seed: 20_260_731, map: true };
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--no-map') {
      options.map = false;
      continue;
    }
    const name = /^--(minutes|seed)$/.exec(args[i])?.[1];
    const value = Number(args[++i]);
    if (!name || !(value > 0) || (name === 'seed' && !Number.isSafeInteger(value)))
      fail('npm run soak -- [--minutes N] [--seed S] [--no-map]');
    options[name] = value;
  }
  return options;
}

const { minutes, seed, map } = optionsOf(process.argv.slice(2));
if (!existsSync(join(APP, 'index.html'))) fail('there is no built app: run "npm run build" first');
const say = (text) => process.stdout.write(`${text}\n`);
const served = await serveFolder(APP, '/', smallStudy());
const browser = await chromium.launch({
  executablePath: ensureBrowser(),
  args: [
    ...(map
      ? ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader']
      : ['--disable-3d-apis', '--disable-gpu']),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
});
const faults = [];
const fault = (text) => {
  faults.push(text);
  say(`FAULT ${text}`);
};

/** What the page complains of, but for what is provoked and what software drawing says of itself. */
function listen(context) {
  const meant = (text) => OUT_OF_LUCK.test(text) || /GPU stall due to ReadPixels/.test(text);
  context.on('console', (message) => {
    if (message.type() === 'error' && !meant(message.text())) fault(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => {
    if (!meant(error.error().message)) fault(`page: ${error.error().stack}`);
  });
}

async function measureAt(hands, meter, taken, at) {
  await rest(hands);
  const held = await meter.held(at);
  taken.push(held);
  say(
    `${at.toFixed(1)} min: ${MEASURES.map((name) => `${name} ${held[name].toFixed(name.endsWith('eap') ? 1 : 0)}`).join(', ')}`,
  );
}

async function soak() {
  const context = await browser.newContext({
    locale: 'en-GB',
    serviceWorkers: 'block',
    viewport: { width: 1366, height: 768 },
  });
  context.setDefaultTimeout(PATIENCE);
  listen(context);
  const page = await context.newPage();
  const meter = await Meter.of(page);
  const app = new SoakedPage(page, served.url);
  await app.open();
  const saved = await app.saveBy(app.button(app.m.app.save));
  const hands = {
    app,
    context,
    random: createRandom(seed),
    carried: {
      name: 'carried.shuseki',
      mimeType: 'application/octet-stream',
      buffer: readFileSync(await saved.path()),
    },
  };
  const taken = [];
  const done = {};
  const start = performance.now();
  const passed = () => (performance.now() - start) / 60_000;
  await measureAt(hands, meter, taken, 0);
  while (passed() < minutes) {
    const next = Math.min(minutes, Math.floor(passed()) + 1);
    while (passed() < next) {
      const name = nextAct(hands.random);
      try {
        await app.closeDialogs();
        await ACTS[name].act(hands);
        done[name] = (done[name] ?? 0) + 1;
      } catch (error) {
        fault(`${name}: ${error.message.split('\n').slice(0, 8).join(' ')}`);
        mkdirSync(OUT, { recursive: true });
        const path = join(OUT, `${seed}-${faults.length}.png`);
        writeFileSync(path, await page.screenshot());
        say(`  ${path}`);
        await app.noteLanguage();
      }
      if (faults.length > 20) fail('too many faults');
    }
    await measureAt(hands, meter, taken, passed());
  }
  say(JSON.stringify(done));
  // What is let go a little later is no leak: three more looks, a while apart.
  const base = baseOf(taken, minutes);
  for (let i = 0; i < 3 && base && grown(base, taken.at(-1)).length > 0; i++) {
    await page.waitForTimeout(20_000);
    await measureAt(hands, meter, taken, passed());
  }
  return taken;
}

say(`${minutes} minutes, seed ${seed}${map ? '' : ', without the map'}`);
try {
  const taken = await soak();
  const base = baseOf(taken, minutes);
  if (!base) fail(`nothing was measured after ${warmUpOf(minutes)} minutes and again at the end`);
  const end = taken.at(-1);
  const growth = growthOf(base, end);
  for (const name of MEASURES)
    say(
      `${name}: ${base[name].toFixed(1)} after ${base.minutes.toFixed(1)} min, ${end[name].toFixed(1)} at the end, ${growth[name].toFixed(2)} times as much`,
    );
  for (const name of grown(base, end)) fault(`${name} grew to more than ${MOST_GROWTH} times`);
} finally {
  await browser.close();
  await served.close();
}
say(`${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
