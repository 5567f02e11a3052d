import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { intervalOfRatio, median } from '../../scripts/bench/compare';
import { rounded } from './timing';

export const title = 'Readers of CSV and workbooks beside an earlier revision and @e965/xlsx';

/** Before the readers looked for headers, totals and merged cells. */
const REVISION = '7a5870c';
const CSV_ROWS = 1_000_000;
const WORKBOOK_ROWS = 100_000;
const RUNS = 7;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface One {
  readonly ms: number;
  readonly megabytes: number;
  readonly peakMb: number;
}

/** A row per reader and file; the notes say how they stand to each other. All in turn, so that what the machine does meanwhile falls on each. */
export function run(): { columns: string[]; rows: (string | number)[][]; notes: string[] } {
  const earlier = earlierReaders();
  const folder = mkdtempSync(join(tmpdir(), 'shuseki-bench-'));
  try {
    const csv = measure(join(folder, 'list.csv'), CSV_ROWS, [
      ['Shuseki', ROOT],
      ...(earlier ? ([[REVISION, earlier]] as const) : []),
    ]);
    const book = measure(join(folder, 'list.xlsx'), WORKBOOK_ROWS, [
      ['Shuseki', ROOT],
      ...(earlier ? ([[REVISION, earlier]] as const) : []),
      ['@e965/xlsx', 'xlsx'],
    ]);
    return {
      columns: ['file', 'reader', 'rows', 'per second (median)', 'least', 'most', 'peak MB'],
      rows: [
        ...rowsOf('CSV, 6 columns', CSV_ROWS, csv),
        ...rowsOf('xlsx, 20 columns', WORKBOOK_ROWS, book),
      ],
      notes: [
        ...(earlier
          ? [ratioNote('CSV', csv, REVISION), ratioNote('xlsx', book, REVISION)]
          : [
              `No readers of ${REVISION}: git does not know it here, or its package could not be installed.`,
            ]),
        ratioNote('xlsx', book, '@e965/xlsx'),
        `Peak: resident memory of the whole process at its highest, the file and the loader of TypeScript included; median of the runs. @e965/xlsx reads number formats, dates and merges into its cells (cellNF, cellDates); no texts are made of them.`,
        'Wanted: CSV not below 0.95 of the earlier reader (or 0.9 where the interval holds 1); a workbook in at most 1.2 times the time and memory of @e965/xlsx.',
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Measured = ReadonlyMap<string, readonly One[]>;

function measure(
  file: string,
  rows: number,
  readers: readonly (readonly [name: string, reader: string])[],
): Measured {
  one('make', file, rows);
  const found = new Map<string, One[]>(readers.map(([name]) => [name, []]));
  for (let k = 0; k < RUNS; k++) {
    const order = k % 2 === 0 ? readers : [...readers].reverse();
    for (const [name, reader] of order)
      found.get(name)!.push(JSON.parse(one(reader, file, rows)) as One);
  }
  return found;
}

function one(reader: string, file: string, rows: number): string {
  const script = fileURLToPath(new URL('./readers-one.ts', import.meta.url));
  const options = [...process.execArgv, script, reader, file, `${rows}`];
  const done = spawnSync(process.execPath, options, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
  return done.stdout;
}

const rowsOf = (file: string, rows: number, found: Measured): (string | number)[][] =>
  [...found].map(([reader, runs]) => {
    const speeds = runs.map(({ ms }) => (rows / ms) * 1000);
    const [least, most] = [Math.min(...speeds), Math.max(...speeds)];
    const peak = median(runs.map(({ peakMb }) => peakMb));
    return [file, reader, rows, ...[median(speeds), least, most, peak].map(rounded)];
  });

/** How fast and how large the reader here is beside another, run by run. */
function ratioNote(file: string, found: Measured, other: string): string {
  const [here, theirs] = [found.get('Shuseki')!, found.get(other)!];
  const speeds = here.map(({ ms }, k) => theirs[k].ms / ms);
  const [low, high] = intervalOfRatio(speeds).map((value) => value.toFixed(2));
  const times = median(here.map(({ ms }, k) => ms / theirs[k].ms));
  const memory = median(here.map(({ peakMb }, k) => peakMb / theirs[k].peakMb));
  return `${file}: ${median(speeds).toFixed(2)} times the speed of ${other} (95 % interval ${low} to ${high}, ${here.length} runs in turn), ${times.toFixed(2)} times its time, ${memory.toFixed(2)} times its memory.`;
}

/** The folder with the sources of the earlier readers, null where they can't be had: packages that they share with this checkout are found above them. */
function earlierReaders(): string | null {
  const folder = join(ROOT, '.cache', 'readers', REVISION);
  if (!existsSync(join(folder, 'src'))) {
    const archive = spawnSync(
      'git',
      ['archive', '--format=tar', REVISION, 'src', 'package-lock.json'],
      {
        cwd: ROOT,
        maxBuffer: 2 ** 30,
      },
    );
    if (archive.status !== 0) return null;
    mkdirSync(folder, { recursive: true });
    execFileSync('tar', ['-xf', '-', '-C', folder], { input: archive.stdout });
    rmSync(join(folder, 'package-lock.json'));
  }
  // The library that its workbook reader stood on, and is loaded with, is no package of this checkout any more.
  if (!existsSync(join(folder, 'node_modules', 'read-excel-file'))) {
    const install = ['install', '--no-save', '--no-audit', '--no-fund', 'read-excel-file@9.3.17'];
    spawnSync('npm', ['--prefix', folder, ...install], { stdio: 'ignore', cwd: folder });
  }
  return existsSync(join(folder, 'node_modules', 'read-excel-file')) ? folder : null;
}
