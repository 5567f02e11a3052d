import { failure, problem, success, type Problem, type Result, type Table } from '../../model';
import { distinctNames } from '../headers/layout';
import { sameColumns } from '../headers/same-columns';
import { suggestRoles } from '../roles';
import { formatCoordinate } from '../values/numbers';
import { oneUnderOther, type Differing } from '../workbooks/stack-sheets';
import { codedOtherwise, type CodedOtherwise } from './coded-otherwise';
import { nameRounds, sameRound, fileWords } from './name-rounds';

/** Name of the column that says which round a row is of. */
export const ROUND_COLUMN = '調査回';

/** A list of firms as one round of a survey. */
export interface RoundList {
  /** Its file's name. */
  readonly file: string;
  readonly sha256: string;
  readonly table: Table;
}

/** Lists of several rounds as one. */
export interface StackedRounds {
  /** Of the file that it would be, from the names of the files: 調査2019+調査2024.csv. */
  readonly name: string;
  readonly header: readonly string[];
  readonly columns: readonly (readonly string[])[];
  /** Index of the column of rounds, which is the last. */
  readonly round: number;
  /** Of each list. */
  readonly names: readonly string[];
}

/** Lists are of one survey where they share at least this share of the columns of the shorter one: a later round may ask less, or more. */
const OF_ONE_SURVEY = 0.5;
const MOST_SHOWN = 6;
const LONGEST_NAME = 60;

/** Whether a list can be a further round of another, by its columns. */
export function isFurtherRound(first: Table, other: Table): boolean {
  const shared = sameColumns(first, other).filter((column) => column >= 0).length;
  return shared >= OF_ONE_SURVEY * Math.min(first.header.length, other.header.length);
}

/**
 * Lists of firms of one survey, a file per round, one under the other with a column of the round. Columns go by their names and by what they hold
 * (`sameColumns`), ids by their role too; those that not all lists have are kept, with '' elsewhere. `said`: names of the rounds in the lists' order,
 * else `nameRounds` finds them. Columns whose codes differ between the rounds are left out, which is told. Refused where a file comes twice, two are of one round, or one is of other columns.
 */
export function stackRounds(
  lists: readonly RoundList[],
  said?: readonly string[],
): Result<StackedRounds> {
  const [{ file: first }] = lists;
  const where = { file: first };
  for (const [at, { file, sha256 }] of lists.entries()) {
    const before = lists.find((list) => list.sha256 === sha256)!;
    if (before === lists[at]) continue;
    return failure(problem('rounds-same-file', 'error', { file }, { other: before.file }));
  }
  const tables = lists.map(({ table }) => withPointColumns(table));
  const alike = tables.map((table) => withIdOf(tables[0], table));
  for (const [at, table] of alike.entries()) {
    if (isFurtherRound(alike[0], table)) continue;
    const facts = { first, columns: shown(table.header), firstColumns: shown(alike[0].header) };
    return failure(problem('rounds-other-form', 'error', { file: lists[at].file }, facts));
  }
  const words = lists.map(({ file, table }) => fileWords(file, table.origin));
  const same = said && sameRound(said);
  const named = same
    ? { twice: said[same[0]], files: [lists[same[0]].file, lists[same[1]].file] as const }
    : said
      ? { names: said, numbered: false }
      : nameRounds(words, tables);
  if ('twice' in named)
    return failure(
      problem('rounds-named-twice', 'error', where, { round: named.twice, files: named.files }),
    );
  const { names, numbered } = named;
  const { header, columns, differing } = oneUnderOther(
    alike.map((table, at) => ({ name: lists[at].file, table })),
  );
  const rounds = tables.flatMap(({ rowCount }, at) => new Array<string>(rowCount).fill(names[at]));
  const facts = {
    ...{ names, numbered, files: lists.map(({ file }) => file) },
    rows: tables.map(({ rowCount }) => rowCount),
  };
  const otherwise = codedOtherwise(columns, facts.rows);
  const isAlike = (_: unknown, column: number) => otherwise.every((each) => each.column !== column);
  const kept = header.filter(isAlike);
  const problems: Problem[] = [
    problem('rounds-stacked', numbered ? 'warning' : 'note', where, facts),
    ...tables.flatMap((table, at) => renamedId(lists[at].file, table, alike[at])),
    ...differing.flatMap((each) => told(first, each)),
    ...otherwise.map((each) => toldOtherwise(where, header[each.column], names, each)),
  ];
  const stacked = {
    name: nameOf(lists.map(({ file }) => file)),
    header: distinctNames([...kept, ROUND_COLUMN]),
    columns: [...columns.filter(isAlike), rounds],
    round: kept.length,
    names,
  };
  return success(stacked, problems);
}

/** Points of a GeoJSON as columns, since the whole is a table of text; names of columns that say nothing of firms. */
function withPointColumns(table: Table): Table {
  const { points } = table;
  if (!points) return table;
  const text = (values: Float64Array) =>
    Array.from(values, (value) => (Number.isNaN(value) ? '' : formatCoordinate(value)));
  return {
    ...table,
    header: distinctNames([...table.header, '経度', '緯度']),
    columns: [...table.columns, text(points.lng), text(points.lat)],
  };
}

/** A list with its column of ids called as the first one's, where neither has the other's. */
function withIdOf(first: Table, other: Table): Table {
  const [own] = suggestRoles('firms', other).id ?? [];
  const [to] = suggestRoles('firms', first).id ?? [];
  if (own === undefined || to === undefined || other === first) return other;
  const same = sameColumns(first, other);
  if (same[own] >= 0 || same.includes(to)) return other;
  return {
    ...other,
    header: other.header.map((name, column) => (column === own ? first.header[to] : name)),
  };
}

function renamedId(file: string, before: Table, after: Table): readonly Problem[] {
  return before.header.flatMap((name, column) => {
    const now = after.header[column];
    if (now === name) return [];
    const columns = `${name} → ${now}`;
    return [problem('rounds-columns-joined', 'note', { file }, { columns })];
  });
}

function told(first: string, { name, joined, more, less }: Differing): readonly Problem[] {
  const where = { file: name };
  const problems: Problem[] = [];
  if (joined.length > 0) {
    const columns = shown(joined.map(([own, to]) => `${own} → ${to}`));
    problems.push(problem('rounds-columns-joined', 'note', where, { columns }));
  }
  if (less.length + more.length > 0) {
    const facts = { first, less: shown(less), more: shown(more) };
    problems.push(problem('rounds-columns-differ', 'warning', where, facts));
  }
  return problems;
}

function toldOtherwise(
  where: { readonly file: string },
  column: string,
  names: readonly string[],
  { values }: CodedOtherwise,
): Problem {
  const said = names.flatMap((name, i) => (values[i] === '' ? [] : [`${name}: ${values[i]}`]));
  return problem('rounds-coded-otherwise', 'warning', where, { column, values: said });
}

const shown = (list: readonly string[]): string =>
  list.length > MOST_SHOWN ? `${list.slice(0, MOST_SHOWN).join(', ')} …` : list.join(', ');

/** What the list of all rounds is called, short enough for every file system. */
function nameOf(files: readonly string[]): string {
  const stems = files.map((file) => file.replace(/\.[^.]+$/, ''));
  const joined = stems.join('+');
  const short = [...stems[0]].slice(0, LONGEST_NAME).join('');
  return `${[...joined].length > LONGEST_NAME ? `${short}+${files.length - 1}` : joined}.csv`;
}
