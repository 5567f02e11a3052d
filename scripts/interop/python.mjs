import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Path of a Python in the folder that has these packages, as pip takes them; null where they can't be had. */
export function pythonWith(folder, packages) {
  const python = join(folder, 'venv', 'bin', 'python');
  if (!existsSync(python)) spawnSync('python3', ['-m', 'venv', join(folder, 'venv')]);
  const install = ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', ...packages];
  return spawnSync(python, install).status === 0 ? python : null;
}
