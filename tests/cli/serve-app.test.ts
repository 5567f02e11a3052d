import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { serveApp } from '../../src/cli/serve-app';

const root = mkdtempSync(join(tmpdir(), 'shuseki-serve-'));
const folder = join(root, 'app');
mkdirSync(folder);
writeFileSync(join(folder, 'index.html'), 'the app');
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
