import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { smallStudy } from './small-study';
import { serveFolder } from './static-server';

/** The built app under test: `build/app`, or another folder that SHUSEKI_APP names. */
export const APP_FOLDER = resolve(
  process.env.SHUSEKI_APP ?? join(import.meta.dirname, '../../build/app'),
);

/**
 * Serves the built app while the tests run, with its sample and with a small study in its place; the tests' processes find
 * both addresses in the environment.
 */
export default async function serveBuild(): Promise<() => Promise<void>> {
  if (!existsSync(join(APP_FOLDER, 'index.html')))
    throw new Error(`there is no built app in ${APP_FOLDER}: run "npm run build" first`);
  const served = await serveFolder(APP_FOLDER);
  const small = await serveFolder(APP_FOLDER, '/', smallStudy());
  process.env.SHUSEKI_E2E_URL = served.url;
  process.env.SHUSEKI_E2E_SMALL_URL = small.url;
  return async () => {
    await Promise.all([served.close(), small.close()]);
  };
}
