/** The committed answers of R, made anew by the R that is here; and the replay script with every package that it can use. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runTool } from '../../setup.mjs';

export const title = "R's answers made anew, and replay.R";

const REFERENCE = join(ROOT, 'tests', 'reference');
/** Optimisers of two versions of a package stop at slightly different places. */
const RELATIVE = 1e-6;
const ABSOLUTE = 1e-9;
/** What tells of the R that made the answers. */
const ASIDE = new Set(['made_by', 'packages']);

/** Scripts in the order in which they need each other's files. */
const scripts = () =>
  readdirSync(REFERENCE)
    .filter((name) => name.endsWith('.R'))
    .sort((a, b) => Number(b === 'make.R') - Number(a === 'make.R') || a.localeCompare(b));

const packagesOf = (script) =>
  [...readFileSync(join(REFERENCE, script), 'utf8').matchAll(/library\((\w+)\)/g)].map(
    ([, p]) => p,
  );

export function* run(folder) {
  if (spawnSync('Rscript', ['--version']).status !== 0) {
    yield { state: 'skipped', told: 'R is not installed' };
    return;
  }
  const library = join(folder, 'library');
  const env = { ...process.env, R_LIBS: library, LC_ALL: 'C.UTF-8' };
  const lacks = (names) =>
    names.filter((name) => spawnSync('Rscript', ['-e', `library(${name})`], { env }).status !== 0);
  const needed = [...new Set([...scripts().flatMap(packagesOf), 'MASS', 'pscl'])];
  install(lacks(needed), folder, library);
  const missing = new Set(lacks(needed));

  const work = join(folder, 'reference');
  rmSync(work, { recursive: true, force: true });
  cpSync(REFERENCE, work, { recursive: true });
  for (const script of scripts()) {
    const without = packagesOf(script).filter((name) => missing.has(name));
    if (without.length > 0)
      yield { state: 'skipped', told: `${script} needs ${without.join(', ')}` };
    else {
      const done = spawnSync('Rscript', [script], { cwd: work, env, encoding: 'utf8' });
      if (done.status === 0) yield { state: 'passed', told: `${script} ran` };
      else yield { state: 'failed', told: `${script}: ${done.stderr.trim().split('\n').at(-1)}` };
    }
  }
  for (const name of readdirSync(REFERENCE).filter((file) => /\.(csv|json)$/.test(file))) {
    const told = compare(name, join(REFERENCE, name), join(work, name));
    yield told === ''
      ? { state: 'passed', told: `${name} holds` }
      : { state: 'failed', told: `${name}: ${told}` };
  }
  if (missing.has('MASS')) yield { state: 'skipped', told: 'replay.R needs MASS' };
  else {
    if (missing.has('pscl'))
      yield { state: 'skipped', told: 'the zero-inflated replay needs pscl' };
    const status = runTool('vitest', ['run', 'tests/report', '-t', 'replay.R'], {
      R_LIBS: library,
    });
    yield { state: status === 0 ? 'passed' : 'failed', told: 'replay.R, family by family' };
    const rebuilt = runTool('vitest', ['run', 'tests/report/rebuilt.test.ts'], {
      SHUSEKI_WHOLE: '1',
      R_LIBS: library,
    });
    const whole = 'replay.R of the whole sample and of the lists of ../shared';
    yield { state: rebuilt === 0 ? 'passed' : 'failed', told: whole };
  }
}

/** Long enough for a slow line, and yet it ends. */
const FETCH_MS = 300_000;

/**
 * Debian's packages with what they need, fetched in one call and unpacked into the folder; what an earlier run unpacked stays.
 * Elsewhere, or without the net, what is missing stays missing and is said.
 */
function install(names, folder, library) {
  if (names.length === 0 || !existsSync('/usr/bin/apt-get')) return;
  process.stdout.write(`Fetching for R: ${names.join(', ')} …\n`);
  const wanted = names.map((name) => `r-cran-${name.toLowerCase()}`);
  const listed = spawnSync('apt-cache', ['depends', '--recurse', '--important', ...wanted], {
    encoding: 'utf8',
  });
  const named = new Set(listed.stdout.match(/^r-cran-[\w.-]+$/gm) ?? []);
  const here = (name) => existsSync(`/var/lib/dpkg/info/${name}.list`);
  const debs = join(folder, 'debs');
  mkdirSync(debs, { recursive: true });
  const fetched = spawnSync('apt-get', ['download', '-q', ...[...named].filter((n) => !here(n))], {
    cwd: debs,
    encoding: 'utf8',
    timeout: FETCH_MS,
  });
  if (fetched.status !== 0)
    process.stdout.write(
      `${fetched.stderr.trim().split('\n').at(-1) || 'apt-get took too long'}\n`,
    );
  const out = join(folder, 'unpacked');
  mkdirSync(library, { recursive: true });
  for (const deb of readdirSync(debs).filter((file) => file.endsWith('.deb'))) {
    const unpacked = join(out, 'usr', 'lib', 'R', 'site-library');
    if (spawnSync('dpkg-deb', ['-x', join(debs, deb), out]).status === 0 && existsSync(unpacked))
      cpSync(unpacked, library, { recursive: true });
    rmSync(out, { recursive: true, force: true });
  }
  rmSync(debs, { recursive: true, force: true });
}

/** Where the file that was made anew leaves the committed one; '' for nowhere. */
function compare(name, committed, made) {
  const [before, after] = [committed, made].map((path) => readFileSync(path, 'utf8'));
  if (before === after) return '';
  if (name.endsWith('.csv')) return 'other bytes';
  const found = [];
  walk(JSON.parse(before), JSON.parse(after), '', found);
  return found.length === 0 ? '' : `${found.length} differences, first ${found[0]}`;
}

function walk(before, after, path, found) {
  if (typeof before === 'number' && typeof after === 'number') {
    const allowed = Math.max(ABSOLUTE, RELATIVE * Math.abs(before));
    if (!(Math.abs(before - after) <= allowed)) found.push(`${path}: ${before} → ${after}`);
  } else if (
    before !== null &&
    after !== null &&
    typeof before === 'object' &&
    typeof after === 'object'
  )
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      if (!ASIDE.has(key)) walk(before[key], after[key], `${path}.${key}`, found);
    }
  else if (!Object.is(before, after)) found.push(`${path}: ${before} → ${after}`);
}
