import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = join(PROJECT, '.cache', 'bench-peers');
const GRID_C = join(PROJECT, '..', 'shared', 'reference', 'scripts', 'grid.c');

/**
 * A package that is measured beside ours and is no dependency: fetched once into .cache by npm. Null where it can't be
 * had.
 */
export async function peer(name: string, version: string): Promise<unknown> {
  const folder = join(FOLDER, 'node_modules', name);
  if (!existsSync(folder)) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(join(FOLDER, 'package.json'), '{"private":true}');
    const options = ['install', '--no-audit', '--no-fund', '--prefix', FOLDER];
    spawnSync('npm', [...options, `${name}@${version}`], {
      shell: process.platform === 'win32',
      stdio: 'ignore',
    });
  }
  try {
    const { readFileSync } = await import('node:fs');
    const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      module?: string;
      main?: string;
      exports?: string | Record<string, unknown>;
    };
    const entry =
      about.module ??
      (typeof about.exports === 'string' ? about.exports : about.main) ??
      'index.js';
    return await import(pathToFileURL(join(folder, entry)).href);
  } catch {
    return null;
  }
}

/** Seconds that a plain C program takes for the same clustering; null without a C compiler or without its source. */
export function cSeconds(
  { lng, lat }: { lng: Float64Array; lat: Float64Array },
  radiusKm: number,
  minFirms: number,
  runs: number,
): number[] | null {
  if (!existsSync(GRID_C)) return null;
  const folder = mkdtempSync(join(tmpdir(), 'shuseki-bench-'));
  try {
    const program = join(folder, 'grid');
    const built = spawnSync('gcc', ['-O2', '-w', '-o', program, GRID_C, '-lm']);
    if (built.status !== 0) return null;
    const lines = Array.from(lng, (x, i) => `${i},${x.toFixed(6)},${lat[i].toFixed(6)}`);
    const csv = join(folder, 'points.csv');
    writeFileSync(csv, `id,lon,lat\n${lines.join('\n')}\n`);
    const seconds: number[] = [];
    for (let k = 0; k < runs; k++) {
      const { stdout } = spawnSync(program, [csv, `${radiusKm}`, `${minFirms}`, '-'], {
        encoding: 'utf8',
      });
      seconds.push(Number(/"sec":([\d.]+)/.exec(stdout)?.[1]));
    }
    return seconds.sort((a, b) => a - b);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
