import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeSmallStudy } from './e2e/small-study';

const ROOT = join(import.meta.dirname, '..');
const ownText = (folder: string) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
const PAGES = ['.', 'docs', 'geodata', 'geodata/sources'].flatMap(ownText);
const out = mkdtempSync(join(tmpdir(), 'shuseki-readme-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));
/** `run` by 300 firms of the sample. All of them: tests/cli/run.test.ts without the report, `npm run interop -- r` with it. */
const small = writeSmallStudy(join(out, 'sample'));

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const commands = [...read('README.md').matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) =>
  block.split('\n').filter((line) => line.trim() !== ''),
);
const windows = process.platform === 'win32';

describe('the README', () => {
  it('names no command that the tests below do not know', () => {
    expect(commands.length).toBeGreaterThan(5);
    for (const command of commands)
      expect(command).toMatch(/^(npm start|npm test|npx shuseki .+)$/);
  });

  it.each(commands.filter((command) => command.startsWith('npx shuseki')))(
    '%s',
    (command) => {
      const made = command.replaceAll(/\bout\//g, `${out}/`);
      const isRun = command.startsWith('npx shuseki run ');
      const words = (isRun ? made.replaceAll('static/sample', small) : made).split(' ');
      const done = spawnSync(words[0], words.slice(1), {
        cwd: ROOT,
        encoding: 'utf8',
        shell: windows,
      });
      expect(done.stderr.replaceAll(/npm warn.*\n/g, '')).not.toMatch(/error/i);
      expect(done.status).toBe(0);
      const target = words[words.indexOf('--out') + 1];
      expect(statSync(target).size).toBeGreaterThan(0);
    },
    300_000,
  );

  it('npm start serves the app with the sample study, and says where', async () => {
    const server = spawn('npm', ['start'], { cwd: ROOT, shell: windows, detached: !windows });
    try {
      const address = await new Promise<string>((resolve, reject) => {
        let said = '';
        const listen = (chunk: Buffer) => {
          said += chunk.toString();
          const found = /ready at (http:\S+)/.exec(said);
          if (found) resolve(found[1]);
        };
        server.stdout.on('data', listen);
        server.stderr.on('data', listen);
        server.on('exit', () => reject(new Error(said)));
      });
      const page = await fetch(address);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('id="app"');
      const sample = await fetch(new URL('sample/study.json', address));
      expect(((await sample.json()) as { simulated: boolean }).simulated).toBe(true);
    } finally {
      if (windows) spawnSync('taskkill', ['/pid', String(server.pid), '/T', '/F']);
      else if (server.pid) process.kill(-server.pid);
    }
  }, 180_000);

  it.each(PAGES)('%s links to files that exist', (page) => {
    for (const [, target] of read(page).matchAll(/\]\(([^)#]+)\)/g)) {
      if (/^https?:/.test(target)) continue;
      expect(existsSync(join(ROOT, dirname(page), target)), target).toBe(true);
    }
  });
});
