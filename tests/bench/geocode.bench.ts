import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { createGeocoder, encodePack, openGazetteerFolder, type Gazetteer } from '../../src/geocode';
import { folderSource, HAS_SHARED, SHARED, shippedMunicipalities } from '../geocode/gazetteers';
import type { OneResult } from './geocode-one';
import { postcodeAgreement } from './postcodes';
import { rounded } from './timing';

export const title = 'Geocoding: addresses of the corporate register, all Japan loaded';

const COLUMNS = [
  'geocoder',
  'addresses',
  'per second (median)',
  'least',
  'most',
  'per CPU second',
  'to town %',
  'load ms',
  'peak MB',
];

function one(who: string, count: number, runs: number, pack: string): OneResult | string {
  const script = fileURLToPath(new URL('./geocode-one.ts', import.meta.url));
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', script, who, String(count), String(runs), pack],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  if (status !== 0) return stderr.trim().split('\n').pop() ?? `status ${status}`;
  return JSON.parse(stdout.trim().split('\n').pop() as string) as OneResult;
}

function row(name: string, result: OneResult): (string | number)[] {
  const { perSecond, cpuPerSecond } = result;
  const middle = perSecond.length >> 1;
  return [
    name,
    result.addresses,
    rounded(perSecond[middle]),
    rounded(perSecond[0]),
    rounded(perSecond[perSecond.length - 1]),
    rounded(cpuPerSecond[middle]),
    Number((100 * result.townShare).toFixed(2)),
    rounded(result.loadMs),
    Math.round(result.peakMb),
  ];
}

/** Packs the gazetteer into .cache and says how large it became. */
async function makePack(): Promise<{ path: string; note: string; gazetteer: Gazetteer }> {
  const opened = await openGazetteerFolder(folderSource(`${SHARED}gazetteer/api-v2/`));
  if (!opened.ok) throw new Error(opened.problem.code);
  await opened.value.ensure(opened.value.places.keys());
  const bytes = encodePack(opened.value);
  const zipped = gzipSync(bytes, { level: 9 });
  const folder = fileURLToPath(new URL('../../.cache/bench', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'japan.pack.gz');
  writeFileSync(path, zipped);
  const megabytes = (n: number): string => (n / 1e6).toFixed(2);
  const note = `The pack of all Japan: ${megabytes(zipped.length)} MB gzipped, ${megabytes(bytes.length)} MB plain.`;
  return { path, note, gazetteer: opened.value };
}

export async function run(): Promise<{
  columns: string[];
  rows: (string | number)[][];
  notes: string[];
}> {
  if (!HAS_SHARED) {
    const note = 'Not measured: ../shared with the gazetteer and the register is absent.';
    return { columns: COLUMNS, rows: [], notes: [note] };
  }
  const { path, note, gazetteer } = await makePack();
  const rows: (string | number)[][] = [];
  const notes = [
    note,
    'Load: reading, decompressing and indexing every town; the library reads its files while it works, in the unmeasured first run.',
    'Peak: resident memory of the whole process, Node and the loader of TypeScript included.',
  ];
  for (const [name, who, count, runs] of [
    ['Shuseki, pack', 'pack', 50_000, 11],
    ['Shuseki, folder', 'folder', 50_000, 11],
    ['@geolonia/normalize-japanese-addresses 3.1.3', 'library', 2000, 3],
  ] as const) {
    const result = one(who, count, runs, path);
    if (typeof result === 'string') notes.push(`${name} was not measured: ${result}`);
    else rows.push(row(name, result));
  }
  notes.push(...(await postcodeAgreement(createGeocoder(shippedMunicipalities(), gazetteer))));
  return { columns: COLUMNS, rows, notes };
}
