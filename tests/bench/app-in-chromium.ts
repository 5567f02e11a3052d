import { chromium, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { serveFolder } from '../e2e/static-server';

/** The app, as it is here or in a folder where another was `built`, in a page of Chromium without a graphics card, in English; everything is gone when `act` is done. */
export async function inChromium<T>(
  act: (page: Page, url: string, version: string) => Promise<T>,
  built: string | null = null,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'shuseki-bench-'));
  const root = join(import.meta.dirname, '../..');
  if (!built)
    await build({ root, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  const served = await serveFolder(built ?? folder);
  const browser = await chromium.launch({
    executablePath: process.env.SHUSEKI_CHROMIUM,
    args: [
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  try {
    const page = await browser.newPage({
      serviceWorkers: 'block',
      locale: 'en-GB',
      viewport: { width: 1366, height: 768 },
    });
    return await act(page, served.url, browser.version());
  } finally {
    await browser.close();
    await served.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
