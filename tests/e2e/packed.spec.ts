import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from './fixtures';
import { writeSmallStudy } from './small-study';

const ROOT = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'shuseki-packed-'));
const program = join(folder, 'node_modules', '.bin', 'shuseki');
const npm = (cwd: string, ...args: string[]) =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

test.describe.configure({ mode: 'serial' });

test.beforeAll(() => {
  // The command line and the app that are built already: what `npm pack` builds anew before.
  const ensure = "import('./scripts/bundles.mjs').then((b) => (b.ensureCli(), b.ensureApi()))";
  execFileSync(process.execPath, ['-e', ensure], { cwd: ROOT });
  npm(ROOT, 'pack', '--ignore-scripts', '--loglevel=error', '--pack-destination', folder);
  const [tarball] = readdirSync(folder);
  npm(folder, 'install', '--offline', '--no-audit', '--no-fund', `./${tarball}`);
  writeSmallStudy(join(folder, 'static', 'sample'));
  mkdirSync(join(folder, 'static', 'geodata'));
  const institutions = join('static', 'geodata', 'institutions.csv');
  copyFileSync(join(ROOT, institutions), join(folder, institutions));
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the package needs no other and runs the README’s commands in an empty folder', () => {
  expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(
    ['shuseki'],
  );
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const commands = [...readme.matchAll(/^npx shuseki (.*)$/gm)].map(([, words]) => words);
  expect(commands.length).toBeGreaterThan(5);
  for (const words of commands) {
    // The sample in small: the report has a test of its own.
    const args = words.split(' ').map((word) => word.replace(/^'|'$/g, ''));
    if (args[0] === 'run' && !args.includes('--no-report')) args.push('--no-report');
    execFileSync(program, args, { cwd: folder, stdio: 'pipe' });
    expect(readdirSync(join(folder, 'out')), words).toContain(
      args[args.indexOf('--out') + 1].slice(4),
    );
  }
});

test('a script in that folder opens a study by the package’s name', () => {
  const script = `
    import { readFile } from 'node:fs/promises';
    import { openStudy } from 'shuseki';
    const table = { name: 'firms.csv', bytes: await readFile('static/sample/firms.csv') };
    const study = await openStudy({ firms: table });
    const firms = await study.locate();
    const clusters = await study.cluster({ radiusKm: 5 });
    process.stdout.write(firms.length + ' ' + clusters.length);`;
  const said = execFileSync(process.execPath, ['--input-type=module'], {
    cwd: folder,
    input: script,
    encoding: 'utf8',
  });
  expect(said).toMatch(/^300 [1-9]\d*$/);
});

test('shuseki open serves the app on this machine alone, with the study in it', async ({
  page,
}) => {
  const child = spawn(
    process.execPath,
    [program, 'open', 'static/sample/study.json', '--no-browser', '--language', 'en'],
    { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    const address = /http:\S+/.exec(said.toString())![0];
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?open=study\.shuseki$/);
    await page.goto(address);
    await expect(page.getByText(/of 300 firms inside/)).toBeVisible();
    await expect(page).toHaveURL(/127\.0\.0\.1:\d+\/$/);
    const { port } = new URL(address);
    const other = await fetch(`http://127.0.0.1:${port}/..%2f..%2fpackage.json`);
    expect(other.status).toBe(404);
  } finally {
    child.kill();
    await once(child, 'exit');
  }
});
