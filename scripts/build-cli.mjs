/** Bundles the command line to build/cli, when its sources are newer than the bundle. */
import { spawnSync } from 'node:child_process';
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

/**
 * Path of an up-to-date bundle. It is made in a process of its own, so that the memory a command reports is the command's, and
 * put in place by a rename, so that parallel runs see a whole one.
 */
export async function ensureCli() {
  if (isFresh()) return BUNDLE;
  const done = spawnSync(process.execPath, [fileURLToPath(import.meta.url)], { stdio: 'inherit' });
  if (done.status !== 0) process.exit(done.status ?? 1);
  return BUNDLE;
}

async function bundle() {
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
    mkdirSync(OUT, { recursive: true });
    renameSync(join(draft, 'main.mjs'), BUNDLE);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    fail(`the command line could not be built: ${String(error?.message ?? error).split('\n')[0]}`);
  }
  rmSync(draft, { recursive: true, force: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
