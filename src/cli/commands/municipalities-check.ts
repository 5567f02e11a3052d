import { checkMunicipalities } from '../../study/commands';
import { tellDoubts } from '../doubts';
import type { Job } from '../job';
import { READING, readingOptions } from '../options';
import { Refusal } from '../refusal';
import { shippedMunicipalities } from '../static-data';
import { inputArgument, type Command } from './command';

/** So many municipalities that a list has not are named. */
const MISSING_NAMED = 10;

/** A list of municipalities → what is doubtful about its rows, one line each. */
export const municipalitiesCheck: Command = {
  name: 'municipalities check',
  options: { ...{ out: 'text' }, ...READING },
  positionals: 1,
  async run(job: Job): Promise<void> {
    const { options, terminal, watch } = job;
    const table = await job.readTable(inputArgument(options, 'LIST.csv'), readingOptions(options));
    job.rows = table.rowCount;
    const municipalities = await watch.time('load', () => shippedMunicipalities());
    const checked = await watch.time('compute', () =>
      checkMunicipalities(table, municipalities, terminal.run('locating')),
    );
    if (!checked) throw new Refusal(1, (m) => m.municipalityDoubts.noColumns(table.name));
    const { names, codes, doubts, missing, problems } = checked;
    job.noteAll(problems);
    const told = doubts.map((doubt) => ({
      ...doubt,
      id: codes[doubt.row],
      name: names[doubt.row],
      found: [doubt.found, doubt.since].filter((part) => part !== '').join(' '),
      text: ({ municipalityDoubts }: typeof terminal.messages) =>
        municipalityDoubts.of[doubt.fault](doubt),
    }));
    await tellDoubts(job, table, told, options.text('out'));
    if (missing.length === 0) return;
    const named = missing.slice(0, MISSING_NAMED).map(({ prefecture, name }) => prefecture + name);
    terminal.note(({ municipalityDoubts }) =>
      municipalityDoubts.missing(named, missing.length - named.length),
    );
  },
};
