import { geocodeAddresses, type Geocoder } from '../../geocode';
import { GEOCODE_LEVELS, type PlaceColumns, type Run, type Table } from '../../model';
import { formatCoordinate, formatNumber, suggestRoles } from '../../tables';
import type { AddedColumns } from './added';

/** The address columns of a table, found by header and values, in the order in which they are joined; empty for none. */
export function suggestAddressColumns(table: Table): readonly number[] {
  return suggestRoles('firms', table).address ?? [];
}

/** The rows' addresses, the cells of several columns joined without anything between them. */
export function joinAddress(table: Table, columns: readonly number[]): readonly string[] {
  if (columns.length === 1) return table.columns[columns[0]];
  return Array.from({ length: table.rowCount }, (_, row) =>
    columns.map((column) => table.columns[column][row]).join(''),
  );
}

/** Places of the addresses as columns to put behind a table's own, row for row. */
export async function geocodeColumns(
  addresses: readonly string[],
  geocoder: Geocoder,
  run: Run,
): Promise<{ readonly places: PlaceColumns; readonly added: AddedColumns }> {
  const places = await geocodeAddresses(addresses, geocoder, run);
  const added: AddedColumns = [
    ['geocode_lon', Array.from(places.lng, formatCoordinate)],
    ['geocode_lat', Array.from(places.lat, formatCoordinate)],
    ['geocode_level', Array.from(places.level, (code) => GEOCODE_LEVELS[code])],
    ['geocode_error_km', Array.from(places.errorKm, (km) => formatNumber(km))],
    ['geocode_matched', places.matched],
    ['geocode_prefecture', places.prefecture],
    ['geocode_municipality', places.municipality],
    ['geocode_municipality_code', places.municipalityCode],
    ['geocode_town', places.town],
    ['geocode_note', places.note],
  ];
  return { places, added };
}
