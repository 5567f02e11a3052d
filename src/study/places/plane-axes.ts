import { distanceKm } from '../../geo';
import type { AxesBy, Municipality, Roles, Table } from '../../model';
import { degreesOf, type PlaneColumns, type PlaneStatement } from '../../tables';
import { municipalityIn } from './municipality-names';

/** Rows that are looked at, spread over the table. */
const MOST_ROWS = 60;
/** The order of axes that fits is at most so much of the other's distance away, and no farther than a large municipality reaches. */
const CLEARLY = 0.5;
const NEAR_KM = 40;
/** Land lies within so much of a municipality's middle; the sea, and other countries, lie farther away. */
const LAND_KM = 30;
const SEA_KM = 60;

/**
 * Which way the first of two unsaid axes points, as far as the table shows it: `given` where the columns stand right, `turned` where they have to be exchanged, by the
 * addresses of the same rows, else by which of both lies on land; null where both fit, or none.
 */
export async function axesThatFit(
  table: Table,
  columns: PlaneColumns,
  statement: PlaneStatement,
  { address = [] }: Roles,
  municipalities: readonly Municipality[],
): Promise<{ readonly isTurned: boolean; readonly by: AxesBy } | null> {
  const step = Math.max(1, Math.floor(table.rowCount / MOST_ROWS));
  const rows = Array.from({ length: Math.ceil(table.rowCount / step) }, (_, i) => i * step);
  const given = await degreesOf(table, columns, statement, rows);
  const exchanged = { ...columns, north: columns.east, east: columns.north };
  const turned = await degreesOf(table, exchanged, statement, rows);
  const toAddress = (positions: typeof given) =>
    median(
      rows.flatMap((row, i) => {
        const at = positions[i];
        const text = address.map((column) => table.columns[column][row]).join('');
        const place = at && text !== '' ? municipalityIn(text, municipalities) : null;
        return place ? [distanceKm(at![0], at![1], place.lng, place.lat)] : [];
      }),
    );
  const ofAddresses = fitting(toAddress(given), toAddress(turned), NEAR_KM, 0);
  if (ofAddresses !== null) return { isTurned: ofAddresses, by: 'addresses' };
  const toLand = (positions: typeof given) =>
    median(
      positions.flatMap((at) =>
        at
          ? [
              municipalities.reduce(
                (least, { lng, lat }) => Math.min(least, distanceKm(at[0], at[1], lng, lat)),
                Infinity,
              ),
            ]
          : [],
      ),
    );
  const ofLand = fitting(toLand(given), toLand(turned), LAND_KM, SEA_KM);
  return ofLand === null ? null : { isTurned: ofLand, by: 'land' };
}

/** Whether the second of two distances is the one that fits; null where neither is clearly nearer. */
function fitting(given: number, turned: number, near: number, far: number): boolean | null {
  const [least, most] = [Math.min(given, turned), Math.max(given, turned)];
  return least <= near && least <= CLEARLY * most && most >= far ? turned < given : null;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0 ? NaN : sorted[Math.floor(sorted.length / 2)];
}
