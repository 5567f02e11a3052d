import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { checkoutOf } from '../../scripts/same-files/checkout.mjs';
import { createRandom } from '../../src/stats/random';
import { inChromium } from './app-in-chromium';
import { benchPoints } from './points';
import { rounded } from './timing';

export const title = 'A list of 1,000,000 firms with coordinates in the app, beside one of 5,000';

/** Before definitions were found from positions, and what is told of a list. */
const REVISION = '7a5870c';
const SIZES = [5000, 1_000_000];
const INDUSTRIES = ['金属製品製造業', '食料品製造業', '繊維工業', '情報サービス業'];
const PATIENCE = { timeout: 300_000 };

interface Measured {
  readonly previewMs: number;
  readonly findingsMs: number;
  readonly radiusMs: number;
  readonly scriptMs: number;
  readonly frameMs: number;
  readonly rendererMb: number;
}

declare global {
  interface Window {
    longest: number;
    panFrames: number[];
  }
}

export async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'shuseki-million-'));
  try {
    const files = SIZES.map((count) => writeList(join(folder, `firms-${count}.csv`), count));
    const rows: (string | number)[][] = [];
    const found = new Map<string, Measured>();
    for (const [name, built] of [
      ['Shuseki', null],
      [REVISION, join(checkoutOf(REVISION), 'build', 'app')],
    ] as const)
      for (const [i, file] of files.entries()) {
        const one = await inChromium((page, url) => measure(page, url, file), built);
        found.set(`${name} ${SIZES[i]}`, one);
        rows.push([name, SIZES[i], ...Object.values(one).map(rounded)]);
      }
    const [few, many] = SIZES.map((count) => found.get(`Shuseki ${count}`)!);
    const before = found.get(`${REVISION} ${SIZES[1]}`)!;
    const ratio = (own: number, other: number) => (own / other).toFixed(2);
    return {
      columns: [
        'app',
        'firms',
        'preview ms',
        'use this table to findings ms',
        'another radius ms',
        'longest script ms',
        'median frame while panning ms',
        'renderer peak MB',
      ],
      rows,
      notes: [
        `1,000,000 firms here, beside ${REVISION}: ${ratio(many.findingsMs, before.findingsMs)} of its time to findings, ${ratio(many.rendererMb, before.rendererMb)} of its memory, ${ratio(many.frameMs, before.frameMs)} of its time for a frame.`,
        `A frame with 1,000,000 firms takes ${ratio(many.frameMs, few.frameMs)} times that with 5,000.`,
        'Here the time to findings holds the rule that finds the definition, distances with their errors, and step 5; software WebGL. Memory: resident, of the renderer with its workers, at its highest.',
        'Wanted: findings in at most 0.4 of the time, no script over 100 ms, at most 0.6 of the memory, a frame at most twice that of 5,000 firms.',
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeList(file: string, count: number): string {
  const { lng, lat } = benchPoints(count);
  const random = createRandom(count);
  const lines = ['id,企業名,業種,従業員数,経度,緯度,特許件数'];
  for (let i = 0; i < count; i++) {
    const industry = INDUSTRIES[Math.floor(random.uniform() * INDUSTRIES.length)];
    const patents = random.uniform() < 0.3 ? Math.floor(random.uniform() * 5) : 0;
    const employees = 1 + Math.floor(random.uniform() * 300);
    lines.push(
      `F${i},株式会社第${i}製作所,${industry},${employees},${lng[i]},${lat[i]},${patents}`,
    );
  }
  writeFileSync(file, lines.join('\n'));
  return file;
}

async function measure(page: Page, url: string, file: string): Promise<Measured> {
  // What compiles this file names functions by a helper that the page lacks.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.addInitScript(() => {
    window.longest = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        for (const { duration } of (entry as PerformanceEntry & { scripts: PerformanceEntry[] })
          .scripts)
          window.longest = Math.max(window.longest, duration);
    }).observe({ type: 'long-animation-frame' });
  });
  await page.goto(url);
  await atRest(page, '');
  await page.evaluate(() => (window.longest = 0));
  const step = (number: number) =>
    page
      .getByRole('heading', { level: 2 })
      .getByRole('button', { name: new RegExp(`^${number}\\b`) });
  const opened = async (number: number) => {
    if ((await step(number).getAttribute('aria-expanded')) !== 'true') await step(number).click();
  };
  await opened(1);
  const sample = await step(2).innerText();
  const timed = async (act: () => Promise<unknown>) => {
    const start = performance.now();
    await act();
    return performance.now() - start;
  };
  const confirm = page
    .getByRole('dialog')
    .getByRole('button', { name: /^(Use this table|Use without towns)$/ });
  const previewMs = await timed(async () => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: /^Firms: (Replace|Add) …$/ }).click(),
    ]);
    await chooser.setFiles(file);
    await confirm.waitFor(PATIENCE);
  });
  const findingsMs = await timed(async () => {
    await confirm.click();
    await atRest(page, sample);
  });
  await opened(2);
  const first = await step(2).innerText();
  const radiusMs = await timed(async () => {
    const field = page.getByRole('textbox', { name: 'Radius' });
    await field.fill('2');
    await field.press('Enter');
    await atRest(page, first);
  });
  const frameMs = await panned(page);
  const scriptMs = await page.evaluate(() => window.longest);
  return { previewMs, findingsMs, radiusMs, scriptMs, frameMs, rendererMb: rendererMb() };
}

/** Waits until nothing is computed, and the second step says something else than `before`. */
async function atRest(page: Page, before: string): Promise<void> {
  await page.waitForFunction(
    (said) => {
      const named = (selector: string, name: RegExp) =>
        [...document.querySelectorAll<HTMLButtonElement>(selector)].find((each) =>
          name.test(each.innerText),
        );
      const head = named('h2 button', /^2/);
      const exports = named('button', /^Export/);
      return (
        head &&
        head.innerText !== said &&
        !document.querySelector('progress') &&
        exports &&
        !exports.disabled
      );
    },
    before,
    PATIENCE,
  );
}

/** Median time between frames while the map is dragged to and fro. */
async function panned(page: Page): Promise<number> {
  await page.waitForTimeout(3000);
  const box = (await page.locator('canvas.maplibregl-canvas').first().boundingBox())!;
  const [x, y] = [box.x + 0.65 * box.width, box.y + 0.4 * box.height];
  await page.evaluate(() => {
    window.panFrames = [];
    let last = performance.now();
    const frame = (now: number) => {
      window.panFrames.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let i = 0; i < 40; i++) {
    await page.mouse.move(x + 120 * Math.sin(i / 5), y + 60 * Math.cos(i / 5));
    await page.waitForTimeout(30);
  }
  await page.mouse.up();
  const frames = await page.evaluate(() => window.panFrames);
  return frames.sort((a, b) => a - b)[frames.length >> 1];
}

/** Resident memory of the largest renderer on this machine at its highest; NaN where the system does not tell. */
function rendererMb(): number {
  try {
    const listed = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' });
    const peaks = listed
      .split('\n')
      .filter((line) => line.includes('--type=renderer'))
      .map((line) => /VmHWM:\s+(\d+)/.exec(statusOf(line.trim().split(' ')[0]))?.[1]);
    return Math.max(...peaks.map((kb) => (Number(kb ?? 0) * 1024) / 1e6));
  } catch {
    return NaN;
  }
}

const statusOf = (pid: string): string => readFileSync(`/proc/${pid}/status`, 'utf8');
