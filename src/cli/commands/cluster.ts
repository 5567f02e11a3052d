import { basename } from 'node:path';
import {
  DEFAULT_SETTINGS,
  ROLE_CODE,
  setting,
  type ClusterMethod,
  type ClusterSettings,
  type NumberLimits,
  type Table,
} from '../../model';
import { clusterMethod, readBoundaryFile, usableShape, type MethodOption } from '../../study';
import { besideRows, tableCells } from '../../tables';
import {
  areasOfTables,
  bandwidthOfRows,
  clusterColumns,
  clusterRows,
  finelyLocated,
  MUNICIPALITY_CODE_HEADERS,
  placedRows,
  readWeight,
  type ClusterRows,
  type RowsDefinition,
} from '../../study/commands';
import { checkCoordinateOptions, columnNamed, coordinateColumns, faultyColumn } from '../columns';
import { noteCompared } from '../compared';
import { comparingReaders, refuseAreasOfCircles } from '../comparing-options';
import type { Job } from '../job';
import { readingOptions, READING, type OptionKinds, type Options } from '../options';
import { shippedMunicipalities } from '../static-data';
import { Refusal, unusable, wrongOption } from '../refusal';
import { inputArgument, refuseTogether, type Command } from './command';

const METHODS = setting('clusters.method').words;

const OPTIONS: OptionKinds = {
  out: 'text',
  lon: 'text',
  lat: 'text',
  method: 'text',
  industry: 'text',
  'include-coarse': 'flag',
  ...Object.fromEntries(
    METHODS.flatMap((method) => ownOptions(method).map((own) => [own, 'text'])),
  ),
  ...READING,
};

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
    const unplaced = [...lng.keys()].filter((row) => Number.isNaN(lng[row]));
    const beside = besideRows(table.header, tableCells(table), unplaced).length;
    if (beside > 0) terminal.note(({ cli }) => cli.notice.besideKept(beside));
    const industry = options.text('industry');
    const strata =
      industry === undefined ? null : table.columns[columnNamed(table, industry)].map(trimmed);
    const take = finelyLocated(table, options.flag('include-coarse'));
    const given = await watch.time('read', () => wanted(job, table));
    const rows = { lng, lat, ...(take ? { take } : {}) };
    const method = await withBandwidth(given, rows, placed.rows.errorKm, job);

    const membership = await watch.time('compute', () =>
      clusterRows(rows, method, strata, terminal.run('clustering')),
    );
    await job.stageTable(out, table, clusterColumns(membership));
    const weighted = options.text('weight') !== undefined;
    const register = basename(options.text('background') ?? '');
    noteCompared(terminal, membership, { weighted, register });
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

/** The definition with the bandwidth that the rows' positions give, where none was given; what was found is told. */
async function withBandwidth(
  given: RowsDefinition,
  rows: ClusterRows,
  errorKm: Float64Array | undefined,
  { options, terminal, watch }: Job,
): Promise<RowsDefinition> {
  if (options.text('radius-km') !== undefined) return given;
  const errors = errorKm ?? new Float64Array(rows.lng.length).fill(NaN);
  const found = await watch.time('compute', () =>
    bandwidthOfRows(rows, errors, given, terminal.run('clustering')),
  );
  if (!found) return given;
  terminal.note(({ definition: { bandwidth } }) =>
    found.verdict === 'found'
      ? `${bandwidth.found(found)} ${bandwidth.why(found)}`
      : bandwidth.tooFew,
  );
  return { ...given, settings: { ...given.settings, radiusKm: found.radiusKm } };
}

function ownOptions(method: ClusterMethod): readonly string[] {
  return Object.keys(clusterMethod(method).options);
}

/** Checks the method's options before anything is read; what needs files comes later. */
function methodFrom(options: Options): (job: Job, table: Table) => Promise<RowsDefinition> {
  const { fallback } = setting('clusters.method');
  const method = options.oneOf('method', METHODS) ?? fallback;
  for (const other of METHODS)
    if (other !== method)
      refuseTogether(
        options,
        'method',
        ownOptions(other).filter((own) => !ownOptions(method).includes(own)),
        `--method ${method}`,
      );
  const about = clusterMethod(method);
  if (about.compares && options.used('cases', 'background', 'weight').length === 0)
    throw wrongOption((usage) => usage.needs(`--method ${method}`, '--cases'));
  const settings = settingsFrom(options, method);
  refuseAreasOfCircles(options);
  const files = Object.keys(about.options).filter((own) => about.options[own] === 'boundaries');
  for (const own of files)
    if (about.needs.includes(own) && options.text(own) === undefined)
      throw wrongOption((usage) => usage.needs(`--method ${method}`, `--${own}`));
  if (!about.derives || about.compares)
    refuseTogether(options, 'method', ['industry'], `--method ${method}`);
  const [file] = files.map((own) => options.text(own));
  const column = about.weighs ? options.text('weight') : undefined;
  return async (job, table) => ({
    settings,
    ...(file === undefined ? {} : { boundaries: await boundariesFrom(file, job) }),
    ...(column === undefined ? {} : { weight: weightFrom(table, column) }),
    ...casesFrom(table, options),
    ...(await comparedFrom(job, options, table, settings)),
  });
}

