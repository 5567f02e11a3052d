import { isFineLevel, UNATTENDED } from '../../model';
import { readMunicipalities } from '../../study';
import {
  createGeocoder,
  geocodeColumns,
  joinAddress,
  suggestAddressColumns,
  timedGeocoder,
} from '../../study/commands';
import { columnsNamed } from '../columns';
import { keptGazetteer } from '../data-folder';
import { openGazetteer } from '../gazetteer';
import type { Job } from '../job';
import { readingOptions, READING, type OptionKinds } from '../options';
import { unusable } from '../refusal';
import { readGeodata } from '../static-data';
import { inputArgument, type Command } from './command';

const OPTIONS: OptionKinds = { out: 'text', address: 'text', gazetteer: 'text', ...READING };

/** Addresses → places, as columns behind the table's own. */
export const geocode: Command = {
  name: 'geocode',
  options: OPTIONS,
  positionals: 1,
  async run(job: Job): Promise<void> {
    const { options, terminal, watch } = job;
    const path = inputArgument(options, 'IN.csv');
    const out = options.required('out');
    const given = options.text('gazetteer') ?? keptGazetteer();
    const named = given === 'none' ? undefined : given;
    const wanted = options.text('address');

    const table = await job.readTable(path, readingOptions(options));
    job.rows = table.rowCount;
    const columns =
      wanted === undefined ? suggestAddressColumns(table) : columnsNamed(table, wanted);
    if (columns.length === 0) throw unusable((input) => input.noAddress(table.name));

    const geocoder = await watch.time('load', async () => {
      const municipalities = await readMunicipalities(readGeodata().municipalities, UNATTENDED);
      const gazetteer = named === undefined ? null : await openGazetteer(named, terminal);
      return createGeocoder(municipalities, gazetteer);
    });
    const { places, added } = await watch.time('compute', () =>
      geocodeColumns(
        joinAddress(table, columns),
        timedGeocoder(
          geocoder,
          () => performance.now(),
          (ms) => watch.add('load', ms),
        ),
        terminal.run('locating'),
      ),
    );
    job.noteAll(geocoder.problems());
    await job.stageTable(out, table, added);
    const towns = places.level.filter((level) => isFineLevel(level)).length;
    terminal.note(({ cli }) => cli.notice.located(towns, table.rowCount));
    if (given === undefined) terminal.note(({ cli }) => cli.notice.fetchAdvice(path));
  },
};
