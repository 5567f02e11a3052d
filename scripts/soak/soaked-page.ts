import type { Download, Locator } from '@playwright/test';
import { AppPage, type MadeFile } from '../../tests/e2e/app-page';

/** The app as in the tests of the browser, but with waits that don't depend on a test runner. */
export class SoakedPage extends AppPage {
  override async open(url = this.url): Promise<void> {
    await this.page.goto(url);
    await this.computed();
  }

  override async computed(): Promise<void> {
    const ready = this.page.getByRole('button', {
      name: this.m.app.export,
      exact: true,
      disabled: false,
    });
    await ready.waitFor();
    await this.page.getByRole('progressbar').first().waitFor({ state: 'hidden' });
    // Work shows itself only when it lasts.
    await this.page.waitForTimeout(350);
    await this.page.getByRole('progressbar').first().waitFor({ state: 'hidden' });
  }

  override async confirm(): Promise<void> {
    const { steps, review } = this.m;
    const ways = [steps.data.confirm, review.gazetteer.offerWithout];
    const way = ways.map((name) => this.dialog.getByRole('button', { name, exact: true }));
    await way[0].or(way[1]).click();
    await this.dialog.waitFor({ state: 'hidden' });
    await this.computed();
  }

  override async drop(...files: readonly MadeFile[]): Promise<void> {
    const made = files.map(({ name, buffer }) => ({ name, base64: buffer.toString('base64') }));
    await this.page.evaluate((list) => {
      const dataTransfer = new DataTransfer();
      for (const { name, base64 } of list) {
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        dataTransfer.items.add(new File([bytes], name));
      }
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    }, made);
  }

  /** Closes what lies over the page. */
  async closeDialogs(): Promise<void> {
    for (let i = 0; i < 5 && (await this.dialog.count()) > 0; i++) {
      await this.page.keyboard.press('Escape');
      await this.page.waitForTimeout(200);
    }
    await this.dialog.first().waitFor({ state: 'hidden' });
  }

  /** Saves by a button, and lets go of the file. */
  async saveBy(button: Locator): Promise<Download> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), button.click()]);
    return download;
  }

  drawerButton(name: string): Locator {
    const drawer = this.page.getByRole('region', { name: this.m.app.table.title });
    return drawer.getByRole('button', { name, exact: true });
  }

  /** The language of the page, whatever was pressed before. */
  async noteLanguage(): Promise<void> {
    this.language = (await this.page.locator('html').getAttribute('lang')) === 'ja' ? 'ja' : 'en';
  }

  async setEnglish(): Promise<void> {
    await this.noteLanguage();
    if (this.language === 'en') return;
    await this.button(this.m.app.otherLanguage).click();
    await this.page.locator('html[lang=en]').waitFor();
    this.language = 'en';
  }
}
