/** Remakes everything under static/geodata and static/sample, each from what the ones before it made. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const STEPS = [
  'municipalities.ts',
  'institutions.ts',
  'basemap/build.ts',
  'sample-survey/build.ts',
  'sample-study.ts',
];

for (const step of STEPS) {
  console.log(`== ${step}`);
  const path = join(import.meta.dirname, step);
  const done = spawnSync(process.execPath, ['--import', 'tsx', path], { stdio: 'inherit' });
  if (done.status !== 0) throw new Error(`${step} ended with status ${done.status}`);
}
