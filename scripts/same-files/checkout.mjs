/** A revision of the project in a folder of its own, with its command line and its app built. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureFolder, fail, ROOT } from '../setup.mjs';

/**
 * Folder of a built checkout of the revision, under .cache. What an earlier call built is taken as it is. Packages are
 * this checkout's own where the lock files are equal, else they are installed.
 */
export function checkoutOf(revision) {
  const sha = git('rev-parse', '--verify', '--quiet', `${revision}^{commit}`);
  if (!sha) fail(`git knows no revision "${revision}"`);
  const folder = join(ROOT, '.cache', 'revisions', sha.slice(0, 12));
  const stamp = join(folder, '.built');
  if (existsSync(stamp)) return folder;
  process.stdout.write(`Building ${sha.slice(0, 12)} …\n`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const archive = execFileSync('git', ['archive', '--format=tar', sha], {
    cwd: ROOT,
    maxBuffer: 2 ** 30,
  });
  execFileSync('tar', ['-xf', '-', '-C', folder], { input: archive });
  const lock = (root) => readFileSync(join(root, 'package-lock.json'), 'utf8');
  if (lock(folder) === lock(ROOT))
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  build(folder);
  writeFileSync(stamp, sha);
  return folder;
}

/** Builds app and command line of a checkout by its own scripts, which install what is missing. */
export function build(folder) {
  run(folder, [join('bin', 'shuseki.mjs'), 'version']);
  run(folder, [join('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'error']);
}

function run(folder, words) {
  const done = spawnSync(process.execPath, words, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (done.status !== 0) fail(`${words.join(' ')} failed in ${folder}`);
}

/** What git answers, '' where it refuses. */
function git(...words) {
  const done = spawnSync('git', words, { cwd: ROOT, encoding: 'utf8' });
  return done.status === 0 ? done.stdout.trim() : '';
}

ensureFolder('.cache');
