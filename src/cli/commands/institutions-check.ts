import { checkInstitutions, createGeocoder } from '../../study/commands';
import { keptGazetteer } from '../data-folder';
import { tellDoubts } from '../doubts';
import { openGazetteer, protectGazetteer } from '../gazetteer';
import type { Job } from '../job';
import { READING, readingOptions } from '../options';
import { shippedMunicipalities } from '../static-data';
import { inputArgument, type Command } from './command';

/** A list of institutions → what is doubtful about its rows, one line each. */
export const institutionsCheck: Command = {
  name: 'institutions check',
  options: { ...{ out: 'text', gazetteer: 'text' }, ...READING },
  positionals: 1,
  async run(job: Job): Promise<void> {
    const { options, terminal, watch } = job;
    const table = await job.readTable(inputArgument(options, 'LIST.csv'), readingOptions(options));
    const out = options.text('out');
    const named = options.text('gazetteer') ?? keptGazetteer();
    const inUse = named === undefined || named === 'none' ? null : named;
    if (inUse !== null) protectGazetteer(inUse, job.outputs);
    job.rows = table.rowCount;
    const geocoder = await watch.time('load', async () => {
      const municipalities = await shippedMunicipalities();
      const opened = inUse === null ? null : await openGazetteer(inUse, terminal);
      return createGeocoder(municipalities, opened);
    });
    const { columns, doubts, problems } = await watch.time('compute', () =>
      checkInstitutions(table, geocoder, terminal.run('locating')),
    );
    job.noteAll([...problems, ...geocoder.problems()]);
    const told = doubts.map((doubt) => ({
      ...doubt,
      id: columns.id[doubt.row],
      name: columns.nameJa[doubt.row] || columns.nameEn[doubt.row],
      text: ({ institutionDoubts }: typeof terminal.messages) =>
        institutionDoubts.of[doubt.fault](doubt),
    }));
    await tellDoubts(job, table, told, out);
    if (named === undefined) terminal.note(({ institutionDoubts }) => institutionDoubts.noTowns);
  },
};
