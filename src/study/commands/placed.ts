import type { InstitutionRole, Problem, Roles, Table } from '../../model';
import { suggestRoles } from '../../tables';
import { readIds } from '../firms/table-ids';
import { readCoordinates, readPrecision } from '../places/table-places';
import { kindOf } from '../institutions/institutions';
import { countedPlaces } from '../institutions/proximity';
import type { CoordinateColumns } from './columns';
import type { PlacedRows } from './proximity';

/**
 * Ids and positions of a table's rows; institutions of kinds that do no research have none. Ids by the header that means them for this kind of table, else row numbers;
 * positions from the columns, or the table's own points where `columns` is null. What can't be a position is NaN and told.
 */
export function placedRows(
  kind: 'firms' | 'institutions',
  table: Table,
  columns: CoordinateColumns | null,
): { readonly rows: PlacedRows; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const roles = columns ? { longitude: [columns.longitude], latitude: [columns.latitude] } : {};
  const { lng, lat } = readCoordinates(table, roles, problems);
  const suggested = suggestRoles(kind, table);
  const id = readIds(table, suggested.id?.[0], problems);
  const places = { lng, lat, errorKm: errorsOf(kind, table, problems) };
  const of = kind === 'institutions' ? (suggested as Roles<InstitutionRole>).kind?.[0] : undefined;
  const kinds = of === undefined ? [] : table.columns[of].map(kindOf);
  return { rows: { id, ...countedPlaces(places, kinds) }, problems };
}

/** Error radii that the table states, NaN where it states none; absent without such a column. */
function errorsOf(
  kind: 'firms' | 'institutions',
  table: Table,
  problems: Problem[],
): Float64Array | undefined {
  const suggested = suggestRoles(kind, table);
  return readPrecision(table, suggested, problems)?.errorKm;
}
