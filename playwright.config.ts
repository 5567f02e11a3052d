import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** The browser that the person named, or the system's; without either, Playwright's own. */
const wanted = process.env.SHUSEKI_CHROMIUM ?? '/usr/bin/chromium';

/** Software WebGL draws the same on every machine, with or without a graphics card. */
const WEBGL = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/e2e/serve-build.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list']],
  use: {
    locale: 'en-GB',
    viewport: { width: 1366, height: 768 },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(existsSync(wanted) ? { executablePath: wanted } : {}),
      // Chromium refuses its sandbox to root, as in a container.
      args: [...WEBGL, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    },
  },
});
