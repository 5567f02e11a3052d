import {
  problem,
  type FirmColumns,
  type PlaceColumns,
  type Problem,
  type RowFilter,
  type Table,
} from '../model';
import { passedRows, unknownColumn, type FilteredRows } from './row-filters';

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

/** The firms of a table as filters read them. */
export function filteredRows(
  { count, id }: Pick<FirmColumns, 'count' | 'id'>,
  table: Pick<Table, 'header' | 'columns'>,
  places: FilteredRows['places'],
): FilteredRows {
  const column = (header: string) => table.columns[table.header.indexOf(header)];
  return { count, ids: id, places, column };
}

/** The firms that pass the filters are the study's; the others are set apart. Filters that leave no firm are refused. */
export function studyPopulation(
  firms: FirmColumns,
  table: Table,
  places: FilteredRows['places'],
  filters: readonly RowFilter[] = [],
): Population {
  if (filters.length === 0) return { firms, problems: [] };
  const rows = filteredRows(firms, table, places);
  const where = { file: table.name };
  const refused = (found: Problem): Population => ({ firms, problems: [found] });
  const unknown = unknownColumn(filters, rows);
  if (unknown !== undefined)
    return refused(problem('scope-column-unknown', 'error', where, { column: unknown }));
  const passed = passedRows(filters, rows);
  const apart = passed.map((one) => 1 - one);
  const outside = apart.reduce((sum, one) => sum + one, 0);
  if (outside === firms.count && outside > 0)
    return refused(problem('scope-empty', 'error', where, { filters }));
  const facts = { rows: outside, filters };
  const problems = outside > 0 ? [problem('out-of-scope', 'note', where, facts)] : [];
  return { firms: { ...firms, apart }, problems };
}
