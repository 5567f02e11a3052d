/**
 * Makes a checkout ready: packages as the lock file names them, the command line's bundle, a browser for the tests. Each
 * step is skipped when its result is already there, so that every npm script can call it first.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { SYSTEM_BROWSERS } from './browsers.mjs';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = [20, 19];

/** Ends the process with one line that says what is wrong and what to do. */
export function fail(message) {
  process.stderr.write(`shuseki: ${message}\n`);
  process.exit(1);
}

/** Runs npm's own command line with this Node, which works alike on Windows, macOS and Linux. */
function npm(args, options = {}) {
  const viaNpm = process.env.npm_execpath;
  const useViaNpm = viaNpm && /npm-cli\.js$/.test(viaNpm);
  return useViaNpm
    ? spawnSync(process.execPath, [viaNpm, ...args], { cwd: ROOT, stdio: 'inherit', ...options })
    : spawnSync('npm', args, {
        cwd: ROOT,
        stdio: 'inherit',
        shell: process.platform === 'win32',
        ...options,
      });
}

function executableOf(name) {
  const manifestPath = join(ROOT, 'node_modules', name, 'package.json');
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
  const short = name.split('/').at(-1);
  const bin =
    typeof manifest.bin === 'string'
      ? manifest.bin
      : (manifest.bin[short] ?? Object.values(manifest.bin)[0]);
  return join(dirname(manifestPath), bin);
}

/** Runs a package's executable with this Node. Returns its exit status. */
export function runTool(name, args, env = {}) {
  const done = spawnSync(process.execPath, [executableOf(name), ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return done.status ?? 1;
}

/** The same beside other work. Resolves to exit status and, unless it is `shown`, what was said. */
export function startTool(name, args, { env = {}, shown = false } = {}) {
  return new Promise((resolve) => {
    const started = spawn(process.execPath, [executableOf(name), ...args], {
      cwd: ROOT,
      stdio: shown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    let output = '';
    for (const stream of [started.stdout, started.stderr])
      stream?.on('data', (chunk) => (output += chunk));
    started.on('close', (status) => resolve({ status: status ?? 1, output }));
  });
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]))
    fail(
      `Node ${OLDEST_NODE.join('.')} or newer is needed, this is ${process.versions.node}: get it from https://nodejs.org`,
    );
}

/** Installs exactly what package-lock.json names, unless that has been done. */
export function ensureInstalled() {
  checkNode();
  const lock = readFileSync(join(ROOT, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  const stamp = join(ROOT, 'node_modules', '.shuseki-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stdout.write('Installing packages (once, about a minute) …\n');
  const done = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (done.status !== 0)
    fail(
      'the packages could not be installed: the npm registry must be reachable for the first start',
    );
  writeFileSync(stamp, wanted);
}

/**
 * Path of a Chromium to test with, or null: SHUSEKI_CHROMIUM, the system's, or Playwright's own, which is
 * fetched when there is none.
 */
export function ensureBrowser() {
  const named = process.env.SHUSEKI_CHROMIUM;
  if (named) {
    if (!existsSync(named)) fail(`SHUSEKI_CHROMIUM names ${named}, which does not exist`);
    return named;
  }
  const installed = SYSTEM_BROWSERS.find((path) => existsSync(path));
  if (installed) return installed;
  const require = createRequire(pathToFileURL(join(ROOT, 'package.json')));
  const { chromium } = require('@playwright/test');
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  process.stdout.write('Fetching a browser for the tests …\n');
  const status = runTool('@playwright/test', ['install', 'chromium']);
  if (status !== 0 || !existsSync(chromium.executablePath()))
    fail(
      'no browser for the end-to-end tests: install Chromium, or set SHUSEKI_CHROMIUM to its path',
    );
  return chromium.executablePath();
}

export function ensureFolder(path) {
  mkdirSync(join(ROOT, path), { recursive: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureInstalled();
