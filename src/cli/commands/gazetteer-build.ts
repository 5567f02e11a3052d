import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { UNATTENDED, type FileSource, type Run } from '../../model';
import { packFolder, type PackScope } from '../../study';
import {
  joinAddress,
  openGazetteerFolder,
  suggestAddressColumns,
  townsPath,
  withoutNumbers,
} from '../../study/commands';
import { readTable, suggestRoles } from '../../tables';
import { readAddresses } from '../addresses';
import { columnsNamed } from '../columns';
import { keptGazetteerPath } from '../data-folder';
import { FetchFailed, folderSource, httpSource, isHttp, keptSource } from '../file-sources';
import { protectGazetteer, timedSource } from '../gazetteer';
import type { Job } from '../job';
import { READING, readingOptions, type OptionKinds } from '../options';
import { Refusal, unusable } from '../refusal';
import { readGeodata, shippedMunicipalities } from '../static-data';
import type { Command } from './command';

/** Geolonia's public service; its documentation states this address. */
const PUBLIC_SERVICE = 'https://japanese-addresses-v2.geoloniamaps.com/api/';
const PUBLIC_SOURCE = 'Geolonia 住所データ (CC BY 4.0)';

/** Files that are fetched at the same time: brisk, without being a burden to a public service. */
const LANES = 6;

const OPTIONS: OptionKinds = {
  ...{ from: 'text', source: 'text', blocks: 'flag', 'only-for': 'text' },
  ...{ address: 'text', municipality: 'text' },
  ...READING,
};

/** The public service's files → one pack. */
export const gazetteerBuild: Command = {
  name: 'gazetteer build',
  options: { out: 'text', ...OPTIONS },
  positionals: 0,
  run: (job) => build(job, job.options.required('out')),
};

/** The same, kept where every later command finds it. */
export const gazetteerFetch: Command = {
  name: 'gazetteer fetch',
  options: OPTIONS,
  positionals: 0,
  async run(job: Job): Promise<void> {
    const out = keptGazetteerPath();
    mkdirSync(dirname(out), { recursive: true });
    await build(job, out);
  },
};

async function build(job: Job, out: string): Promise<void> {
  const { options, terminal, watch } = job;
  const from = options.text('from') ?? PUBLIC_SERVICE;
  const partial = `${out}.partial`;
  const remote = isHttp(from);
  if (remote && !URL.canParse(from)) throw unusable((input) => input.fetchFailed(from, 'URL'));
  if (remote) terminal.say(({ cli }) => cli.notice.fetching(from));
  else if (!existsSync(from) || !statSync(from).isDirectory())
    throw unusable((input) => input.gazetteerMissing(from));
  protectGazetteer(from, job.outputs);

  const scope = await scopeOf(job);
  const run = terminal.run('fetching');
  const all = remote ? keptSource(httpSource(from), partial) : folderSource(from);
  const files = options.flag('blocks') ? all : withoutNumbers(all);
  if (remote && scope.kind === 'all') await watch.time('read', () => fetchAll(files, partial, run));
  const source = options.text('source') ?? (from === PUBLIC_SERVICE ? PUBLIC_SOURCE : undefined);
  const built = await watch.time('compute', () =>
    packFolder(timedSource(files, 'read', watch), scope, run, source),
  );
  const noticed = built.ok ? built.problems : [built.problem];
  const failed = noticed.find(({ code }) => code === 'gazetteer-file-broken');
  if (remote && failed) throw unusable((input) => input.buildStopped(1, partial));
  if (!built.ok) throw new Refusal(1, built.problem);
  job.noteAll(built.problems);
  const { bytes, places, towns, file } = built.value;
  const parts = await watch.time('write', () => file(gzipSync(bytes, { level: 9 })));
  await job.stage(out, () => parts);
  job.rows = towns;
  job.onCommitted = () => rmSync(partial, { recursive: true, force: true });
  const size = sizeText(parts.reduce((sum, part) => sum + part.length, 0));
  terminal.note(({ cli }) => cli.notice.built(towns, places, size));
}

/** 2.0 MB, 12 kB. */
function sizeText(bytes: number): string {
  return bytes < 1e5 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** All of Japan, or with --only-for the municipalities that a list's addresses name. */
async function scopeOf(job: Job): Promise<PackScope> {
  const { options } = job;
  const list = options.text('only-for');
  if (list === undefined) return { kind: 'all' };
  const table = await job.readTable(list, readingOptions(options));
  const wanted = options.text('address');
  const columns = wanted === undefined ? suggestAddressColumns(table) : columnsNamed(table, wanted);
  if (columns.length === 0) throw unusable((input) => input.noAddress(table.name));
  const municipalities = await shippedMunicipalities();
  const addresses = (await readAddresses(table, columns, job)).of(table);
  const institutions = await builtInAddresses();
  return { kind: 'named', municipalities, addresses, institutions, around: true };
}

/** Of the institutions that ship: their towns say nothing of the list. */
async function builtInAddresses(): Promise<readonly string[]> {
  const read = await readTable('institutions.csv', readGeodata().institutions, {}, UNATTENDED);
  return read.ok
    ? joinAddress(read.value, suggestRoles('institutions', read.value).address ?? [])
    : [];
}

/** Brings every file into the folder of kept ones, some at a time. What fails for good ends the command with all kept. */
async function fetchAll(files: FileSource, folder: string, run: Run): Promise<void> {
  const opened = await openGazetteerFolder(files);
  if (!opened.ok) throw new Refusal(1, opened.problem);
  const { places } = opened.value;
  let next = 0;
  let done = 0;
  const failed: FetchFailed[] = [];
  const lane = async () => {
    while (next < places.length && failed.length < LANES) {
      try {
        await files.read(townsPath(places[next++]));
      } catch (error) {
        if (!(error instanceof FetchFailed)) throw error;
        failed.push(error);
      }
      run.progress(++done / places.length);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  if (failed.length > 0) throw unusable((input) => input.buildStopped(failed.length, folder));
}
