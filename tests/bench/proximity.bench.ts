import { distance } from '@turf/turf';
import { proximity, type Positions } from '../../src/linkage';
import { INSTITUTION_KINDS } from '../../src/model/geodata';
import { peer } from './peers';
import { benchPoints } from './points';
import { TIMING_COLUMNS, rounded, time, timingRow, type Timing } from './timing';

export const title = 'Proximity: 300 institutions, nearest and three counts (10, 30, 50 km)';

const WITHIN_KM = [10, 30, 50];

export async function run(): Promise<{
  columns: string[];
  rows: (string | number)[][];
  notes: string[];
}> {
  const firms = benchPoints(500_000);
  const institutions = benchPoints(300);
  const rows: (string | number)[][] = [];
  const notes: string[] = [];
  const one = Array.from(institutions.lng, () => INSTITUTION_KINDS[0]);
  const eight = one.map((_, i) => INSTITUTION_KINDS[i % INSTITUTION_KINDS.length]);
  const plain = await time(() => proximity(firms, institutions, one, WITHIN_KM), 9);
  rows.push(timingRow('Shuseki', 500_000, plain));
  rows.push(
    timingRow(
      'Shuseki, and the nearest of each of 8 kinds',
      500_000,
      await time(() => proximity(firms, institutions, eight, WITHIN_KM), 9),
    ),
  );
  const geokdbush = await besideGeokdbush(firms, institutions);
  if (geokdbush) {
    rows.push(timingRow('geokdbush 2.1.0', 500_000, geokdbush));
    notes.push(`${rounded(geokdbush.medianMs / plain.medianMs)} times faster than geokdbush.`);
  } else notes.push('geokdbush could not be fetched.');
  rows.push(timingRow('@turf/turf distance, all pairs', 5000, await besideTurf(institutions)));
  notes.push(
    'Quoted, measured elsewhere, 500,000 firms: C brute force 0.27 s, SciPy cKDTree 1.25 s, geokdbush 2.05 s, Turf about 18 s.',
  );
  return { columns: TIMING_COLUMNS, rows, notes };
}

interface Kdbush {
  add(x: number, y: number): void;
  finish(): void;
}

async function besideGeokdbush(firms: Positions, institutions: Positions): Promise<Timing | null> {
  const kdbush = (await peer('kdbush', '4.1.0')) as { default: new (n: number) => Kdbush } | null;
  const geokdbush = (await peer('geokdbush', '2.1.0')) as {
    around(index: Kdbush, x: number, y: number, results?: number, km?: number): number[];
  } | null;
  if (!kdbush || !geokdbush) return null;
  const work = () => {
    const index = new kdbush.default(institutions.lng.length);
    institutions.lng.forEach((x, i) => index.add(x, institutions.lat[i]));
    index.finish();
    let found = 0;
    for (let i = 0; i < firms.lng.length; i++) {
      const [x, y] = [firms.lng[i], firms.lat[i]];
      const near = geokdbush.around(index, x, y, Infinity, WITHIN_KM[2]);
      found += near.length;
      if (near.length === 0) found += geokdbush.around(index, x, y, 1).length;
    }
    return found;
  };
  return time(work, 1, 0);
}

async function besideTurf(institutions: Positions): Promise<Timing> {
  const firms = benchPoints(5000);
  const work = () => {
    let sum = 0;
    for (let i = 0; i < 5000; i++) {
      const from = [firms.lng[i], firms.lat[i]];
      let least = Infinity;
      for (let j = 0; j < institutions.lng.length; j++)
        least = Math.min(least, distance(from, [institutions.lng[j], institutions.lat[j]]));
      sum += least;
    }
    return sum;
  };
  return time(work, 3, 1);
}
