import { problem, type PlaneConverted, type Problem, type Table } from '../../model';
import { parseNumber } from '../values/cells';
import { formatCoordinate } from '../values/numbers';
import { conversionOf } from '../vector/read/reproject';
import type { PlaneColumns, PlaneStatement } from './plane-columns';

/** EPSG numbers of the first plane rectangular system of JGD2011 and of Tokyo Datum. */
const FIRST = 6669;
const FIRST_TOKYO = 30_161;
/** How far a converted position may be wrong: JGD2000 and JGD2011 differ by less where the ground did not move; see `reproject` for the old datum. */
const TOKYO_METRES = 9;

/** Names of the columns that are added; what stands in brackets is passed over where headers are read, and says that no datum is to be changed. */
export const PLANE_LATITUDE = '緯度（平面直角座標から、世界測地系）';
export const PLANE_LONGITUDE = '経度（平面直角座標から、世界測地系）';

/** Longitude and latitude in JGD2011 of some rows' metres of a plane; null where a row has no two numbers or no system. */
export async function degreesOf(
  { name, columns }: Pick<Table, 'name' | 'columns'>,
  { north, east }: PlaneColumns,
  { systems, isTokyo }: PlaneStatement,
  rows: readonly number[],
): Promise<readonly (readonly [number, number] | null)[]> {
  const turns = new Map<number, (position: readonly number[]) => readonly number[]>();
  const degrees: (readonly [number, number] | null)[] = [];
  for (const row of rows) {
    const [up, right] = [north, east].map((column) => parseNumber(columns[column][row]));
    const system = typeof systems === 'number' ? systems : systems[row];
    const isPlaced = up.kind === 'number' && right.kind === 'number' && !Number.isNaN(system);
    const turn = isPlaced ? (turns.get(system) ?? (await turnOf(name, system, isTokyo))) : null;
    if (turn) turns.set(system, turn);
    const [lng, lat] = turn && isPlaced ? turn([right.value, up.value]) : [NaN, NaN];
    degrees.push(Number.isFinite(lng) && Number.isFinite(lat) ? [lng, lat] : null);
  }
  return degrees;
}

/**
 * The table with two more columns, latitude and longitude in JGD2011, made of metres of a plane rectangular system; '' where a row has no two numbers or
 * no system. Told with the axes, the systems and the error.
 */
export async function withPlaneDegrees(
  table: Table,
  columns: PlaneColumns,
  statement: PlaneStatement,
  { by, points }: Pick<PlaneConverted, 'by' | 'points'>,
): Promise<{ readonly table: Table; readonly told: Problem }> {
  const { north, east } = columns;
  const { systems, isTokyo } = statement;
  const all = Array.from({ length: table.rowCount }, (_, row) => row);
  const degrees = await degreesOf(table, columns, statement, all);
  const latitude = degrees.map((at) => (at ? formatCoordinate(at[1]) : ''));
  const longitude = degrees.map((at) => (at ? formatCoordinate(at[0]) : ''));
  const placed = all.filter((row) => degrees[row] !== null);
  const systemOf = (row: number) => (typeof systems === 'number' ? systems : systems[row]);
  const used = [...new Set(placed.map(systemOf))].sort((a, b) => a - b);
  const facts = {
    rows: placed.length,
    north: table.header[north],
    east: table.header[east],
    systems: used.join(', '),
    metres: isTokyo ? TOKYO_METRES : 0,
    ...{ by, points },
  };
  return {
    table: {
      ...table,
      header: [...table.header, PLANE_LATITUDE, PLANE_LONGITUDE],
      columns: [...table.columns, latitude, longitude],
    },
    told: problem(
      'plane-converted',
      by === 'law' ? 'warning' : 'note',
      { file: table.name },
      facts,
    ),
  };
}

async function turnOf(file: string, system: number, isTokyo: boolean) {
  const code = (isTokyo ? FIRST_TOKYO : FIRST) + system - 1;
  return (await conversionOf(file, `EPSG:${code}`))!.turn;
}
