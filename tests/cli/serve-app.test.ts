import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { serveApp } from '../../src/cli/serve-app';

const root = mkdtempSync(join(tmpdir(), 'shuseki-serve-'));
const folder = join(root, 'app');
mkdirSync(folder);
writeFileSync(
  join(folder, 'index.html'),
  readFileSync(join(import.meta.dirname, '../../index.html'), 'utf8'),
);
writeFileSync(join(folder, 'engine.worker.js'), '');
writeFileSync(join(root, 'secret.txt'), 'not for the page');
symlinkSync(join(root, 'secret.txt'), join(folder, 'link.txt'));
symlinkSync(join(folder, 'index.html'), join(folder, 'own.html'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

it('serves its folder, and neither what is missing nor what a link leads to outside', async () => {
  const { address, server } = await serveApp(folder, null, 0);
  const statusOf = async (path: string) => (await fetch(address + path)).status;
  try {
    expect(await statusOf('')).toBe(200);
    expect(await statusOf('own.html')).toBe(200);
    for (const path of ['link.txt', 'missing.js', '%2e%2e/secret.txt', '..%2fsecret.txt', '%00'])
      expect(await statusOf(path), path).toBe(404);
  } finally {
    server.close();
  }
});

it('sends the page its own policy, and its workers one that leaves them only the network', async () => {
  const { address, server } = await serveApp(folder, null, 0);
  const policyOf = async (path: string) =>
    (await fetch(address + path)).headers.get('Content-Security-Policy') ?? '';
  try {
    const [page, worker] = [await policyOf(''), await policyOf('engine.worker.js')];
    expect(page).toContain("frame-ancestors 'none'");
    expect(page).toContain("require-trusted-types-for 'script'");
    for (const policy of [page, worker]) {
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
      expect(policy).not.toMatch(/'unsafe-/);
    }
    expect(worker).toContain('connect-src *;');
  } finally {
    server.close();
  }
});
