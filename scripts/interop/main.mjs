/**
 * `npm run interop -- [MEMBER …]`: the comparisons with other tools that are too long, or need too much, for every test run.
 * Each file in members/ gives `title` and `run(folder)`, which works in a folder of its own under build/interop, installs what it
 * needs there and gives lines `{ state: 'passed' | 'skipped' | 'failed', told }`. Status 1 where one failed.
 */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, fail, ROOT } from '../setup.mjs';

ensureInstalled();
const all = readdirSync(join(import.meta.dirname, 'members')).map((file) =>
  file.replace('.mjs', ''),
);
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0)
  fail(`no comparison is called ${unknown.join(', ')}; there are ${all.join(', ')}`);

const counts = { passed: 0, skipped: 0, failed: 0 };
for (const name of wanted.length > 0 ? wanted : all) {
  const { title, run } = await import(`./members/${name}.mjs`);
  process.stdout.write(`\n== ${name}: ${title}\n`);
  const folder = join(ROOT, 'build', 'interop', name);
  mkdirSync(folder, { recursive: true });
  for await (const { state, told } of run(folder)) {
    counts[state]++;
    process.stdout.write(`${state}: ${told}\n`);
  }
}
process.stdout.write(
  `\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`,
);
process.exitCode = counts.failed > 0 ? 1 : 0;
