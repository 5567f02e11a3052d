import {
  isOfSize,
  problem,
  type FirmColumns,
  type PlaceColumns,
  type Problem,
  type RowFilter,
  type Table,
} from '../../model';
import { derivedCells } from '../rows/derived-columns';
import { otherRounds } from './rounds';
import { passedRows, unknownColumn, type FilteredRows } from '../rows/row-filters';

/** The firms with who of them the study is about. */
export interface Population {
  readonly firms: FirmColumns;
  readonly problems: readonly Problem[];
}

/** What filters read of the places. */
export const PLACES_FILTERED = [
  'lng',
  'lat',
  'prefecture',
  'municipality',
  'municipalityCode',
] as const satisfies readonly (keyof PlaceColumns)[];

/** The firms of a table as filters read them: its own columns, and those that follow from them. */
export function filteredRows(
  firms: Pick<FirmColumns, 'count' | 'id' | 'sizes' | 'outcomes' | 'industry'>,
  table: Pick<Table, 'header' | 'columns'>,
  places: FilteredRows['places'],
): FilteredRows {
  const { count, id, sizes } = firms;
  const column = columnsOf(firms, table);
  return { count, ids: id, places, column, ...(sizes ? { sizes } : {}) };
}

/** The cells of a column by its header or, where the table has none of this name, its key or label; each is made once. */
export function columnsOf(
  firms: Pick<FirmColumns, 'outcomes' | 'industry'>,
  table: Pick<Table, 'header' | 'columns'>,
): FilteredRows['column'] {
  const made = new Map<string, readonly string[] | undefined>();
  return (name) => {
    const own = table.columns[table.header.indexOf(name)] as readonly string[] | undefined;
    if (own) return own;
    if (!made.has(name)) made.set(name, derivedCells({ ...table, firms }, name));
    return made.get(name);
  };
}

/** The firms that pass the filters are the study's; the others are set apart. Filters that leave no firm are refused. */
export function studyPopulation(
  firms: FirmColumns,
  table: Table,
  places: FilteredRows['places'],
  filters: readonly RowFilter[] = [],
): Population {
  const others = otherRounds(firms);
  if (filters.length === 0)
    return { firms: others ? { ...firms, apart: others } : firms, problems: [] };
  const rows = filteredRows(firms, table, places);
  const where = { file: table.name };
  const refused = (found: Problem): Population => ({ firms, problems: [found] });
  const unknown = unknownColumn(filters, rows);
  if (unknown !== undefined)
    return refused(problem('scope-column-unknown', 'error', where, { column: unknown }));
  if (!firms.sizes && filters.some(({ kind }) => kind === 'size'))
    return refused(problem('scope-without-sizes', 'error', where, {}));
  const passed = passedRows(filters, rows);
  const outOfScope = passed.map((one) => 1 - one);
  const apart = outOfScope.map((one, row) => one | (others?.[row] ?? 0));
  const isWhole = apart.every((one) => one === 1);
  const outside = outOfScope.reduce((sum, one, row) => sum + (others?.[row] === 1 ? 0 : one), 0);
  if (isWhole && firms.count > 0)
    return refused(problem('scope-empty', 'error', where, { filters }));
  const facts = { rows: outside, filters };
  const problems = [
    ...(outside > 0 ? [problem('out-of-scope', 'note', where, facts)] : []),
    ...doubtfulSizes(filters, rows, where),
  ];
  const rounds = firms.rounds && { ...firms.rounds, outOfScope };
  return { firms: { ...firms, apart, ...(rounds ? { rounds } : {}) }, problems };
}

/** Firms of which it can't be told whether they belong to the study by their size, among those that belong to it by all else: how many, and where they went. */
function doubtfulSizes(
  filters: readonly RowFilter[],
  rows: FilteredRows,
  where: Problem['where'],
): Problem[] {
  return filters.flatMap((filter) => {
    if (filter.kind !== 'size') return [];
    const others = passedRows(
      filters.filter((other) => other !== filter),
      rows,
    );
    const doubtful = others.filter(
      (one, row) => one === 1 && isOfSize(filter.is, rows.sizes?.[row] ?? 'no-size') === null,
    ).length;
    const kept = (filter.unknown === 'in') !== (filter.not === true);
    return doubtful > 0
      ? [problem('size-doubtful', 'note', where, { rows: doubtful, is: filter.is, kept })]
      : [];
  });
}
