import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { rounded } from './timing';

export const title = 'Writing 500,000 firms for GIS programs';

const ROWS = 500_000;
const RUNS = 3;

interface One {
  readonly ms: number;
  readonly megabytes: number;
  readonly peakMb: number;
}

type Row = [string, number, number, number, number, number | string];

export async function run(): Promise<{ columns: string[]; rows: Row[]; notes: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'shuseki-layers-'));
  try {
    const geojson = join(folder, 'firms.geojson');
    own('geojson', geojson);
    const rows: Row[] = [];
    const notes: string[] = [];
    const beside = (
      name: string,
      ours: readonly One[],
      other: string,
      theirs: readonly One[] | null,
    ) => {
      rows.push(rowOf(`Shuseki, ${name}`, ours));
      if (!theirs) return void notes.push(`${other} is not here.`);
      rows.push(rowOf(other, theirs));
      notes.push(`${name}: ${rounded(median(ours) / median(theirs))} times the time of ${other}.`);
    };
    for (const [format, driver] of [
      ['gpkg', 'GPKG'],
      ['fgb', 'FlatGeobuf'],
    ]) {
      const ours = repeated(() => own(format, join(folder, `own.${format}`)));
      beside(
        driver,
        ours,
        `ogr2ogr to ${driver} from GeoJSON`,
        gdal(driver, geojson, join(folder, `gdal.${format}`)),
      );
    }
    const parquet = join(folder, 'own.parquet');
    const ours = repeated(() => own('parquet', parquet));
    beside(
      'GeoParquet',
      ours,
      'DuckDB’s COPY of the same columns',
      await duckdb(parquet, join(folder, 'duckdb.parquet')),
    );
    return { columns: ['what', 'firms', 'median ms', 'least', 'file MB', 'peak MB'], rows, notes };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const median = (runs: readonly One[]) =>
  runs.map(({ ms }) => ms).sort((a, b) => a - b)[runs.length >> 1];

function rowOf(what: string, runs: readonly One[]): Row {
  const peak = Math.max(...runs.map(({ peakMb }) => peakMb));
  const least = Math.min(...runs.map(({ ms }) => ms));
  const sized = runs[0].megabytes;
  return [
    what,
    ROWS,
    rounded(median(runs)),
    rounded(least),
    rounded(sized),
    peak > 0 ? rounded(peak) : '–',
  ];
}

const repeated = (work: () => One): One[] => Array.from({ length: RUNS }, work);

function own(format: string, path: string): One {
  const script = fileURLToPath(new URL('./layer-one.ts', import.meta.url));
  const options = [...process.execArgv, script, format, `${ROWS}`, path];
  const done = spawnSync(process.execPath, options, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout) as One;
}

/** The whole command, reading included: nobody writes with GDAL without reading. Null where GDAL is not here. */
function gdal(driver: string, from: string, to: string): One[] | null {
  if (spawnSync('ogr2ogr', ['--version']).status !== 0) return null;
  return repeated(() => {
    rmSync(to, { force: true });
    const start = performance.now();
    const done = spawnSync('ogr2ogr', ['-f', driver, to, from], { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(done.stderr);
    return { ms: performance.now() - start, megabytes: statSync(to).size / 1e6, peakMb: 0 };
  });
}

/** A table in memory, written as COPY does without options. */
async function duckdb(from: string, to: string): Promise<One[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`create table firms as select * from '${from}'`);
  const runs: One[] = [];
  for (let k = 0; k < RUNS; k++) {
    const start = performance.now();
    await connection.run(`copy firms to '${to}' (format parquet)`);
    runs.push({ ms: performance.now() - start, megabytes: statSync(to).size / 1e6, peakMb: 0 });
  }
  return runs;
}
