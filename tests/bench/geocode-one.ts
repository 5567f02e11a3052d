import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import {
  createGeocoder,
  geocodeAddresses,
  openGazetteerFolder,
  openGazetteerPack,
  type Geocoder,
} from '../../src/geocode';
import { UNATTENDED } from '../../src/model/run';
import { folderSource, readCsv, SHARED, shippedMunicipalities } from '../geocode/gazetteers';
import { peer } from './peers';

/**
 * One geocoder in a process of its own, because the peak of resident memory never falls. Arguments: which one, how many
 * addresses, how many runs, the pack's path. Prints one line of JSON.
 */

const GAZETTEER = `${SHARED}gazetteer/api-v2/`;
const [, , who, countText, runsText, packPath] = process.argv;

export interface OneResult {
  readonly loadMs: number;
  readonly addresses: number;
  /** Addresses per second of each run, sorted. */
  readonly perSecond: readonly number[];
  readonly cpuPerSecond: readonly number[];
  readonly townShare: number;
  readonly peakMb: number;
}

function addresses(count: number): string[] {
  const [, ...rows] = readCsv(readFileSync(`${SHARED}real/nta/new-corporations-50k.csv`, 'utf8'));
  const domestic = rows.filter((row) => row[2] !== '');
  const all = domestic.map(([, , prefecture, city, street]) => prefecture + city + street);
  // Every so many rows, so that a smaller sample is from all Japan too.
  const step = all.length / count;
  return count >= all.length
    ? all
    : Array.from({ length: count }, (_, i) => all[Math.floor(i * step)]);
}

interface Runner {
  /** Geocodes all and returns how many got a town. */
  readonly run: (list: readonly string[]) => Promise<number>;
}

function runnerOf(geocoder: Geocoder): Runner {
  return {
    async run(list) {
      const places = await geocodeAddresses(list, geocoder, UNATTENDED);
      return places.town.filter((town) => town !== '').length;
    },
  };
}

async function ours(fromPack: boolean): Promise<Runner> {
  const municipalities = shippedMunicipalities();
  const opened = fromPack
    ? openGazetteerPack(gunzipSync(readFileSync(packPath)))
    : await openGazetteerFolder(folderSource(GAZETTEER));
  if (!opened.ok) throw new Error(opened.problem.code);
  const geocoder = createGeocoder(municipalities, opened.value);
  await geocoder.ensure(municipalities.map((m) => m.code));
  return runnerOf(geocoder);
}

interface Library {
  config: { japaneseAddressesApi: string };
  normalize: (address: string, option: { level: number }) => Promise<{ level: number }>;
}

async function library(): Promise<Runner> {
  const found = (await peer('@geolonia/normalize-japanese-addresses', '3.1.3')) as {
    default?: Library;
  } | null;
  const api = (found?.default ?? found) as Library | null;
  if (!api) throw new Error('the library could not be had');
  api.config.japaneseAddressesApi = `file://${GAZETTEER}ja`;
  return {
    async run(list) {
      let towns = 0;
      for (const address of list) {
        if ((await api.normalize(address, { level: 3 })).level >= 3) towns++;
      }
      return towns;
    },
  };
}

async function main(): Promise<void> {
  const list = addresses(Number(countText));
  const start = performance.now();
  const runner = who === 'library' ? await library() : await ours(who === 'pack');
  const loadMs = performance.now() - start;
  const perSecond: number[] = [];
  const cpuPerSecond: number[] = [];
  let towns = 0;
  // The first run warms up: it compiles, and the library reads its files in it.
  for (let k = 0; k <= Number(runsText); k++) {
    const cpu = process.cpuUsage();
    const began = performance.now();
    towns = await runner.run(list);
    const ms = performance.now() - began;
    const { user, system } = process.cpuUsage(cpu);
    if (k > 0) {
      perSecond.push((list.length / ms) * 1000);
      cpuPerSecond.push((list.length / (user + system)) * 1e6);
    }
  }
  const ascending = (a: number, b: number) => a - b;
  const result: OneResult = {
    loadMs,
    addresses: list.length,
    perSecond: perSecond.sort(ascending),
    cpuPerSecond: cpuPerSecond.sort(ascending),
    townShare: towns / list.length,
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

await main();
