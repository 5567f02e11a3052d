import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isNewer } from '../../scripts/fresh.mjs';

let folder: string;
const at = (path: string) => join(folder, path);
/** Puts a file or folder to so many seconds after a fixed moment. */
const put = (path: string, second: number) => utimesSync(at(path), 1e9 + second, 1e9 + second);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shuseki-fresh-'));
  mkdirSync(at('src/inner'), { recursive: true });
  for (const path of ['built', 'page.html', 'src/inner/a.ts']) writeFileSync(at(path), '');
  for (const path of ['page.html', 'src/inner/a.ts', 'src/inner', 'src']) put(path, 10);
  put('built', 20);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const isFresh = () => isNewer(at('built'), [at('src'), at('page.html')]);

it('what was built after its sources changed last is used again', () => {
  expect(isFresh()).toBe(true);
});

it.each(['page.html', 'src/inner/a.ts', 'src/inner'])(
  'a change of %s after it, or at the same time, makes it old',
  (path) => {
    for (const second of [20, 30]) {
      put(path, second);
      expect(isFresh()).toBe(false);
    }
  },
);

it('what is not there, or has lost a source, is built anew', () => {
  expect(isNewer(at('nothing'), [at('src')])).toBe(false);
  expect(isNewer(at('built'), [at('src'), at('nothing')])).toBe(false);
});
