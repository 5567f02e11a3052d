import type { ColumnCodes, ErrorChoice, Table } from '../../model';
import {
  alikeByPlace,
  compareColumns,
  createGeocoder,
  evidenceText,
  FAMILIES,
  fitColumns,
  groupsOfAddresses,
  groupsOfColumn,
  hasZeroPart,
  INDEPENDENT,
  placedRows,
  regionColumn,
  type EvidenceAnswer,
  type TableAlike,
  type TableGroups,
} from '../../study/commands';
import { targetOf } from '../../tables';
import { askedRefusal, CODE_OPTIONS, codesFrom } from '../codes';
import { ALIKE_OPTIONS, errorChoiceFrom } from '../alike';
import { columnNamed, columnsNamed, coordinateColumns, faultyColumn } from '../columns';
import { offsetFrom, ownControlsFrom } from '../controls';
import { THREADS_OPTION, useThreads } from '../draws';
import type { Job } from '../job';
import { readingOptions, READING, type OptionKinds, type Options } from '../options';
import { Refusal, wrongOption } from '../refusal';
import { SURVEY_WEIGHT_OPTION } from '../survey-weights';
import { spatialChoiceFrom, SPATIAL_OPTIONS } from '../spatial';
import { shippedMunicipalities } from '../static-data';
import { inputArgument, refuseTogether, type Command } from './command';

const COMPARISON = ['inside', 'draws', 'seed', 'wild-bootstrap'];
const REGRESSION = ['family', 'terms', 'zero-terms', 'categories', 'control', 'offset'];
const SPATIAL = Object.keys(SPATIAL_OPTIONS);

const OPTIONS: OptionKinds = {
  out: 'text',
  outcome: 'text',
  groups: 'text',
  lon: 'text',
  lat: 'text',
  ...SURVEY_WEIGHT_OPTION,
  ...CODE_OPTIONS,
  ...Object.fromEntries([...COMPARISON, ...REGRESSION].map((name) => [name, 'text'])),
  ...SPATIAL_OPTIONS,
  ...ALIKE_OPTIONS,
  ...THREADS_OPTION,
  ...READING,
};

const DRAWS = { least: 99, most: 9_999_999, whole: true };
const SEEDS = { least: 0, most: 2 ** 32 - 1, whole: true };

/** Columns that Shuseki's own clusters are written in: errors must not be clustered by them. */
const CLUSTER_COLUMNS = new Set(['cluster_id', 'cluster_name', 'cluster_role', 'in_cluster']);

/** Answers a question from a table that has been read. */
type Question = (
  job: Job,
  table: Table,
  alike: TableAlike,
  codes: readonly ColumnCodes[],
) => Promise<EvidenceAnswer>;

/** A table → the inside/outside comparison, or one regression, as JSON. */
export const evidence: Command = {
  name: 'evidence',
  options: OPTIONS,
  positionals: 1,
  async run(job: Job): Promise<void> {
    const { options, watch } = job;
    const path = inputArgument(options, 'TABLE.csv');
    const out = options.required('out');
    const outcome = options.required('outcome');
    const question = questionFrom(options, outcome);
    const choice = errorChoiceFrom(options);
    useThreads(job);
    const named = options.text('groups');
    if (named !== undefined) refuseTogether(options, 'groups', ['errors']);
    if (named !== undefined && CLUSTER_COLUMNS.has(named))
      throw wrongOption((usage) => usage.groupsAreClusters(named));

    const table = await job.readTable(path, readingOptions(options));
    const codes = await codesFrom(job, { name: table.name, ...targetOf(table) });
    job.rows = table.rowCount;
    const alike =
      named === undefined
        ? await alikeIn(table, choice ?? {}, job)
        : { groups: groupsOfColumn(table, columnNamed(table, named)) };
    const { source, columns, km } = alike.groups;
    job.terminal.note(({ cli }) => cli.notice.groups(table.name, source, columns, km));
    const answer = await watch.time('compute', () => question(job, table, alike, codes));
    if (!answer.ok) throw refusalFor(answer, table);
    job.noteAll(answer.problems);
    await job.stage(out, () => [evidenceText(answer.json)]);
  },
};

/** By the places of the rows, by nothing, or by municipalities or prefectures. */
async function alikeIn(table: Table, choice: ErrorChoice, job: Job): Promise<TableAlike> {
  const { errors = 'clustered', groups: by = 'municipality' } = choice;
  const isNear = errors === 'conley';
  if (!isNear && errors !== 'clustered') return { groups: INDEPENDENT };
  if (!isNear && by !== 'grid') return { groups: await regionsOf(table, by, job) };
  return alikeByPlace(choice, placesIn(job, table));
}

