import { clustersDbscan, featureCollection, point } from '@turf/turf';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { boundaryOf, dbscan, hdbscan, membersOf } from '../../src/cluster';
import { BOUNDARY_METHODS } from '../../src/model/cluster';
import { cSeconds } from './peers';
import { benchPoints } from './points';
import { TIMING_COLUMNS, rounded, time, timingRow, type Timing } from './timing';

export const title = 'Clusters: radius 3 km, 10 firms';

const SETTINGS = { radiusKm: 3, minFirms: 10 };
const SIZES = [5000, 50_000, 500_000, 2_000_000] as const;
const RUNS = [31, 21, 11, 5] as const;

/** Seconds that stand in the reference's own table (another machine's two cores): 500,000 firms unless said otherwise. */
const QUOTED =
  'Quoted, measured elsewhere, 500,000 firms: C cell grid 0.118 s, R dbscan 1.1-11 7.74 s, PostGIS 15/3.3 12.9 s, ' +
  'scikit-learn 1.9 29.1 s; HDBSCAN 50,000 firms: scikit-learn 34 s.';

export async function run(): Promise<{
  columns: string[];
  rows: (string | number)[][];
  notes: string[];
}> {
  const rows: (string | number)[][] = [];
  const notes: string[] = [];
  const ours = new Map<number, Timing>();
  for (const [k, count] of SIZES.entries()) {
    const firms = benchPoints(count);
    const timing = await time(() => dbscan(firms, SETTINGS), RUNS[k]);
    ours.set(count, timing);
    rows.push(timingRow('DBSCAN', count, timing));
  }
  rows.push(...(await besideC(ours, notes)));
  rows.push(...(await besideTurf(ours, notes)));
  rows.push(...(await boundaries()));
  for (const [count, runs] of [
    [5000, 11],
    [50_000, 5],
  ] as const) {
    const firms = benchPoints(count);
    rows.push(
      timingRow(
        'HDBSCAN, size 20',
        count,
        await time(() => hdbscan(firms, { minClusterSize: 20 }), runs),
      ),
    );
  }
  const growth = ours.get(2_000_000)!.medianMs / ours.get(50_000)!.medianMs;
  notes.push(
    `DBSCAN from 50,000 to 2,000,000 firms (40 times as many): ${rounded(growth)} times as long.`,
  );
  notes.push(memory());
  notes.push(QUOTED);
  return { columns: TIMING_COLUMNS, rows, notes };
}

async function besideC(ours: Map<number, Timing>, notes: string[]): Promise<(string | number)[][]> {
  const seconds = cSeconds(benchPoints(500_000), SETTINGS.radiusKm, SETTINGS.minFirms, 7);
  if (!seconds) {
    notes.push('The C program was not run: no compiler, or ../shared/reference is absent.');
    return [];
  }
  const ms = seconds.map((value) => value * 1000);
  const timing = { medianMs: ms[3], leastMs: ms[0], mostMs: ms[6], runs: 7 };
  const ratio = ours.get(500_000)!.medianMs / timing.medianMs;
  notes.push(
    `DBSCAN of 500,000 firms takes ${rounded(ratio)} times the C program's time in the same run.`,
  );
  return [timingRow('C, cell grid (scripts/grid.c)', 500_000, timing)];
}

async function besideTurf(
  ours: Map<number, Timing>,
  notes: string[],
): Promise<(string | number)[][]> {
  const rows: (string | number)[][] = [];
  for (const count of [5000, 50_000]) {
    const { lng, lat } = benchPoints(count);
    const features = featureCollection(Array.from(lng, (x, i) => point([x, lat[i]])));
    const work = () =>
      clustersDbscan(features, SETTINGS.radiusKm, { minPoints: SETTINGS.minFirms });
    const timing = await time(work, 1, 0);
    rows.push(timingRow('@turf/turf clustersDbscan', count, timing));
    const ratio = timing.medianMs / ours.get(count)!.medianMs;
    notes.push(`DBSCAN of ${count} firms: ${rounded(ratio)} times faster than @turf/turf.`);
  }
  return rows;
}

async function boundaries(): Promise<(string | number)[][]> {
  const { lng, lat } = benchPoints(5000);
  const members = membersOf(dbscan({ lng, lat }, SETTINGS));
  const rows: (string | number)[][] = [];
  for (const method of BOUNDARY_METHODS) {
    const draw = () => members.map((firms) => boundaryOf(lng, lat, firms, method, 3));
    rows.push(
      timingRow(`boundaries of ${members.length} clusters: ${method}`, 5000, await time(draw, 21)),
    );
  }
  return rows;
}

function memory(): string {
  const script = fileURLToPath(new URL('./dbscan-memory.ts', import.meta.url));
  const peak = (count: number) => {
    const options = [...process.execArgv, script, `${count}`];
    return 1024 * Number(spawnSync(process.execPath, options, { encoding: 'utf8' }).stdout);
  };
  const [small, large] = [500_000, 2_000_000];
  const slope = (peak(large) - peak(small)) / (large - small);
  if (!(slope > 0)) return 'Memory was not measured: the process for it did not start.';
  return (
    `Peak resident memory grows by ${rounded(slope)} bytes per firm from 500,000 to 2,000,000, ` +
    'of which 16 are the input.'
  );
}
