import { setting, type Table } from '../../model';
import {
  distanceMatrix,
  placedRows,
  proximityColumns,
  suggestCoordinateColumns,
} from '../../study/commands';
import { checkCoordinateOptions, coordinateColumns } from '../columns';
import type { Job } from '../job';
import { readingOptions, READING, type OptionKinds } from '../options';
import { unusable } from '../refusal';
import { inputArgument, type Command } from './command';

const OPTIONS: OptionKinds = {
  out: 'text',
  institutions: 'text',
  'within-km': 'text',
  lon: 'text',
  lat: 'text',
  matrix: 'text',
  ...READING,
};

/** Firms × institutions → nearest and counts, as columns behind the firms' own. */
export const proximity: Command = {
  name: 'proximity',
  options: OPTIONS,
  positionals: 1,
  async run(job: Job): Promise<void> {
    const { options, terminal, watch } = job;
    const path = inputArgument(options, 'FIRMS.csv');
    const institutionsPath = options.required('institutions');
    const out = options.required('out');
    const matrix = options.text('matrix');
    const withinKm =
      options.numbers('within-km', setting('withinKm').limits) ?? setting('withinKm').fallback;
    checkCoordinateOptions(options);

    const table = await job.readTable(path, readingOptions(options));
    const others = await job.readTable(institutionsPath);
    job.rows = table.rowCount;
    const firms = placedRows('firms', table, coordinateColumns(table, options));
    const institutions = placedRows('institutions', others, institutionColumns(others));
    job.noteAll([...firms.problems, ...institutions.problems]);
    for (const [{ name }, { rows }] of [
      [table, firms],
      [others, institutions],
    ] as const)
      if (rows.lng.every((value) => Number.isNaN(value)))
        throw unusable((input) => input.noPlaces(name));

    const run = terminal.run('computing');
    const { found, added } = await watch.time('compute', () =>
      proximityColumns(firms.rows, institutions.rows, withinKm),
    );
    run.progress(1);
    await job.stageTable(out, table, added);
    found.hanging?.forEach((hangs, i) => {
      const firms = hangs.reduce((sum, one) => sum + one, 0);
      if (firms > 0) terminal.note(({ steps }) => steps.linkage.hanging(found.withinKm[i], firms));
    });
    if (matrix !== undefined)
      await job.stage(matrix, () => distanceMatrix(firms.rows, institutions.rows));
  },
};

function institutionColumns(table: Table) {
  if (table.points) return null;
  const found = suggestCoordinateColumns(table);
  if (!found) throw unusable((input) => input.noInstitutionCoordinates(table.name));
  return found;
}
