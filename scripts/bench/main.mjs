/**
 * `npm run bench`: every tests/bench/*.bench.ts in a process of its own, printed as Markdown tables; `npm run bench -- NAME …`
 * runs those whose file name begins so. With `--against REVISION [--runs N]` each runs in turn there and here, N times (7
 * unless said), and the ratios are printed; ends with status 1 where a row is slower here (see compare.ts for the rule).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBrowser, ensureInstalled, fail, ROOT } from '../setup.mjs';

const FOLDER = join(ROOT, 'tests', 'bench');

function machine() {
  const [cpu] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const date = new Date().toISOString().slice(0, 10);
  return `${cpu.model.trim()}, ${cpus().length} cores, ${gigabytes} GB, ${process.platform}, Node ${process.versions.node}, ${date}`;
}

function markdown({ columns, rows, notes = [] }) {
  const cell = (value) => String(value).replaceAll('|', '\\|');
  const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
  const numeric = columns.map((_, c) => rows.every((row) => typeof row[c] === 'number'));
  const rule = `| ${numeric.map((right) => (right ? '---:' : '---')).join(' | ')} |`;
  const table = [line(columns), rule, ...rows.map(line)].join('\n');
  return [table, ...notes].join('\n\n');
}

async function runOne(file) {
  const { title, run } = await import(pathToFileURL(join(FOLDER, file)).href);
  const result = await run();
  process.stdout.write(`\n## ${title}\n\n${machine()}\n\n${markdown(result)}\n`);
}

/** Where a checkout keeps this script: older revisions had it one folder up. */
function scriptOf(root) {
  const places = [join('scripts', 'bench', 'main.mjs'), join('scripts', 'bench.mjs')];
  return places.map((place) => join(root, place)).find(existsSync);
}

/** Runs one benchmark of a checkout in a process of its own. */
function start(root, file, stdio) {
  const browser = /^(main-thread|million)/.test(file) ? { SHUSEKI_CHROMIUM: ensureBrowser() } : {};
  return spawnSync(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', scriptOf(root), '--run', file],
    { cwd: root, stdio, encoding: 'utf8', env: { ...process.env, ...browser } },
  );
}

function printAll(files) {
  for (const file of files) if (start(ROOT, file, 'inherit').status !== 0) process.exitCode = 1;
}

async function compareAll(files, revision, runs) {
  const { checkoutOf } = await import('../same-files/checkout.mjs');
  const { tsImport } = await import('tsx/esm/api');
  const { compareTables, tableIn } = await tsImport('./compare.ts', import.meta.url);
  const base = checkoutOf(revision);
  const tableOf = (root, file) => {
    const done = start(root, file, ['ignore', 'pipe', 'inherit']);
    return done.status === 0 ? tableIn(done.stdout) : null;
  };
  for (const file of files) {
    if (!existsSync(join(base, 'tests', 'bench', file))) {
      process.stdout.write(`\n${file}: not in ${revision}\n`);
      continue;
    }
    const pairs = [];
    for (let k = 0; k < runs; k++) {
      // Each goes first in turn, so that what the machine does meanwhile falls on both.
      const order = k % 2 ? [ROOT, base] : [base, ROOT];
      const tables = new Map(order.map((root) => [root, tableOf(root, file)]));
      const pair = { base: tables.get(base), here: tables.get(ROOT) };
      if (pair.base && pair.here) pairs.push(pair);
    }
    printCompared(file, revision, pairs.length, compareTables(pairs));
  }
}

function printCompared(file, revision, pairs, { rows, only }) {
  const digits = (value) => Number(value.toPrecision(3));
  const columns = ['what', revision, 'here', 'speed ratio', '95 % from', 'to', 'holds'];
  const cells = rows.map((row) => [
    row.name,
    ...[row.base, row.here, row.ratio, row.low, row.high].map(digits),
    row.holds ? 'yes' : 'NO',
  ]);
  const notes = only.length ? [`Measured by one of the two only: ${only.join('; ')}.`] : [];
  const table = markdown({ columns, rows: cells, notes });
  process.stdout.write(`\n## ${file}: ${pairs} pairs of runs\n\n${machine()}\n\n${table}\n`);
  if (pairs === 0 || rows.some(({ holds }) => !holds)) process.exitCode = 1;
}

async function main() {
  const { values, positionals } = parseArgs({
    options: {
      run: { type: 'string' },
      against: { type: 'string' },
      runs: { type: 'string', default: '7' },
    },
    allowPositionals: true,
  });
  if (values.run) return runOne(values.run);
  ensureInstalled();
  const all = readdirSync(FOLDER).filter((file) => file.endsWith('.bench.ts'));
  const files = all
    .filter((file) => !positionals.length || positionals.some((name) => file.startsWith(name)))
    .sort();
  if (files.length === 0)
    fail(`no benchmark is called ${positionals.join(', ')}; there are ${all.join(', ')}`);
  const runs = Number(values.runs);
  if (!(Number.isInteger(runs) && runs > 0)) fail('--runs takes a whole number from 1 on');
  return values.against ? compareAll(files, values.against, runs) : printAll(files);
}

await main();
