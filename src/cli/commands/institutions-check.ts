import { UNATTENDED } from '../../model';
import { readMunicipalities } from '../../study';
import { checkInstitutions, createGeocoder } from '../../study/commands';
import { formatNumber, writeCsv } from '../../tables';
import { keptGazetteer } from '../data-folder';
import { openGazetteer, protectGazetteer } from '../gazetteer';
import type { Job } from '../job';
import { READING, readingOptions } from '../options';
import { readGeodata } from '../static-data';
import { inputArgument, type Command } from './command';

const HEADER = [
  'line',
  'id',
  'name',
  'doubt',
  'distance_km',
  'allowed_km',
  'given',
  'found',
  'text',
];

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
      const municipalities = await readMunicipalities(readGeodata().municipalities, UNATTENDED);
      const opened = inUse === null ? null : await openGazetteer(inUse, terminal);
      return createGeocoder(municipalities, opened);
    });
    const { columns, doubts, problems } = await watch.time('compute', () =>
      checkInstitutions(table, geocoder, terminal.run('locating')),
    );
    job.noteAll([...problems, ...geocoder.problems()]);
    const { institutionDoubts: words } = terminal.messages;
    const lineOf = (row: number) => table.lines?.[row] ?? row + 1;
    const nameOf = (row: number) => columns.nameJa[row] || columns.nameEn[row];
    for (const doubt of out === undefined ? doubts : [])
      terminal.note(({ institutionDoubts }) =>
        institutionDoubts.line(
          lineOf(doubt.row),
          nameOf(doubt.row) || columns.id[doubt.row],
          institutionDoubts.of[doubt.fault](doubt),
        ),
      );
    if (out !== undefined) {
      const cells = doubts.map(({ row, fault, km, reachKm, given, found }) => [
        String(lineOf(row)),
        columns.id[row],
        nameOf(row),
        fault,
        formatNumber(km),
        formatNumber(reachKm),
        given,
        found,
        words.of[fault]({ km, reachKm, given, found }),
      ]);
      const column = (at: number) => cells.map((row) => row[at]);
      await job.stage(out, () =>
        writeCsv(
          HEADER,
          HEADER.map((_, at) => column(at)),
        ),
      );
    }
    const rows = new Set(doubts.map(({ row }) => row)).size;
    terminal.note(({ institutionDoubts }) => institutionDoubts.summary(rows, table.rowCount));
    if (named === undefined) terminal.note(({ institutionDoubts }) => institutionDoubts.noTowns);
  },
};
