/**
 * `npm run bench`: every tests/bench/*.bench.ts in a process of its own, printed as Markdown tables; `npm run bench -- NAME …`
 * runs those whose file name begins so.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureBrowser, ensureInstalled, fail, ROOT } from './setup.mjs';

const FOLDER = join(ROOT, 'tests', 'bench');
const SELF = fileURLToPath(import.meta.url);

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

function runAll(names) {
  ensureInstalled();
  const all = readdirSync(FOLDER).filter((file) => file.endsWith('.bench.ts'));
  const chosen = all.filter((file) => !names.length || names.some((name) => file.startsWith(name)));
  if (chosen.length === 0)
    fail(`no benchmark is called ${names.join(', ')}; there are ${all.join(', ')}`);
  let failed = 0;
  for (const file of chosen.sort()) {
    const browser = file.startsWith('main-thread') ? { SHUSEKI_CHROMIUM: ensureBrowser() } : {};
    const done = spawnSync(
      process.execPath,
      ['--expose-gc', '--import', 'tsx', SELF, '--run', file],
      { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...browser } },
    );
    if (done.status !== 0) failed++;
  }
  process.exitCode = failed ? 1 : 0;
}

const [first, second, ...rest] = process.argv.slice(2);
if (first === '--run') await runOne(second);
else runAll([first, second, ...rest].filter((name) => name !== undefined));
