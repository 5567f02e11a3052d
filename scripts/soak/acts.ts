import type { BrowserContext, Page } from '@playwright/test';
import type { Random } from '../../src/stats/random';
import { STEPS, type MadeFile } from '../../tests/e2e/app-page';
import {
  bytesFile,
  csvFile,
  csvText,
  LATTICE_HEAD,
  latticeFirms,
} from '../../tests/e2e/made-files';
import { SoakedPage } from './soaked-page';

/** What an act has at hand. */
export interface Hands {
  readonly app: SoakedPage;
  readonly context: BrowserContext;
  readonly random: Random;
  /** The study that the page opened with, as one file. */
  readonly carried: MadeFile;
}

interface Act {
  /** How often it is chosen, in proportion. */
  readonly weight: number;
  act(hands: Hands): Promise<void>;
}

/** What a worker says that is ended on purpose. */
export const OUT_OF_LUCK = /out of luck/;

const oneOf = <T>(random: Random, list: readonly T[]): T => list[random.below(list.length)];
const KEYS = ['ArrowRight', 'ArrowLeft', 'PageUp', 'PageDown'] as const;
const FILE_NAME = /[\w-]+\.(?:geojson|csv|json|html|tex|R)$/;

/** A list of firms around one place, of 20 to 400 rows, with a measure. */
function madeList(random: Random): MadeFile {
  const count = 20 + random.below(380);
  const rows = latticeFirms(count, (i) => `株式会社試験${i + 1}`).map((row) => [
    ...row,
    random.below(4),
  ]);
  return csvFile(`list-${count}.csv`, csvText([[...LATTICE_HEAD, '特許件数'], ...rows]));
}

async function slide({ app, random }: Hands): Promise<void> {
  await app.openStep('clusters');
  await app.radius.focus();
  for (let i = random.below(12); i >= 0; i--) {
    await app.radius.press(oneOf(random, KEYS));
    await app.page.waitForTimeout(random.below(200));
  }
}

async function restartWorker({ app }: Hands): Promise<void> {
  await app.computed();
  const engine = app.page.workers().find((worker) => worker.url().includes('engine'));
  if (!engine) throw new Error('no worker');
  const gone = new Promise((resolve) => engine.once('close', resolve));
  await engine.evaluate(() => {
    setTimeout(() => {
      throw new Error('out of luck');
    });
  });
  await gone;
  await app.openStep('clusters');
  await app.radius.press('PageUp');
  await app.computed();
}

/** A further tab is opened, used, loaded anew and closed. */
async function otherTab({ app, context, random }: Hands): Promise<void> {
  const page: Page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const other = new SoakedPage(page, app.url);
  try {
    await page.goto(app.url);
    // The page says its language once the app is there.
    await page.getByRole('banner').waitFor();
    await other.noteLanguage();
    await other.computed();
    await slide({ app: other, random } as Hands);
    await other.computed();
    await page.reload();
    await other.computed();
  } finally {
    await page.close();
  }
}

