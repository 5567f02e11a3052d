import { expect, type Download, type Locator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { chooseLanguage, messagesIn, type Language, type Messages } from '../../src/i18n';

/** A file as a test hands it to the page. */
export interface MadeFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export const STEPS = ['data', 'clusters', 'linkage', 'innovation', 'evidence'] as const;
export type StepName = (typeof STEPS)[number];

/** The app as a person meets it: everything is found by its role and its name in the page's language. */
export class AppPage {
  readonly page: Page;
  /** Where the app is served. */
  readonly url: string;
  language: Language;

  constructor(page: Page, url: string, locale = 'en') {
    this.page = page;
    this.url = url;
    this.language = chooseLanguage([locale]);
  }

  get m(): Messages {
    return messagesIn(this.language);
  }

  get map(): Locator {
    return this.page.getByRole('region', { name: this.m.app.map.map });
  }

  /** The map's scale bar, such as `300 km`. */
  get scale(): Locator {
    return this.page.getByText(/^\d+\s(km|m)$/);
  }

  get legend(): Locator {
    return this.page.getByRole('region', { name: this.m.app.map.legend });
  }

  get inspector(): Locator {
    return this.page.getByRole('complementary', { name: this.m.app.inspector.title });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  get searchBox(): Locator {
    return this.page.getByRole('combobox', { name: this.m.app.search });
  }

  /** The radius slider; opens nothing, so the cluster step must be open. */
  get radius(): Locator {
    return this.page.getByRole('slider', { name: this.m.settings['clusters.radiusKm'] });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  stepHead(step: StepName): Locator {
    const number = STEPS.indexOf(step) + 1;
    return this.page
      .getByRole('navigation', { name: this.m.app.menu })
      .getByRole('heading', { level: 2 })
      .getByRole('button', { name: new RegExp(`^${number}\\b`) });
  }

  /** Opens the app and waits until the study that it opens with has been computed. */
  async open(url = this.url): Promise<void> {
    await this.page.goto(url);
    await this.computed();
  }

  /** Waits until there are findings and nothing is being computed. */
  async computed(): Promise<void> {
    await expect(this.button(this.m.app.export)).toBeEnabled();
    await expect(this.page.getByRole('progressbar')).toBeHidden();
  }

  async openStep(step: StepName): Promise<void> {
    const head = this.stepHead(step);
    if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click();
  }

  /** Text of the study that the browser kept last; empty where it keeps none. */
  async kept(): Promise<string> {
    return this.page.evaluate(
      () =>
        new Promise<string>((resolve, reject) => {
          const opened = indexedDB.open('shuseki-study');
          opened.onerror = () => reject(opened.error!);
          opened.onsuccess = () => {
            const base = opened.result;
            const kept = base.transaction('study').objectStore('study');
            const all = (prefix: string) =>
              kept.getAll(IDBKeyRange.bound(prefix, `${prefix}\uffff`));
            const [heads, texts] = [all('head:'), all('text:')];
            kept.transaction.onabort = () => reject(kept.transaction.error!);
            kept.transaction.oncomplete = () => {
              base.close();
              // Both are in the order of the studies' ids.
              const dates = (heads.result as { at: number }[]).map(({ at }) => at);
              const newest = dates.indexOf(Math.max(...dates));
              resolve((texts.result as string[])[newest] ?? '');
            };
          };
        }),
    );
  }

  /** Number of clusters that the step's head states. */
  async clusterCount(): Promise<number> {
    const text = await this.stepHead('clusters').innerText();
    return numberIn(text, this.language === 'ja' ? /集積([\d,]+)か所/ : /([\d,]+) clusters?/);
  }

  /** Firms inside clusters that the step's head states. */
  async insideCount(): Promise<number> {
    const text = await this.stepHead('clusters').innerText();
    return numberIn(
      text,
      this.language === 'ja' ? /うち([\d,]+)社が集積内/ : /([\d,]+) of [\d,]+ firms? inside/,
    );
  }

  /** Waits until the head of the cluster step states other numbers than before. */
  async changed(before: string): Promise<string> {
    await expect(this.stepHead('clusters')).not.toHaveText(before, { useInnerText: true });
    return this.stepHead('clusters').innerText();
  }

  /** Chooses files where a button of this name opens the browser's file chooser. */
  async choose(button: Locator, files: string | MadeFile): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), button.click()]);
    await chooser.setFiles(files);
  }

  /** Puts a file before the app as its firms, through the data step; leaves the preview open. */
  async openTable(file: MadeFile | string, kind: keyof Messages['words']['inputKind'] = 'firms') {
    await this.openStep('data');
    const { inputKind } = this.m.words;
    const { add, replace } = this.m.steps.data;
    await this.choose(
      this.button(
        new RegExp(
          `^${escapeRegExp(inputKind[kind])}: (${[add, replace].map(escapeRegExp).join('|')})$`,
        ),
      ),
      file,
    );
  }

  /** Takes the table of the open preview into the study and waits for its numbers. */
  async confirm(): Promise<void> {
    const { steps, review } = this.m;
    const way = new RegExp(`^(${steps.data.confirm}|${review.gazetteer.offerWithout})$`);
    await this.dialog.getByRole('button', { name: way }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** Drops files on the page together, as from the desktop. */
  async drop(...files: readonly MadeFile[]): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      (made) => {
        const data = new DataTransfer();
        for (const { name, type, base64 } of made) {
          const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
          data.items.add(new File([bytes], name, { type }));
        }
        return data;
      },
      files.map(({ name, mimeType, buffer }) => ({
        name,
        type: mimeType,
        base64: buffer.toString('base64'),
      })),
    );
    await this.page.dispatchEvent('main', 'dragover', { dataTransfer: transfer });
    await expect(this.page.getByText(this.m.app.dropHere)).toBeVisible();
    await this.page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
  }

  /** Where the map brings a thing that is shown, relative to the map: the middle of what legend and card leave free, as the app measures it. */
  async middleOfMap(): Promise<{ x: number; y: number }> {
    const box = (await this.map.boundingBox())!;
    const [legend, card] = await Promise.all(
      [this.legend, this.inspector].map(async (panel) =>
        (await panel.isVisible()) ? panel.boundingBox() : null,
      ),
    );
    const beside = {
      left: legend && legend.height > 60 ? legend.x + legend.width - box.x + 16 : 40,
      right: card ? box.x + box.width - card.x + 16 : 60,
    };
    const { left, right } =
      box.width - beside.left - beside.right < 360 ? { left: 40, right: 60 } : beside;
    return { x: (left + box.width - right) / 2, y: box.height / 2 };
  }

  /** Opens the table drawer on one of its tables. */
  async openTableDrawer(name: 'firms' | 'clusters' | 'institutions'): Promise<Locator> {
    const drawer = this.page.getByRole('region', { name: this.m.app.table.title });
    await drawer.getByRole('button', { name: this.m.words[name], exact: true }).click();
    return this.page.getByRole('table', { name: this.m.words[name] });
  }

  /** Text of one file of the export dialog, which must be open. */
  async exported(name: string): Promise<string> {
    const save = this.dialog.getByRole('button', {
      name: `${this.m.app.exports.download} ${name}`,
    });
    return textOf(await this.download(() => save.click()));
  }

  async download(act: () => Promise<void>): Promise<Download> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), act()]);
    return download;
  }

  async openExports(): Promise<void> {
    await this.button(this.m.app.export).click();
    await expect(this.dialog).toBeVisible();
  }
}

export async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}

function numberIn(text: string, pattern: RegExp): number {
  const found = pattern.exec(text);
  if (!found) throw new Error(`no number like ${pattern} in "${text}"`);
  return Number(found[1].replaceAll(',', ''));
}

export function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
