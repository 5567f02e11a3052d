/** `npm start`: installs, builds unless nothing has changed since the last build, and serves the app; prints its address. */
import { join } from 'node:path';
import { isNewer } from './fresh.mjs';
import { ensureInstalled, fail, ROOT } from './setup.mjs';

ensureInstalled();
const { build, preview } = await import('vite');
const SOURCES = ['src', 'static', 'index.html', 'vite.config.ts', 'svelte.config.js']
  .concat(['scripts', 'package.json', 'package-lock.json'])
  .map((path) => join(ROOT, path));
// Written last, with the time at which the build began: what was changed meanwhile is newer.
if (!isNewer(join(ROOT, 'build', 'app', 'sw.js'), SOURCES)) {
  process.stdout.write('Building …\n');
  try {
    await build({ root: ROOT, logLevel: 'error' });
  } catch (error) {
    fail(`the app could not be built: ${String(error?.message ?? error).split('\n')[0]}`);
  }
}
// `open: false`: a server without a screen must start too; the address is printed instead.
const server = await preview({
  root: ROOT,
  preview: { port: 4173, strictPort: false, open: false },
});
const address = server.resolvedUrls?.local[0] ?? 'http://localhost:4173/';
process.stdout.write(`Shuseki is ready at ${address}\nPress Ctrl+C to stop it.\n`);
