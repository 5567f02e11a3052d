import { problem, type Problem, type Table } from '../../model';
import { parseNumber } from '../cells';
import { formatCoordinate } from '../numbers';
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

/**
 * The table with two more columns, latitude and longitude in JGD2011, made of metres of a plane rectangular system; '' where a row has no two numbers or
 * no system. Told with the axes, the systems and the error.
 */
export async function withPlaneDegrees(
  table: Table,
  { north, east }: PlaneColumns,
  { systems, isTokyo }: PlaneStatement,
): Promise<{ readonly table: Table; readonly told: Problem }> {
  const systemOf = (row: number) => (typeof systems === 'number' ? systems : systems[row]);
  const turns = new Map<number, (position: readonly number[]) => readonly number[]>();
  const latitude = new Array<string>(table.rowCount).fill('');
  const longitude = new Array<string>(table.rowCount).fill('');
  let rows = 0;
  for (let row = 0; row < table.rowCount; row++) {
    const [up, right] = [north, east].map((column) => parseNumber(table.columns[column][row]));
    const system = systemOf(row);
    if (up.kind !== 'number' || right.kind !== 'number' || Number.isNaN(system)) continue;
    const turn = turns.get(system) ?? (await turnOf(table.name, system, isTokyo));
    turns.set(system, turn);
    const [lng, lat] = turn([right.value, up.value]);
    if (!Number.isFinite(lng) || !Number.isFinite(lat)) continue;
    latitude[row] = formatCoordinate(lat);
    longitude[row] = formatCoordinate(lng);
    rows++;
  }
  const used = [...turns.keys()].sort((a, b) => a - b);
  const facts = {
    rows,
    north: table.header[north],
    east: table.header[east],
    systems: used.join(', '),
    metres: isTokyo ? TOKYO_METRES : 0,
  };
  return {
    table: {
      ...table,
      header: [...table.header, PLANE_LATITUDE, PLANE_LONGITUDE],
      columns: [...table.columns, latitude, longitude],
    },
    told: problem('plane-converted', 'note', { file: table.name }, facts),
  };
}

async function turnOf(file: string, system: number, isTokyo: boolean) {
  const code = (isTokyo ? FIRST_TOKYO : FIRST) + system - 1;
  return (await conversionOf(file, `EPSG:${code}`))!.turn;
}