/** The settings that the method's own options give, the others as they are unless told otherwise. */
function settingsFrom(options: Options, method: ClusterMethod): ClusterSettings {
  const { options: own, needs, leastFirms } = clusterMethod(method);
  const firms = setting('clusters.minFirms').limits;
  const number = (name: string, limits: NumberLimits) =>
    needs.includes(name) ? options.requiredNumber(name, limits) : options.number(name, limits);
  const read: { readonly [K in MethodOption]?: (name: string) => unknown } = {
    radiusKm: (name) => number(name, setting('clusters.radiusKm').limits),
    minFirms: (name) =>
      // A sum of weights need not be whole.
      number(name, options.text('weight') ? WEIGHTS : { ...firms, least: leastFirms }),
    minSamples: (name) => number(name, setting('clusters.minSamples').limits),
    selection: (name) => options.oneOf(name, setting('clusters.selection').words),
    draws: (name) => number(name, setting('clusters.draws').limits),
    ...comparingReaders(options),
  };
  const given = Object.entries(own).map(([name, key]) => [key, read[key]?.(name)] as const);
  const known = Object.fromEntries(given.filter(([, value]) => value !== undefined));
  return { ...DEFAULT_SETTINGS.clusters, method, ...(known as Partial<ClusterSettings>) };
}

function weightFrom(table: Table, column: string): Float64Array {
  const weight = readWeight(table, columnNamed(table, column));
  if (!weight.ok) throw faultyColumn(table, weight.fault);
  return weight.values;
}

/** The rows whose cell in a column is the value: `--cases 業種=金属`. */
function casesFrom(table: Table, options: Options): Pick<RowsDefinition, 'cases'> {
  const given = options.text('cases');
  if (given === undefined) return {};
  const at = given.lastIndexOf('=');
  if (at < 1) throw wrongOption((usage) => usage.needs('--cases', 'COL=VALUE'));
  const cells = table.columns[columnNamed(table, given.slice(0, at))];
  const value = given.slice(at + 1).trim();
  return { cases: Uint8Array.from(cells, (cell) => (trimmed(cell) === value ? 1 : 0)) };
}

/** The places of another table's rows, read as the first one is, and the municipalities of both where they are a scan's areas. */
async function comparedFrom(
  job: Job,
  options: Options,
  table: Table,
  { areas }: ClusterSettings,
): Promise<Pick<RowsDefinition, 'background' | 'areas'>> {
  const path = options.text('background');
  const other = path === undefined ? null : await job.readTable(path, readingOptions(options));
  const given = other ? { background: backgroundIn(other, options) } : {};
  if (areas !== 'municipalities') return given;
  const found = areasOfTables(await shippedMunicipalities(), table, other);
  if ('without' in found)
    throw unusable((input) => input.noCodes(found.without, MUNICIPALITY_CODE_HEADERS));
  return { ...given, areas: found };
}

function backgroundIn(table: Table, options: Options): NonNullable<RowsDefinition['background']> {
  const { rows } = placedRows('firms', table, coordinateColumns(table, options));
  const take = finelyLocated(table, options.flag('include-coarse'));
  const { lng, lat } = rows;
  if (lng.every((value) => Number.isNaN(value)))
    throw unusable((input) => input.noPlaces(table.name));
  return { lng: take ? lng.map((x, i) => (take[i] ? x : NaN)) : lng, lat };
}

const WEIGHTS = { least: Number.MIN_VALUE, most: 1e12 };

async function boundariesFrom(path: string, job: Job) {
  const read = await readBoundaryFile(path, job.readWhole(path));
  if (!read.ok) throw new Refusal(1, read.problem);
  job.noteAll(read.problems);
  return read.value.map(usableShape);
}

function trimmed(cell: string): string {
  return cell.trim();
}
