import { existsSync, rmSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { FileSource, Run } from '../../model';
import { packFolder } from '../../study';
import { openGazetteerFolder, townsPath } from '../../study/commands';
import { FetchFailed, folderSource, httpSource, isHttp, keptSource } from '../file-sources';
import { timedSource } from '../gazetteer';
import type { Job } from '../job';
import { Refusal, unusable } from '../refusal';
import type { Command } from './command';

/** Geolonia's public service; its documentation states this address. */
const PUBLIC_SERVICE = 'https://japanese-addresses-v2.geoloniamaps.com/api/';
const PUBLIC_SOURCE = 'Geolonia 住所データ (CC BY 4.0)';

/** Files that are fetched at the same time: brisk, without being a burden to a public service. */
const LANES = 6;

/** The public service's files → one pack. */
export const gazetteerBuild: Command = {
  name: 'gazetteer build',
  options: { out: 'text', from: 'text', source: 'text' },
  positionals: 0,
  async run(job: Job): Promise<void> {
    const { options, terminal, watch } = job;
    const out = options.required('out');
    const from = options.text('from') ?? PUBLIC_SERVICE;
    const partial = `${out}.partial`;
    const remote = isHttp(from);
    if (remote && !URL.canParse(from)) throw unusable((input) => input.fetchFailed(from, 'URL'));
    if (remote) terminal.say(({ cli }) => cli.notice.fetching(from));
    else if (!existsSync(from) || !statSync(from).isDirectory())
      throw unusable((input) => input.gazetteerMissing(from));

    const run = terminal.run('fetching');
    const files = remote ? keptSource(httpSource(from), partial) : folderSource(from);
    if (remote) await watch.time('read', () => fetchAll(files, partial, run));
    const source = options.text('source') ?? (from === PUBLIC_SERVICE ? PUBLIC_SOURCE : undefined);
    const built = await watch.time('compute', () =>
      packFolder(timedSource(files, 'read', watch), { kind: 'all' }, run, source),
    );
    if (!built.ok) throw new Refusal(1, built.problem);
    job.noteAll(built.problems);
    const { bytes, places, towns } = built.value;
    const packed = await watch.time('write', () => gzipSync(bytes, { level: 9 }));
    await job.stage(out, () => [packed]);
    job.rows = towns;
    job.onCommitted = () => rmSync(partial, { recursive: true, force: true });
    const megabytes = (packed.length / 1e6).toFixed(1);
    terminal.note(({ cli }) => cli.notice.built(towns, places, megabytes));
  },
};

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
