import { expect, type Locator } from '@playwright/test';
import { escapeRegExp, textOf, type AppPage } from './app-page';

/** The review of places as a person meets it. */
export class Review {
  readonly app: AppPage;

  constructor(app: AppPage) {
    this.app = app;
  }

  /** All of the drawer. */
  get pane(): Locator {
    return this.app.page.getByRole('region', { name: this.app.m.review.title });
  }

  get table(): Locator {
    return this.pane.getByRole('table', { name: this.app.m.review.title });
  }

  button(name: string): Locator {
    return this.pane.getByRole('button', { name, exact: true });
  }

  /** A filter, named and counted. */
  chip(name: string): Locator {
    return this.pane.getByRole('button', { name: new RegExp(`^${escapeRegExp(name)} [\\d,]+$`) });
  }

  row(text: string): Locator {
    return this.table.getByRole('row').filter({ hasText: text });
  }

  async open(): Promise<void> {
    await this.app.openStep('data');
    if (!(await this.pane.isVisible())) await this.app.button(this.app.m.review.open).click();
    await expect(this.pane).toBeVisible();
  }

  async choose(name: string): Promise<void> {
    await this.row(name).getByRole('button').click();
    await expect(this.pane.getByRole('heading', { name })).toBeVisible();
  }

  async editAddress(text: string): Promise<void> {
    await this.pane.getByLabel(this.app.m.review.edit).fill(text);
    await this.button(this.app.m.review.editApply).click();
    await expect(this.pane.getByText(this.app.m.review.fixed.address)).toBeVisible();
  }

  /** Text of the file of fixes. */
  async save(): Promise<string> {
    return textOf(await this.app.download(() => this.button(this.app.m.review.save).click()));
  }

  async load(name: string, text: string): Promise<void> {
    await this.app.choose(this.button(this.app.m.review.load), {
      name,
      mimeType: 'application/json',
      buffer: Buffer.from(text, 'utf8'),
    });
  }
}
