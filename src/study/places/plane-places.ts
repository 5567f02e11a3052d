import type {
  AxesBy,
  InputKind,
  Municipality,
  PlaneSystem,
  PlaneX,
  Problem,
  ReadOptions,
  Table,
} from '../../model';
import {
  planeColumns,
  planeStatement,
  saysAxes,
  suggestRoles,
  withPlaneDegrees,
  type PlaneColumns,
} from '../../tables';
import { axesThatFit } from './plane-axes';
import { cluesOf } from './supplied-municipality';

/** A table whose metres of a plane may have become longitude and latitude. */
export interface PlaneRead {
  readonly table: Table;
  readonly plane?: PlaneSystem;
  /** Where X points; absent where the headers say it. */
  readonly planeX?: PlaneX;
  /** Headers of the columns of metres; absent where the table has none, or places of its own. */
  readonly metres?: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * The table with longitude and latitude of its metres of a plane rectangular system, where a person or the table says which it is: two columns
 * behind its own. Which column points north their headers say, else a person, else what fits the addresses of the table or the land, else the law (X). A table that has coordinates already stays as it is.
 */
export async function inDegrees(
  table: Table,
  kind: InputKind,
  { plane, planeX, called }: Pick<ReadOptions, 'plane' | 'planeX' | 'called'>,
  municipalities: () => Promise<readonly Municipality[]>,
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
  const isSaid = saysAxes(table.header, columns);
  const fits =
    isSaid || planeX
      ? null
      : await axesThatFit(table, columns, statement, roles, await municipalities());
  const found = planeX ?? (fits?.isTurned ? 'east' : 'north');
  const by: AxesBy = isSaid ? 'header' : planeX ? 'person' : (fits?.by ?? 'law');
  const axes = !isSaid && found === 'east' ? exchanged(columns) : columns;
  const { table: turned, told } = await withPlaneDegrees(table, axes, statement, {
    ...{ by, points: found },
  });
  const kept = { plane: wanted ?? ('stated' as const), ...(isSaid ? {} : { planeX: found }) };
  return { table: turned, metres, ...kept, problems: [told] };
}

const exchanged = (columns: PlaneColumns): PlaneColumns => ({
  ...columns,
  ...{ north: columns.east, east: columns.north },
});
