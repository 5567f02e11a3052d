import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '../../src/stats/random';
import { AppPage } from '../e2e/app-page';
import { inChromium } from './app-in-chromium';
import { rounded } from './timing';

export const title = 'Panning the map with 50,000 ties (sample study, 5,000 firms)';

const TIES = 50_000;
const ROOT = join(import.meta.dirname, '../..');

const firstCells = (path: string): string[] =>
  readFileSync(join(ROOT, path), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[0]);

/** Ten ties of each firm with institutions drawn at random, wherever they are. */
function manyTies(): string {
  const firms = firstCells('static/sample/firms.csv');
  const institutions = firstCells('static/geodata/institutions.csv');
  const random = createRandom(1);
  const rows = Array.from(
    { length: TIES },
    (_, i) =>
      `${firms[i % firms.length]},${institutions[random.below(institutions.length)]},${1 + random.below(12)}`,
  );
  return ['企業ID,研究開発機関ID,年間交流回数', ...rows].join('\n');
}

const COUNT_FRAMES = `
  window.gaps = Object.assign([], { on: true });
  let last = performance.now();
  requestAnimationFrame(function tick(now) {
    gaps.push(now - last);
    last = now;
    if (gaps.on) requestAnimationFrame(tick);
  });
`;

/** Drags the map to and fro; gives the milliseconds between frames, ascending. */
async function panned(page: Page, map: { x: number; y: number }): Promise<number[]> {
  await page.mouse.move(map.x, map.y);
  await page.mouse.down();
  // As text: what the loader makes of a named function does not exist in the page.
  await page.evaluate(COUNT_FRAMES);
  for (let i = 1; i <= 30; i++)
    await page.mouse.move(map.x + 120 * Math.sin(i / 4), map.y + 60 * Math.sin(i / 6));
  const gaps = (await page.evaluate('(gaps.on = false, gaps.slice(1))')) as number[];
  await page.mouse.up();
  return gaps.sort((a, b) => a - b);
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor((sorted.length - 1) * share)];

export function run() {
  return inChromium(async (page, url, version) => {
    const app = new AppPage(page, url, 'en');
    await app.open();
    await app.openTable(
      { name: 'ties.csv', mimeType: 'text/csv', buffer: Buffer.from(manyTies()) },
      'links',
    );
    await app.confirm();
    await app.computed();
    await app.openStep('linkage');
    const t = app.m.flows;
    await page.getByText(t.title, { exact: true }).click();
    const box = (await app.map.boundingBox())!;
    const middle = { x: box.x + box.width * 0.6, y: box.y + box.height * 0.5 };
    const rows: (string | number)[][] = [];
    const measure = async (what: string) => {
      await page.waitForTimeout(4000);
      const gaps = await panned(page, middle);
      rows.push([what, gaps.length, ...[0.5, 0.9, 1].map((share) => rounded(at(gaps, share)))]);
    };
    await measure('without lines');
    await page.getByRole('checkbox', { name: t.show }).check();
    await page.getByLabel(app.m.settings['flows.grouping']).selectOption('municipalities');
    await measure('lines from municipalities');
    await page.getByLabel(app.m.settings['flows.grouping']).selectOption('firms');
    // Pairs that were drawn twice are one line.
    await page.getByText(/4\d,\d{3} lines/).waitFor();
    await measure('lines from firms');
    return {
      columns: ['what', 'frames', 'median ms between frames', '90 % below', 'longest'],
      rows,
      notes: [
        `Chromium ${version}, software WebGL on the same two cores that move the map; a graphics card draws lines apart from them. The first row is what the basemap and 5,000 firms cost by themselves.`,
      ],
    };
  });
}
