import { test as base, expect, type BrowserContext } from '@playwright/test';
import { AppPage } from './app-page';

export { expect };

interface Fixtures {
  /** What the app opens with: its sample of 5,000 firms, or 300 of them, for tests that need no more. */
  readonly study: 'sample' | 'small';
  /** The app in the language of the context's locale, not opened yet. */
  readonly app: AppPage;
  /** The app in a browser that has kept nothing, not opened yet. */
  readonly freshApp: AppPage;
  /** Messages that a test provokes on purpose; it adds them before. */
  readonly tolerated: RegExp[];
}

/**
 * Every test fails on a console error, on an uncaught exception and on any request that leaves the app's own machine; such
 * requests are also stopped.
 */
export const test = base.extend<Fixtures>({
  study: ['sample', { option: true }],
  tolerated: async ({ browserName }, use) => {
    // Software rendering says so, at length.
    await use(browserName === 'chromium' ? [/GPU stall due to ReadPixels/] : []);
  },
  context: async ({ context, tolerated }, use) => {
    const complaints = await watch(context);
    await use(context);
    expectNone(complaints, tolerated);
  },
  app: async ({ page, locale, study }, use) => {
    await use(new AppPage(page, addressOf(study), locale));
  },
  freshApp: async ({ browser, locale, study, tolerated }, use) => {
    const context = await browser.newContext({ locale });
    const complaints = await watch(context);
    await use(new AppPage(await context.newPage(), addressOf(study), locale));
    await context.close();
    expectNone(complaints, tolerated);
  },
});

function addressOf(study: Fixtures['study']): string {
  const { SHUSEKI_E2E_URL: sample, SHUSEKI_E2E_SMALL_URL: small } = process.env;
  return study === 'small' ? small! : sample!;
}

function expectNone(complaints: readonly string[], tolerated: readonly RegExp[]): void {
  const unexpected = complaints.filter((text) => !tolerated.some((known) => known.test(text)));
  expect(unexpected, 'console errors, page errors and requests to elsewhere').toEqual([]);
}

/** What goes wrong unnoticed in any page of the context; grows while the context lives. */
async function watch(context: BrowserContext): Promise<readonly string[]> {
  const complaints: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => complaints.push(`page: ${error.error().message}`));
  await context.route(
    (url) => /^(https?|wss?):$/.test(url.protocol) && url.hostname !== '127.0.0.1',
    (route) => {
      complaints.push(`request: ${route.request().url()}`);
      return route.abort();
    },
  );
  return complaints;
}
