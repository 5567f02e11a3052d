/**
 * `npm run same-files -- BASE [STUDY …] [--app | --terminal]`: exports the same studies by an older revision and by this
 * checkout, in the app and in the terminal, and compares what comes out byte for byte, the version aside. Ends with status 1
 * where something differs. What was made stays in .cache/same-files.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ROOT } from '../setup.mjs';
import { openBrowser } from './app.mjs';
import { build, checkoutOf } from './checkout.mjs';
import { compareFolders } from './differences.ts';
import { makeStudy, STUDIES } from './studies.mjs';
import { exportByTerminal, exportTables } from './terminal.mjs';

const WORK = join(ROOT, '.cache', 'same-files');
const TABLES = 'tables';

function readWords(words) {
  const [revision, ...rest] = words.filter((word) => !word.startsWith('--'));
  const flags = words.filter((word) => word.startsWith('--'));
  const known = [...STUDIES.map(({ name }) => name), TABLES];
  const wrong = [
    ...rest.filter((name) => !known.includes(name)),
    ...flags.filter((flag) => !['--app', '--terminal'].includes(flag)),
  ];
  if (revision === undefined || wrong.length > 0)
    fail(
      `${wrong.length ? `unknown: ${wrong.join(', ')}\n` : ''}npm run same-files -- BASE [STUDY …] [--app | --terminal]\nstudies: ${known.join(', ')}`,
    );
  return {
    revision,
    chosen: rest.length ? rest : known,
    app: !flags.includes('--terminal'),
    terminal: !flags.includes('--app'),
  };
}

const say = (text) => process.stdout.write(`${text}\n`);

/** Both revisions at once, each to its own folder; what one refuses is a difference. */
async function both(part, sides, act) {
  const faults = await Promise.all(
    sides.map(async (side) => {
      try {
        await act(side, join(WORK, side.name, part));
        return null;
      } catch (error) {
        return `${side.name}: ${error.message.split('\n')[0]}`;
      }
    }),
  );
  const told = faults.filter((fault) => fault !== null);
  const [base, head] = sides.map(({ name }) => join(WORK, name, part));
  const { same, different } = compareFolders(base, head);
  say(`\n${part}: ${same} files the same, ${different.length} different`);
  for (const fault of told) say(`  FAILED ${fault}`);
  for (const { file, told: lines } of different)
    say([`  ${file}`, ...lines.map((l) => `    ${l}`)].join('\n'));
  // A part of which nothing came out compares nothing.
  return different.length + told.length + (same === 0 ? 1 : 0);
}

const wanted = readWords(process.argv.slice(2));
const base = checkoutOf(wanted.revision);
say('Building this checkout …');
build(ROOT);
rmSync(WORK, { recursive: true, force: true });
const sides = [
  { name: 'base', folder: base },
  { name: 'head', folder: ROOT },
];
if (wanted.app) for (const side of sides) side.browser = await openBrowser(side.folder);

let differences = 0;
try {
  if (wanted.terminal && wanted.chosen.includes(TABLES))
    differences += await both(TABLES, sides, (side, out) => exportTables(side.folder, out));
  for (const study of STUDIES.filter(({ name }) => wanted.chosen.includes(name))) {
    const missing = (study.needs ?? []).find((path) => !existsSync(path));
    if (missing) {
      say(`\n${study.name}: skipped, since ${missing} is absent`);
      continue;
    }
    const made = makeStudy(study, join(WORK, 'studies', study.name), (words) => {
      const done = spawnSync(process.execPath, [join(base, 'bin', 'shuseki.mjs'), ...words], {
        encoding: 'utf8',
      });
      if (done.status !== 0) fail(`${study.name} can't be made: ${done.stderr}`);
    });
    if (wanted.terminal)
      differences += await both(join(study.name, 'terminal'), sides, (side, out) =>
        exportByTerminal(side.folder, made, out),
      );
    if (wanted.app)
      differences += await both(join(study.name, 'app'), sides, (side, out) =>
        side.browser.exportStudy(made, out),
      );
  }
} finally {
  for (const side of sides) await side.browser?.close();
}
say(
  differences === 0
    ? '\nAll files are the same.'
    : `\n${differences} differences; the files are in ${WORK}`,
);
process.exitCode = differences === 0 ? 0 : 1;
