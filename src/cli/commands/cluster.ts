import { ROLE_CODE, type Table } from '../../model';
import { LIMITS, readBoundaryFile, usableShape } from '../../study';
import {
  clusterColumns,
  clusterRows,
  finelyLocated,
  placedRows,
  readWeight,
  type ClusterMethod,
} from '../../study/commands';
import { checkCoordinateOptions, columnNamed, coordinateColumns, faultyColumn } from '../columns';
import type { Job } from '../job';
import { readingOptions, READING, type OptionKinds, type Options } from '../options';
import { readBytes } from '../read-files';
import { Refusal, unusable, wrongOption } from '../refusal';
import { inputArgument, refuseTogether, type Command } from './command';

const METHODS = ['dbscan', 'hdbscan', 'drawn'] as const;
type Method = (typeof METHODS)[number];

/** Options that belong to one method. */
const OWN: Readonly<Record<Method, readonly string[]>> = {
  dbscan: ['radius-km', 'min-firms', 'weight'],
  hdbscan: ['min-cluster-size', 'min-samples', 'selection'],
  drawn: ['boundaries'],
};

const OPTIONS: OptionKinds = {
  out: 'text',
  lon: 'text',
  lat: 'text',
  method: 'text',
  industry: 'text',
  'include-coarse': 'flag',
  ...Object.fromEntries(Object.values(OWN).flatMap((names) => names.map((n) => [n, 'text']))),
  ...READING,
};

const SIZES = { least: 2, most: LIMITS.minFirms.most, whole: true };
const SAMPLES = { ...SIZES, least: 1 };

/** Coordinates → clusters, as columns behind the table's own. */
export const cluster: Command = {
  name: 'cluster',
  options: OPTIONS,
  positionals: 1,
  async run(job: Job): Promise<void> {
    const { options, terminal, watch } = job;
    const path = inputArgument(options, 'POINTS.csv');
    const out = options.required('out');
    const wanted = methodFrom(options);
    checkCoordinateOptions(options);

    const table = await job.readTable(path, readingOptions(options));
    job.rows = table.rowCount;
    const placed = placedRows('firms', table, coordinateColumns(table, options));
    job.noteAll(placed.problems.filter(({ code }) => !code.startsWith('id-')));
    const { lng, lat } = placed.rows;
    if (lng.every((value) => Number.isNaN(value)))
      throw unusable((input) => input.noPlaces(table.name));
    const industry = options.text('industry');
    const strata =
      industry === undefined ? null : table.columns[columnNamed(table, industry)].map(trimmed);
    const take = finelyLocated(table, options.flag('include-coarse'));
    const method = await watch.time('read', () => wanted(job, table));

    const membership = await watch.time('compute', () =>
      clusterRows(
        { lng, lat, ...(take ? { take } : {}) },
        method,
        strata,
        terminal.run('clustering'),
      ),
    );
    await job.stageTable(out, table, clusterColumns(membership));
    const count = (wantedRole: number) =>
      membership.role.reduce((n, role) => n + (role === wantedRole ? 1 : 0), 0);
    const excluded = count(ROLE_CODE.excluded);
    const outside = count(ROLE_CODE.outside);
    terminal.note(({ cli }) =>
      cli.notice.clusters(
        membership.clusterCount,
        table.rowCount - outside - excluded,
        outside,
        excluded,
      ),
    );
  },
};

/** Checks the method's options before anything is read; what needs files comes later. */
function methodFrom(options: Options): (job: Job, table: Table) => ClusterMethod {
  const method = options.oneOf('method', METHODS) ?? 'dbscan';
  for (const other of METHODS)
    if (other !== method) refuseTogether(options, 'method', OWN[other], `--method ${method}`);
  switch (method) {
    case 'dbscan':
      return dbscanFrom(options);
    case 'hdbscan': {
      const minClusterSize = options.requiredNumber('min-cluster-size', SIZES);
      const minSamples = options.number('min-samples', SAMPLES);
      const selection = options.oneOf('selection', ['eom', 'leaf'] as const) ?? 'eom';
      return () => ({ method, minClusterSize, minSamples, selection });
    }
    case 'drawn': {
      const file = options.text('boundaries');
      if (file === undefined)
        throw wrongOption((usage) => usage.needs('--method drawn', '--boundaries'));
      refuseTogether(options, 'method', ['industry'], '--method drawn');
      return (job) => ({ method, boundaries: boundariesFrom(file, job) });
    }
  }
}

function dbscanFrom(options: Options): (job: Job, table: Table) => ClusterMethod {
  const column = options.text('weight');
  const radiusKm = options.requiredNumber('radius-km', LIMITS.radiusKm);
  // A sum of weights need not be whole.
  const limits = column === undefined ? { ...LIMITS.minFirms, whole: true } : WEIGHTS;
  const minFirms = options.requiredNumber('min-firms', limits);
  return (_job, table) => {
    if (column === undefined) return { method: 'dbscan', radiusKm, minFirms };
    const weight = readWeight(table, columnNamed(table, column));
    if (!weight.ok) throw faultyColumn(table, weight.fault);
    return { method: 'dbscan', radiusKm, minFirms, weight: weight.values };
  };
}

const WEIGHTS = { least: Number.MIN_VALUE, most: 1e12 };

function boundariesFrom(path: string, job: Job) {
  const read = readBoundaryFile(path, readBytes(path));
  if (!read.ok) throw new Refusal(1, read.problem);
  job.noteAll(read.problems);
  return read.value.map(usableShape);
}

function trimmed(cell: string): string {
  return cell.trim();
}
