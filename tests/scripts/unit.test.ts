import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'shuseki-unit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the runner of unit tests', () => {
  it('tells of a failed test to the end, started as a person starts it', () => {
    mkdirSync(join(folder, 'tests'));
    writeFileSync(
      join(folder, 'tests', 'fails.test.ts'),
      "it('is wrong', () => expect(1).toBe(2));\n",
    );
    const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1' };
    delete env.NODE_OPTIONS;
    const done = spawnSync(
      process.execPath,
      [
        ...[join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--globals', '--root', folder],
        ...['--config', join(ROOT, 'vite.config.ts')],
      ],
      { encoding: 'utf8', env },
    );
    expect(done.stderr).not.toContain('groupBy');
    expect(done.stdout).toMatch(/Tests\s+1 failed \(1\)/);
    expect(done.stdout).toContain('Duration');
    expect(done.status).toBe(1);
  });
});
