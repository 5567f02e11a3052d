/** Bundles the command line to build/cli, when its sources are newer than the bundle. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, ROOT } from './setup.mjs';

const OUT = join(ROOT, 'build', 'cli');
const BUNDLE = join(OUT, 'main.mjs');
/** Folders that the bundle is made from: the app's own are left out. */
const SOURCES = [
  'model',
  'geo',
  'stats',
  'tables',
  'geocode',
  'cluster',
  'linkage',
  'innovation',
  'evidence',
  'study',
  'figures',
  'report',
  'cli',
  'i18n',
];

function newest(folder) {
  let time = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    time = Math.max(time, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return time;
}

function isFresh() {
  if (!existsSync(BUNDLE)) return false;
  const built = statSync(BUNDLE).mtimeMs;
  const sources = SOURCES.map((room) => join(ROOT, 'src', room)).filter((path) => existsSync(path));
  return (
    sources.every((path) => newest(path) < built) &&
    statSync(join(ROOT, 'package-lock.json')).mtimeMs < built
  );
}

/** Path of an up-to-date bundle. It is put in place by a rename, so that parallel runs see a whole one. */
export async function ensureCli() {
  if (isFresh()) return BUNDLE;
  const { build } = await import('vite');
  const draft = `${OUT}-${process.pid}`;
  try {
    await build({
      root: ROOT,
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      build: {
        ssr: join(ROOT, 'src', 'cli', 'main.ts'),
        outDir: draft,
        target: 'node20',
        emptyOutDir: true,
        rollupOptions: {
          // One file: a run that is under way must not look for a chunk that a newer bundle has replaced.
          output: { entryFileNames: 'main.mjs', codeSplitting: false },
        },
      },
    });
  } catch (error) {
    fail(`the command line could not be built: ${String(error?.message ?? error).split('\n')[0]}`);
  }
  mkdirSync(OUT, { recursive: true });
  // A rename over the old bundle: runs beside this one see the old one or the new one, whole.
  renameSync(join(draft, 'main.mjs'), BUNDLE);
  rmSync(draft, { recursive: true, force: true });
  return BUNDLE;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureCli();
