import { geocodeAddresses, type Geocoder } from '../../geocode';
import { GEOCODE_LEVELS, isFineLevel, type Run, type Table } from '../../model';
import { csvRows, formatCoordinate, formatNumber, suggestRoles } from '../../tables';

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
  readonly rows: readonly string[];
  /** How many are located to their town or better. */
  readonly fine: number;
}

/** Answers that are remembered: more than a region has towns. */
const REMEMBERED = 1 << 17;

/** The same texts, found again for numbers that come again, as those of towns do; one number is kept for each hash of its bits. */
function remembering(textOf: (value: number) => string): (value: number) => string {
  const values = new Float64Array(REMEMBERED).fill(Number.NaN);
  const texts = new Array<string>(REMEMBERED).fill('');
  const number = new Float64Array(1);
  const bits = new Uint32Array(number.buffer);
  return (value) => {
    number[0] = value;
    const slot = Math.imul(bits[0] ^ Math.imul(bits[1], 0x85ebca6b), 0x9e3779b1) >>> 15;
    if (values[slot] === value) return texts[slot];
    values[slot] = value;
    return (texts[slot] = textOf(value));
  };
}

const degreesText = remembering(formatCoordinate);
const kilometresText = remembering((km) => formatNumber(km));

/** Places of the addresses, row for row. */
export async function geocodeRows(
  addresses: readonly string[],
  geocoder: Geocoder,
  run: Run,
): Promise<LocatedRows> {
  const places = await geocodeAddresses(addresses, geocoder, run);
  const cells: Record<(typeof GEOCODE_COLUMNS)[number], readonly string[]> = {
    geocode_lon: Array.from(places.lng, degreesText),
    geocode_lat: Array.from(places.lat, degreesText),
    geocode_level: Array.from(places.level, (code) => GEOCODE_LEVELS[code]),
    geocode_error_km: Array.from(places.errorKm, kilometresText),
    geocode_matched: places.matched,
    geocode_prefecture: places.prefecture,
    geocode_municipality: places.municipality,
    geocode_municipality_code: places.municipalityCode,
    geocode_town: places.town,
    geocode_note: places.note,
  };
  const fine = places.level.reduce((sum, code) => sum + (isFineLevel(code) ? 1 : 0), 0);
  return { rows: csvRows(GEOCODE_COLUMNS.map((name) => cells[name])), fine };
}
