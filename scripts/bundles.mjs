/** Bundles the command line to build/cli and the library to build/api, each when its sources are newer than the bundle. */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, ROOT } from './setup.mjs';

/** What each is made of: entries by the names of their files, the one that is put in place last at the end. */
const BUNDLES = {
  cli: {
    what: 'the command line',
    // The threads, of `shuseki geocode` and of random draws, are found by their names.
    entries: {
      'geocode-worker': 'src/cli/geocode-worker.ts',
      'draw-worker': 'src/cli/draw-worker.ts',
      main: 'src/cli/main.ts',
    },
  },
  api: { what: 'the library', entries: { index: 'src/api/index.ts' } },
};
const outOf = (name) => join(ROOT, 'build', name);
/** What a bundle was made of, one path a line. It is written last. */
const madeOf = (name) => join(outOf(name), 'made-of.txt');
/** Parts of an older bundle are kept as long as a run of it may still ask for them. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * Whether nothing that the bundle was made of has changed since. A new file can only matter when a file that is known imports it,
 * so that the folders need not be walked.
 */
function isFresh(name) {
  if (!existsSync(madeOf(name))) return false;
  const built = statSync(madeOf(name)).mtimeMs;
  return readFileSync(madeOf(name), 'utf8')
    .split('\n')
    .every((path) => {
      const found = statSync(join(ROOT, path), { throwIfNoEntry: false });
      return found !== undefined && found.mtimeMs < built;
    });
}

/**
 * Path of an up-to-date bundle's last entry. It is made in a process of its own, so that the memory a command reports is the command's, and
 * put in place by renames, so that parallel runs see a whole one.
 */
function ensure(name) {
  const path = join(outOf(name), `${Object.keys(BUNDLES[name].entries).at(-1)}.mjs`);
  if (isFresh(name)) return path;
  const self = fileURLToPath(import.meta.url);
  const done = spawnSync(process.execPath, [self, name], { stdio: 'inherit' });
  if (done.status !== 0) process.exit(done.status ?? 1);
  return path;
}
export const ensureCli = () => ensure('cli');
export const ensureApi = () => ensure('api');

const SQLITE = 'node_modules/@sqlite.org/sqlite-wasm/dist/sqlite3.wasm';

async function bundle(name) {
  const { what, entries } = BUNDLES[name];
  const { build } = await import('vite');
  const draft = `${outOf(name)}-${process.pid}`;
  const started = new Date();
  let sources = [];
  try {
    await build({
      root: ROOT,
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      // With the libraries in it: finding them among the packages takes longer than reading what is used of them.
      ssr: { noExternal: true },
      plugins: [
        {
          name: 'sources',
          buildEnd() {
            sources = ownFiles([...this.getModuleIds()]);
          },
        },
      ],
      build: {
        ssr: true,
        outDir: draft,
        target: 'node20',
        emptyOutDir: true,
        rollupOptions: {
          input: Object.fromEntries(
            Object.entries(entries).map(([entry, path]) => [entry, join(ROOT, path)]),
          ),
          // Parts are named by what is in them: a run that is under way finds its own, whatever has been built since.
          output: { entryFileNames: '[name].mjs', chunkFileNames: 'part-[hash].mjs' },
        },
      },
    });
    // SQLite's program, which its library looks for beside itself.
    copyFileSync(join(ROOT, SQLITE), join(draft, 'sqlite3.wasm'));
    putInPlace(draft, name);
    writeFileSync(madeOf(name), sources.join('\n'));
    utimesSync(madeOf(name), started, started);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    fail(`${what} could not be built: ${String(error?.message ?? error).split('\n')[0]}`);
  }
  rmSync(draft, { recursive: true, force: true });
}

/** The parts first, then the file that names them. */
function putInPlace(draft, name) {
  const out = outOf(name);
  const entries = Object.keys(BUNDLES[name].entries).map((entry) => `${entry}.mjs`);
  mkdirSync(out, { recursive: true });
  const parts = readdirSync(draft).filter((part) => !entries.includes(part));
  for (const part of [...parts, ...entries]) renameSync(join(draft, part), join(out, part));
  const oldest = Date.now() - KEPT_MS;
  for (const part of readdirSync(out)) {
    const isOld = part.startsWith('part-') && !parts.includes(part);
    if (isOld && statSync(join(out, part)).mtimeMs < oldest) rmSync(join(out, part));
  }
}

/** The project's own files among these modules, and those that say how the bundle is made. */
function ownFiles(modules) {
  const own = modules
    .map((id) => relative(ROOT, id).replaceAll('\\', '/'))
    .filter((path) => path.startsWith('src/'));
  return [...own, 'package-lock.json', 'package.json', 'scripts/bundles.mjs'].sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle(process.argv[2] ?? 'cli');
