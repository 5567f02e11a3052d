import {
  levelNamed,
  problem,
  type FirmRole,
  type GeocodeLevel,
  type Problem,
  type Roles,
  type Table,
} from '../../model';
import {
  checkCoordinates,
  gridPlace,
  parseDegrees,
  parseNumber,
  parsePair,
  type ParsedCell,
} from '../../tables';
import { readNumbers } from '../firms/number-column';
import { inWgs84 } from './stated-datum';

/** Places that stand in one column. */
function readPairs(table: Table, index: number, problems: Problem[]) {
  const lat = new Float64Array(table.rowCount).fill(NaN);
  const placeOf = (cell: string) => parsePair(cell) ?? gridPlace(cell);
  const lng = readNumbers(table, index, table.header[index], problems, (cell) => {
    const place = placeOf(cell);
    return place ? { kind: 'number', value: place.lng } : placeless(cell);
  });
  table.columns[index].forEach((cell, row) => (lat[row] = placeOf(cell)?.lat ?? NaN));
  return { lng, lat };
}

/** A number alone is no place. */
function placeless(cell: string): ParsedCell {
  const parsed = parseNumber(cell);
  return parsed.kind === 'number' ? { kind: 'unreadable' } : parsed;
}

/** Coordinates of a table: its own points, or two columns; those that can't be degrees are NaN and reported. */
export function readCoordinates(
  table: Table,
  roles: Roles<'longitude' | 'latitude' | 'coordinates'>,
  problems: Problem[],
): { lng: Float64Array; lat: Float64Array } {
  const lngIndex = roles.longitude?.[0];
  const latIndex = roles.latitude?.[0];
  const none = () => new Float64Array(table.rowCount).fill(NaN);
  let lng = table.points?.lng;
  let lat = table.points?.lat;
  if (lngIndex !== undefined && latIndex !== undefined) {
    const degrees = (index: number, axis: 'longitude' | 'latitude') =>
      readNumbers(table, index, table.header[index], problems, (cell) => parseDegrees(cell, axis));
    lng = degrees(lngIndex, 'longitude');
    lat = degrees(latIndex, 'latitude');
  } else if (roles.coordinates?.[0] !== undefined) {
    ({ lng, lat } = readPairs(table, roles.coordinates[0], problems));
  }
  if (!lng || !lat) return { lng: none(), lat: none() };
  const checked = checkCoordinates(table.name, lng, lat);
  problems.push(...checked.problems);
  const columns = [lngIndex, latIndex, roles.coordinates?.[0]].filter((at) => at !== undefined);
  return inWgs84(table, columns, checked, problems);
}

/** What a table says its coordinates stand for; rows that say nothing have '' and NaN. */
export interface StatedPrecision {
  readonly level: readonly (GeocodeLevel | '')[];
  /** Kilometres, above 0. */
  readonly errorKm: Float64Array;
}

export function readPrecision(
  table: Table,
  roles: Pick<Roles<FirmRole>, 'level' | 'error_km' | 'coordinates'>,
  problems: Problem[],
): StatedPrecision | null {
  const levels = table.columns[roles.level?.[0] ?? -1];
  const errorColumn = roles.error_km?.[0];
  const squares = errorsOfSquares(table, roles.coordinates?.[0], problems);
  if (!levels && errorColumn === undefined && !squares) return null;
  const header = table.header[errorColumn ?? -1] ?? '';
  return {
    level: Array.from({ length: table.rowCount }, (_, row) => statedLevel(levels?.[row] ?? '')),
    errorKm: readNumbers(table, errorColumn, header, problems).map((km, row) =>
      km > 0 ? km : (squares?.[row] ?? NaN),
    ),
  };
}

/** How far the firms of a grid square may be from its centre, where a column holds the squares' codes; null for other columns. */
function errorsOfSquares(
  table: Table,
  index: number | undefined,
  problems: Problem[],
): Float64Array | null {
  if (index === undefined) return null;
  const errorKm = Float64Array.from(
    table.columns[index],
    (cell) => gridPlace(cell)?.errorKm ?? NaN,
  );
  const known = errorKm.filter((km) => !Number.isNaN(km));
  if (known.length === 0) return null;
  const where = { file: table.name, column: table.header[index] };
  const facts = { rows: known.length, km: known.reduce((most, km) => Math.max(most, km), 0) };
  problems.push(problem('places-of-squares', 'note', where, facts));
  return errorKm;
}

/** A place that is none has no coordinates: with coordinates, `none` says nothing. */
function statedLevel(text: string): GeocodeLevel | '' {
  const level = levelNamed(text) ?? 'none';
  return level === 'none' ? '' : level;
}