/** Everything that a person may do, by name. */
export const ACTS: Readonly<Record<string, Act>> = {
  slide: { weight: 10, act: slide },
  step: {
    weight: 8,
    act: async ({ app, random }) => app.openStep(oneOf(random, STEPS)),
  },
  language: {
    weight: 4,
    act: async ({ app }) => {
      await app.button(app.m.app.otherLanguage).click();
      const next = app.language === 'en' ? 'ja' : 'en';
      await app.page.locator(`html[lang=${next}]`).waitFor();
      app.language = next;
    },
  },
  theme: {
    weight: 2,
    act: async ({ app }) => {
      const { theme } = app.m.app;
      await app
        .button(`${theme.label}: ${theme.dark}`)
        .or(app.button(`${theme.label}: ${theme.light}`))
        .click();
    },
  },
  'undo and redo': {
    weight: 6,
    act: async ({ app, random }) => {
      for (const name of [app.m.app.undo, app.m.app.redo])
        for (let i = random.below(5); i > 0 && (await app.button(name).isEnabled()); i--)
          // It may be disabled by then, when nothing is left.
          await app.button(name).evaluate((element: HTMLElement) => element.click());
    },
  },
  rename: {
    weight: 2,
    act: async ({ app, random }) => {
      const name = app.page.getByRole('textbox', { name: app.m.app.untitled });
      await name.fill(`study ${random.below(1000)}`);
      await name.press('Enter');
    },
  },
  import: {
    weight: 4,
    act: async ({ app, random }) => {
      await app.drop(madeList(random));
      await app.dialog.getByRole('table').first().waitFor();
      if (random.below(4) > 0) await app.confirm();
    },
  },
  'refused file': {
    weight: 2,
    act: async ({ app, random }) => {
      const bytes = Uint8Array.from({ length: 40 }, () => random.below(256));
      const refused = [
        csvFile('empty.csv', ''),
        csvFile('head.csv', '会社名,所在地\r\n'),
        csvFile('broken.geojson', '{"type": "FeatureCollection", '),
        bytesFile('noise.xlsx', bytes),
        bytesFile('cut.shuseki', bytes),
      ];
      await app.drop(oneOf(random, refused));
      await app.page.getByRole('alert').first().waitFor();
    },
  },
  'open study': {
    weight: 2,
    act: async ({ app, carried }) => {
      await app.drop(carried);
      await app.computed();
    },
  },
  save: {
    weight: 2,
    act: async ({ app }) => void (await app.saveBy(app.button(app.m.app.save))),
  },
  export: {
    weight: 5,
    act: async ({ app, random }) => {
      await app.computed();
      await app.button(app.m.app.export).click();
      const files = app.dialog.getByRole('button', { name: FILE_NAME });
      await files.first().waitFor();
      const nothing = app.dialog.getByText(app.m.app.exports.empty);
      const saved = app.page.waitForEvent('download');
      await files.nth(random.below(await files.count())).click();
      await Promise.race([saved, nothing.waitFor()]);
    },
  },
  layers: {
    weight: 3,
    act: async ({ app, random }) => {
      await app.computed();
      await app.button(app.m.app.export).click();
      const { save } = app.m.layers;
      const block = app.dialog.getByRole('region', { name: save.title });
      const format = block.getByLabel(save.format);
      const names = await format
        .locator('option')
        .evaluateAll((all) => all.map((option) => (option as HTMLOptionElement).value));
      await format.selectOption(oneOf(random, names));
      await app.saveBy(block.getByRole('button', { name: save.start }));
    },
  },
  search: {
    weight: 4,
    act: async ({ app, random }) => {
      await app.searchBox.fill(oneOf(random, ['工業', '1', 'Osaka', '鯖江', '大学']));
      const hit = app.page.getByRole('option').first();
      if (await hit.isVisible()) await hit.click();
      else await app.searchBox.fill('');
      const close = app.inspector.getByRole('button', { name: app.m.app.close });
      if (random.below(2) && (await close.isVisible())) await close.click();
    },
  },
  tables: {
    weight: 5,
    act: async ({ app, random }) => {
      const { words, charts, app: a } = app.m;
      const tabs = [words.firms, words.clusters, words.institutions, ...Object.values(charts.tabs)];
      await app.drawerButton(oneOf(random, tabs)).click();
      const row = app.page.getByRole('region', { name: a.table.title }).getByRole('row').nth(2);
      if (await row.isVisible()) await row.click();
      if (random.below(2)) await app.drawerButton(a.table.height.closed).click();
    },
  },
  map: {
    weight: 4,
    act: async ({ app, random }) => {
      const box = await app.map.boundingBox();
      if (!box) return;
      const { mouse } = app.page;
      await mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.4);
      for (let i = random.below(4); i >= 0; i--) await mouse.wheel(0, 400 * (random.below(3) - 1));
      await mouse.down();
      await mouse.move(box.x + box.width * random.uniform(), box.y + box.height * 0.5, {
        steps: 4,
      });
      await mouse.up();
    },
  },
  'other tab': { weight: 1, act: otherTab },
  'worker ended': { weight: 1, act: restartWorker },
};

const ALL = Object.entries(ACTS);
const SUM = ALL.reduce((sum, [, { weight }]) => sum + weight, 0);

/** The name of the next act. */
export function nextAct(random: Random): string {
  let left = random.below(SUM);
  for (const [name, { weight }] of ALL) if ((left -= weight) < 0) return name;
  throw new Error('weights');
}

/** The state in which is measured: the first study, the second step, English, nothing else open. */
export async function rest({ app, carried }: Hands): Promise<void> {
  await app.closeDialogs();
  await app.setEnglish();
  const closed = app.drawerButton(app.m.app.table.height.closed);
  await closed.click();
  await app.searchBox.fill('');
  await app.drop(carried);
  await app.computed();
  const close = app.inspector.getByRole('button', { name: app.m.app.close });
  if (await close.isVisible()) await close.click();
  await app.openStep('clusters');
  await app.button(app.m.app.map.reset).click();
  await app.page.waitForTimeout(2000);
  await app.computed();
}
