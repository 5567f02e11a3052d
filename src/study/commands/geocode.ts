import { findAddresses, type FoundPlace, type Geocoder } from '../../geocode';
import { isFineLevel, LEVEL_CODE, type Run, type Table } from '../../model';
import { csvCell, formatCoordinate, formatNumber, suggestRoles } from '../../tables';

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

/** The columns that are put behind a table's own. */
export const GEOCODE_COLUMNS = [
  'geocode_lon',
  'geocode_lat',
  'geocode_level',
  'geocode_error_km',
  'geocode_matched',
  'geocode_prefecture',
  'geocode_municipality',
  'geocode_municipality_code',
  'geocode_town',
  'geocode_note',
] as const;

/** Addresses as rows of CSV that go behind a table's own, in the order of GEOCODE_COLUMNS. */
export interface LocatedRows {
  readonly rows: string[];
  /** How many are located to their town or better. */
  readonly fine: number;
}

/** The cells of a place before and behind the one that says by which part of the address it was found. */
interface PlaceCells {
  readonly before: string;
  readonly behind: string;
  readonly isFine: boolean;
}

function cellsOf(place: FoundPlace): PlaceCells {
  const before = [
    formatCoordinate(place.lng),
    formatCoordinate(place.lat),
    place.level,
    formatNumber(place.errorKm),
  ];
  const behind = [
    place.prefecture,
    place.municipality,
    place.municipalityCode,
    place.town,
    place.note,
  ];
  return {
    before: `${before.map(csvCell).join(',')},`,
    behind: `,${behind.map(csvCell).join(',')}`,
    isFine: isFineLevel(LEVEL_CODE[place.level]),
  };
}

/** The cells of places that were met, so that those of a town are written once. */
export type KnownCells = WeakMap<FoundPlace, PlaceCells>;

/** Places of the addresses, row for row. */
export async function geocodeRows(
  addresses: readonly string[],
  geocoder: Geocoder,
  run: Run,
  known: KnownCells = new WeakMap(),
): Promise<LocatedRows> {
  const rows = new Array<string>(addresses.length);
  let fine = 0;
  await findAddresses(addresses, geocoder, run, (row, { place, from, end }) => {
    let cells = known.get(place);
    if (!cells) known.set(place, (cells = cellsOf(place)));
    rows[row] = cells.before + csvCell(addresses[row].slice(from, end)) + cells.behind;
    if (cells.isFine) fine++;
  });
  return { rows, fine };
}
