import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

it('the examples of docs/api.md run as they stand, by the name of the package', () => {
  const text = readFileSync(join(ROOT, 'docs', 'api.md'), 'utf8');
  const examples = [...text.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code);
  expect(examples.length).toBeGreaterThan(4);
  const ensure = "import('./scripts/bundles.mjs').then(({ ensureApi }) => ensureApi())";
  const built = spawnSync(process.execPath, ['-e', ensure], { cwd: ROOT });
  expect(built.status).toBe(0);
  const done = spawnSync(process.execPath, ['--input-type=module'], {
    cwd: ROOT,
    input: examples.join('\n'),
    encoding: 'utf8',
  });
  expect(done.stderr).toBe('');
  expect(done.status).toBe(0);
  expect(done.stdout).toMatch(/^模擬企業0001 point 0\.05$/m);
  expect(done.stdout).toMatch(/^40 clusters at [\d.]+ km and \d+ firms$/m);
  expect(done.stdout).toMatch(/^95 %: 0\.\d+ 0\.\d+$/m);
  expect(done.stdout.trimEnd().split('\n').at(-1)).toMatch(/^list\.csv: /);
});
