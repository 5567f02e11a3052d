import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { SYSTEM_BROWSERS, WITHOUT_WINDOWS } from './scripts/browsers.mjs';

/** The browser that the person named, or the system's; without either, Playwright's own. */
const wanted =
  process.env.SHUSEKI_CHROMIUM ?? SYSTEM_BROWSERS.find((path) => existsSync(path)) ?? '';

/** Software WebGL draws the same on every machine, with or without a graphics card. */
const WEBGL = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** Drawing the map takes most of a test's time, so only tests that look at it have WebGL: those with the tag @map. */
const WITHOUT_WEBGL = ['--disable-3d-apis', '--disable-gpu'];

/** What draws no map; the system's browser alone has one beside it. */
const windowless =
  SYSTEM_BROWSERS.includes(wanted) && existsSync(WITHOUT_WINDOWS) ? WITHOUT_WINDOWS : wanted;

const launchWith = (browser: string, args: readonly string[]) => ({
  ...(existsSync(browser) ? { executablePath: browser } : {}),
  // Chromium refuses its sandbox to root, as in a container.
  args: [...args, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/e2e/serve-build.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // Generous, since a busy machine is no fault: what is right comes in a second.
  timeout: 600_000,
  expect: { timeout: 120_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list']],
  use: {
    locale: 'en-GB',
    // Held files would be fetched anew in every test; offline.spec.ts allows them.
    serviceWorkers: 'block',
    viewport: { width: 1366, height: 768 },
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'map', grep: /@map/, use: { launchOptions: launchWith(wanted, WEBGL) } },
    {
      name: 'page',
      grepInvert: /@map/,
      use: { launchOptions: launchWith(windowless, WITHOUT_WEBGL) },
    },
  ],
});