/** The municipalities, or prefectures, by a column's header, else by the addresses. */
async function regionsOf(
  table: Table,
  by: 'municipality' | 'prefecture',
  { watch, terminal }: Job,
): Promise<TableGroups> {
  const column = regionColumn(table, by);
  if (column !== null) return groupsOfColumn(table, column);
  const geocoder = await watch.time('load', async () =>
    createGeocoder(await shippedMunicipalities(), null),
  );
  return watch.time('compute', () =>
    groupsOfAddresses(table, by, geocoder, terminal.run('locating')),
  );
}

function questionFrom(options: Options, outcome: string): Question {
  const family = options.oneOf('family', FAMILIES);
  if (family === undefined) {
    const inside = options.text('inside');
    if (inside === undefined)
      throw wrongOption((usage) => usage.missingOption('--inside | --family'));
    const [surplus] = options.used(...REGRESSION, ...SPATIAL);
    if (surplus !== undefined)
      throw wrongOption((usage) => usage.needs(`--${surplus}`, '--family'));
    return comparison(options, outcome, inside);
  }
  refuseTogether(options, 'family', COMPARISON);
  const terms = options.required('terms');
  const zeroTerms = options.text('zero-terms') ?? null;
  if (zeroTerms !== null && !hasZeroPart(family))
    throw wrongOption((usage) => usage.notTogether(`--family ${family}`, '--zero-terms'));
  const categories = options.text('categories');
  const controls = ownControlsFrom(options);
  const offset = offsetFrom(options);
  const spatial = spatialChoiceFrom(options);
  return async (job, table, alike, codes) =>
    fitColumns(
      table,
      {
        outcome: columnNamed(table, outcome),
        family,
        terms: termsFrom(table, terms),
        zeroTerms: zeroTerms === null ? null : termsFrom(table, zeroTerms),
        categories: categories === undefined ? [] : columnsNamed(table, categories),
        controls: controls(table),
        offset: offset(table),
        ...alike,
        codes,
        weights: weightsColumn(options, table),
        ...(spatial ? { spatial: { ...spatial, places: placesIn(job, table) } } : {}),
      },
      job.terminal.run('computing'),
    );
}

/** Where the rows are; what can't be a position is told. */
function placesIn(job: Job, table: Table) {
  const { rows, problems } = placedRows('firms', table, coordinateColumns(table, job.options));
  job.noteAll(problems);
  return rows;
}

/** The column of survey weights; null where none is named. */
function weightsColumn(options: Options, table: Table): number | null {
  const named = options.text('survey-weights');
  return named === undefined ? null : columnNamed(table, named);
}

function comparison(options: Options, outcome: string, inside: string): Question {
  const draws = options.number('draws', DRAWS) ?? 9999;
  const seed = options.number('seed', SEEDS) ?? 1;
  const wild = options.flag('wild-bootstrap');
  return async (job, table, alike, codes) =>
    compareColumns(
      table,
      {
        ...{ outcome: columnNamed(table, outcome), inside: columnNamed(table, inside) },
        ...{ ...alike, codes, weights: weightsColumn(options, table) },
      },
      { seed, draws, wild },
      job.terminal.run('computing'),
    );
}

/** Terms joined by commas, columns under their names in the file. */
function termsFrom(table: Table, text: string): readonly string[] {
  const whole = table.header.includes(text) ? [text] : text.split(',');
  return whole.map((term) => {
    if (table.header.includes(term) || term.trim() === '') return term;
    const parts = term.split(':');
    if (parts.some((part) => part.trim() === '')) return term;
    return parts.map((part) => table.header[columnNamed(table, part)]).join(':');
  });
}

function refusalFor(answer: Exclude<EvidenceAnswer, { ok: true }>, table: Table): Refusal {
  if ('asked' in answer)
    return askedRefusal(table.name, answer.asked, table.origin?.codeBook?.sheet ?? null);
  if ('fault' in answer) return faultyColumn(table, answer.fault);
  const { code, facts } = answer.problem;
  return new Refusal(1, ({ evidence: { problems } }) => {
    const sentence = problems[code] as (facts: object) => string;
    return `${table.name}: ${sentence(facts)}`;
  });
}
