import type { Page } from '@playwright/test';
import { inChromium } from './app-in-chromium';
import { rounded } from './timing';

export const title =
  'How long scripts hold the main thread of the page (sample study, 5,000 firms)';

/** One script within a long animation frame, as the browser attributes it. */
interface HeldBy {
  readonly invoker: string;
  readonly durationMs: number;
}

interface LongFrame {
  readonly durationMs: number;
  readonly scripts: readonly HeldBy[];
}

declare global {
  interface Window {
    longFrames: LongFrame[];
  }
}

/** The browser reports frames of more than 50 ms, with every script in them that took at least 5 ms. */
const LIMIT_MS = 50;
const RADII = [2, 4, 1, 6, 3, 10, 2.5, 5, 1.5, 8, 3.5, 3];

function watchFrames(): void {
  window.longFrames = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { duration, scripts } = entry as PerformanceEntry & {
        scripts: { invoker: string; duration: number }[];
      };
      window.longFrames.push({
        durationMs: duration,
        scripts: scripts.map((script) => ({
          invoker: script.invoker,
          durationMs: script.duration,
        })),
      });
    }
  }).observe({ type: 'long-animation-frame', buffered: true });
}

/** Does something and waits until the page is at rest; gives the long frames of that time. */
async function framesOf(page: Page, act: () => Promise<void>): Promise<LongFrame[]> {
  await page.evaluate(() => {
    window.longFrames.length = 0;
  });
  await act();
  await page.waitForFunction(() => !document.querySelector('progress'));
  // Entries come after the frame that they are about.
  await page.waitForTimeout(400);
  return page.evaluate(() => window.longFrames.splice(0));
}

function row(what: string, times: number, frames: readonly LongFrame[]): (string | number)[] {
  const scripts = frames.flatMap((frame) => frame.scripts);
  const longest = scripts.reduce<HeldBy>(
    (most, script) => (script.durationMs > most.durationMs ? script : most),
    { invoker: '–', durationMs: 0 },
  );
  const over = scripts.filter((script) => script.durationMs > LIMIT_MS).length;
  const longestFrame = Math.max(0, ...frames.map((frame) => frame.durationMs));
  return [
    what,
    times,
    frames.length,
    rounded(longestFrame),
    longest.durationMs > 0 ? rounded(longest.durationMs) : `under ${LIMIT_MS}`,
    over,
    longest.invoker,
  ];
}

async function setRadius(page: Page, km: number): Promise<void> {
  const head = page.getByRole('heading', { level: 2 }).getByRole('button', { name: /^2\b/ });
  const before = await head.innerText();
  const field = page.getByRole('textbox', { name: 'Radius' });
  await field.fill(String(km));
  await field.press('Enter');
  await page.waitForFunction(
    ([text]) =>
      [...document.querySelectorAll('h2 button')].every(
        (each) => (each as HTMLElement).innerText !== text,
      ),
    [before],
  );
}

/** Units of the innovation overlay that need no file of the person's own. */
const UNITS = [
  'grid_1km',
  'grid_500m',
  'hexagons',
  'prefectures',
  'municipalities',
  'clusters',
  'firms',
];

/** Shows the overlay by every unit in turn. */
async function overlayFrames(page: Page): Promise<LongFrame[]> {
  await page.getByRole('heading', { level: 2 }).getByRole('button', { name: /^4\b/ }).click();
  await page.getByRole('checkbox', { name: 'Show as an overlay', exact: true }).check();
  const frames: LongFrame[] = [];
  for (const unit of UNITS)
    frames.push(
      ...(await framesOf(page, async () => {
        await page.getByLabel('By', { exact: true }).selectOption(unit);
        await page.waitForTimeout(1500);
      })),
    );
  return frames;
}

export function run() {
  return inChromium(async (page, url, version) => {
    await page.addInitScript(watchFrames);
    await page.goto(url);
    await page.getByRole('button', { name: 'Export', exact: true, disabled: false }).waitFor();
    await page.waitForTimeout(4000);
    const opening = await page.evaluate(() => window.longFrames.splice(0));
    await page.getByRole('heading', { level: 2 }).getByRole('button', { name: /^2\b/ }).click();
    await page.getByRole('textbox', { name: 'Radius' }).waitFor();
    await page.waitForTimeout(1000);
    const recomputing: LongFrame[] = [];
    for (const km of RADII) recomputing.push(...(await framesOf(page, () => setRadius(page, km))));
    const dragging = await framesOf(page, async () => {
      const slider = page.getByRole('slider', { name: 'Radius' });
      const box = (await slider.boundingBox())!;
      await page.mouse.move(box.x + 10, box.y + box.height / 2);
      await page.mouse.down();
      for (let i = 1; i <= 40; i++)
        await page.mouse.move(box.x + 10 + 4 * i, box.y + box.height / 2);
      await page.mouse.up();
    });
    const overlays = await overlayFrames(page);
    return {
      columns: [
        'what',
        'times',
        'frames > 50 ms',
        'longest frame ms',
        'longest script ms',
        'scripts > 50 ms',
        'which',
      ],
      rows: [
        row('opening the sample study', 1, opening),
        row('recomputing with another radius', RADII.length, recomputing),
        row('dragging the radius slider', 1, dragging),
        row('switching the innovation overlay', UNITS.length, overlays),
      ],
      notes: [
        `Chromium ${version}, long-animation-frame attribution, software WebGL: a frame includes style, layout and painting, a script does not. "Under 50" means that no frame was long enough to be reported.`,
      ],
    };
  });
}
