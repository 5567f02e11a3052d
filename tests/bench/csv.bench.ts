import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { rounded } from './timing';

export const title = 'Reading a CSV of 1,000,000 rows';

const ROWS = 1_000_000;
const RUNS = 3;

interface One {
  readonly ms: number;
  readonly megabytes: number;
  readonly peakMb: number;
}

export function run(): { columns: string[]; rows: (string | number)[][]; notes: string[] } {
  const rows = (['shuseki', 'papaparse'] as const).map((reader) => {
    const runs = Array.from({ length: RUNS }, () => one(reader)).sort((a, b) => a.ms - b.ms);
    const peakMb = Math.max(...runs.map((each) => each.peakMb));
    const [least, median, most] = runs.map(({ ms }) => rounded(ms));
    return [reader, ROWS, rounded(runs[0].megabytes), median, least, most, rounded(peakMb)];
  });
  return {
    columns: ['reader', 'rows', 'file MB', 'median ms', 'least', 'most', 'peak MB'],
    rows,
    notes: [
      'Peak: resident memory of the whole process, the list of which the bytes are made and the loader of TypeScript included. papaparse is given the decoded text at once.',
    ],
  };
}

function one(reader: string): One {
  const script = fileURLToPath(new URL('./csv-one.ts', import.meta.url));
  const options = [...process.execArgv, script, reader, `${ROWS}`];
  const done = spawnSync(process.execPath, options, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout) as One;
}
