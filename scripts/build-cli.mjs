/** Bundles the command line to build/cli, when its sources are newer than the bundle. */
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

const OUT = join(ROOT, 'build', 'cli');
const MAIN = 'main.mjs';
const BUNDLE = join(OUT, MAIN);
/** The thread of `shuseki geocode`, which is found by its name. */
const WORKER = 'geocode-worker.mjs';
/** What the bundle was made of, one path a line. It is written last. */
const MADE_OF = join(OUT, 'made-of.txt');
/** Parts of an older bundle are kept as long as a run of it may still ask for them. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * Whether nothing that the bundle was made of has changed since. A new file can only matter when a file that is known imports it,
 * so that the folders need not be walked.
 */
function isFresh() {
  if (!existsSync(MADE_OF)) return false;
  const built = statSync(MADE_OF).mtimeMs;
  return readFileSync(MADE_OF, 'utf8')
    .split('\n')
    .every((path) => {
      const found = statSync(join(ROOT, path), { throwIfNoEntry: false });
      return found !== undefined && found.mtimeMs < built;
    });
}

/**
 * Path of an up-to-date bundle. It is made in a process of its own, so that the memory a command reports is the command's, and
 * put in place by renames, so that parallel runs see a whole one.
 */
export function ensureCli() {
  if (isFresh()) return BUNDLE;
  const done = spawnSync(process.execPath, [fileURLToPath(import.meta.url)], { stdio: 'inherit' });
  if (done.status !== 0) process.exit(done.status ?? 1);
  return BUNDLE;
}

const SQLITE = 'node_modules/@sqlite.org/sqlite-wasm/dist/sqlite3.wasm';

async function bundle() {
  const { build } = await import('vite');
  const draft = `${OUT}-${process.pid}`;
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
          input: {
            main: join(ROOT, 'src', 'cli', 'main.ts'),
            'geocode-worker': join(ROOT, 'src', 'cli', 'geocode-worker.ts'),
          },
          // Parts are named by what is in them: a run that is under way finds its own, whatever has been built since.
          output: { entryFileNames: '[name].mjs', chunkFileNames: 'part-[hash].mjs' },
        },
      },
    });
    // SQLite's program, which its library looks for beside itself.
    copyFileSync(join(ROOT, SQLITE), join(draft, 'sqlite3.wasm'));
    putInPlace(draft);
    writeFileSync(MADE_OF, sources.join('\n'));
    utimesSync(MADE_OF, started, started);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    fail(`the command line could not be built: ${String(error?.message ?? error).split('\n')[0]}`);
  }
  rmSync(draft, { recursive: true, force: true });
}

/** The parts first, then the file that names them. */
function putInPlace(draft) {
  mkdirSync(OUT, { recursive: true });
  const parts = readdirSync(draft).filter((name) => name !== MAIN && name !== WORKER);
  for (const name of [...parts, WORKER, MAIN]) renameSync(join(draft, name), join(OUT, name));
  const oldest = Date.now() - KEPT_MS;
  for (const name of readdirSync(OUT)) {
    const isOld = name.startsWith('part-') && !parts.includes(name);
    if (isOld && statSync(join(OUT, name)).mtimeMs < oldest) rmSync(join(OUT, name));
  }
}

/** The project's own files among these modules, and those that say how the bundle is made. */
function ownFiles(modules) {
  const own = modules
    .map((id) => relative(ROOT, id).replaceAll('\\', '/'))
    .filter((path) => path.startsWith('src/'));
  return [...own, 'package-lock.json', 'package.json', 'scripts/build-cli.mjs'].sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
