/** The sample by newer versions of Node than the one at hand: every file of the study must be the same, byte for byte. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureCli } from '../../bundles.mjs';
import { ROOT } from '../../setup.mjs';

export const title = 'the same files by Node 20, 22 and 24';

const CLI = join(ROOT, 'bin', 'shuseki.mjs');
const VERSIONS = ['20', '22', '24'];
const STUDY = [
  ...['run', join(ROOT, 'static', 'sample', 'study.json')],
  ...['--format', 'gpkg,fgb,parquet,shp,kml,csv', '--language', 'ja'],
];

export function* run(folder) {
  ensureCli();
  const written = new Map();
  for (const version of VERSIONS) {
    const node = nodeOf(version, folder);
    if (!node) {
      yield { state: 'skipped', told: `Node ${version} could not be installed` };
      continue;
    }
    const out = join(folder, `study-${version}`);
    rmSync(out, { recursive: true, force: true });
    const done = spawnSync(node, [CLI, ...STUDY, '--out', out], { encoding: 'utf8' });
    if (done.status !== 0)
      yield { state: 'failed', told: `Node ${version}: ${done.stderr.trim().split('\n').at(-1)}` };
    else written.set(version, filesOf(out));
  }
  const [first, ...others] = written;
  if (!first || others.length === 0) {
    yield { state: 'skipped', told: 'fewer than two versions to compare' };
    return;
  }
  for (const [version, files] of others) {
    const names = [...new Set([...first[1].keys(), ...files.keys()])];
    const differ = names.filter((name) => !first[1].get(name)?.equals(files.get(name) ?? EMPTY));
    yield differ.length === 0
      ? { state: 'passed', told: `${names.length} files by Node ${first[0]} and ${version}` }
      : { state: 'failed', told: `Node ${first[0]} and ${version}: ${differ.join(', ')}` };
  }
}

const EMPTY = Buffer.alloc(0);

const filesOf = (out) =>
  new Map(
    readdirSync(out, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => [name, readFileSync(join(out, name))]),
  );

/** The program of a version, from the package `node`; what an earlier run installed stays. Null where it can't be had. */
function nodeOf(version, folder) {
  const own = join(folder, `node-${version}`);
  const program = join(own, 'node_modules', '.bin', 'node');
  if (!existsSync(program)) {
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, 'package.json'), '{"private":true}');
    const words = ['install', '--no-audit', '--no-fund', '--loglevel=error', `node@${version}`];
    spawnSync('npm', words, { cwd: own, timeout: 300_000 });
  }
  const found = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return found.status === 0 && found.stdout.startsWith(`v${version}.`) ? program : null;
}
