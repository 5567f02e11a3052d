import type { InputKind, PlaneSystem, Problem, ReadOptions, Table } from '../model';
import { planeColumns, planeStatement, suggestRoles, withPlaneDegrees } from '../tables';
import { cluesOf } from './supplied-municipality';

/** A table whose metres of a plane may have become longitude and latitude. */
export interface PlaneRead {
  readonly table: Table;
  readonly plane?: PlaneSystem;
  /** Headers of the columns of metres; absent where the table has none, or places of its own. */
  readonly metres?: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * The table with longitude and latitude of its metres of a plane rectangular system, where a person or the table says which it is: two columns
 * behind its own. A table that has coordinates already stays as it is.
 */
export async function inDegrees(
  table: Table,
  kind: InputKind,
  { plane, called }: Pick<ReadOptions, 'plane' | 'called'>,
): Promise<PlaneRead> {
  const isPlaced = kind === 'firms' || kind === 'institutions' || kind === 'background';
  if (!isPlaced || table.points) return { table, problems: [] };
  const columns = planeColumns(table);
  if (!columns) return { table, problems: [] };
  const roles = suggestRoles(kind, table, called);
  if ('longitude' in roles || 'coordinates' in roles) return { table, problems: [] };
  const metres = [columns.north, columns.east].map((column) => table.header[column]);
  if (plane === 0) return { table, metres, problems: [] };
  const wanted = typeof plane === 'number' ? plane : undefined;
  const statement = planeStatement(table, columns, cluesOf(table).title, wanted);
  if (!statement) return { table, metres, problems: [] };
  const { table: turned, told } = await withPlaneDegrees(table, columns, statement);
  return { table: turned, metres, plane: wanted ?? 'stated', problems: [told] };
}
