import { spawnSync } from 'node:child_process';

/** Compiling functions that run a few times takes R longer than these runs. */
const ENV = { ...process.env, R_ENABLE_JIT: '0' };

/** Runs a file by R. */
export function runR(path: string) {
  return spawnSync('Rscript', [path], { encoding: 'utf8', env: ENV });
}

/** Whether R is installed, with these packages. They are looked for and not loaded, which takes seconds. */
export function hasR(...packages: readonly string[]): boolean {
  const found = packages.map((name) => `stopifnot(nzchar(system.file(package = "${name}")))`);
  return spawnSync('Rscript', ['-e', ['1', ...found].join(';')], { env: ENV }).status === 0;
}
