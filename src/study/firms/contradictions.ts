import { distanceKm } from '../../geo/earth';
import {
  isFineLevel,
  problem,
  type FirmColumns,
  type PlaceColumns,
  type Problem,
  type Table,
} from '../../model';
import { toldFirm } from './told-names';

/** Firms that are told by name, line and distance. */
const SHOWN = 10;
/** Of an address that is found to its town or finer: so many of its radii, and at least so far. */
const RADII = 2;
const LEAST_KM = 1;
/** Of a coarser address, whose radius spans its towns and not every corner of the municipality. */
const COARSE_RADII = 1.25;

/** The note of a row whose own coordinates lie far from its address, with the kilometres. */
export const OFF_ADDRESS = 'off-address';

/**
 * Kilometres between a row's own coordinates and the place of its address where these contradict each other, else NaN. They do where the distance is more
 * than twice the error radius of an address that is found to its town or finer, and at least 1 km; of a coarser one more than 1.25 radii, since a
 * municipality's holds its towns. What the coordinates themselves are worth is added.
 */
export function contradictionsKm(
  lng: Float64Array,
  lat: Float64Array,
  ownErrorKm: (row: number) => number,
  found: Pick<PlaceColumns, 'lng' | 'lat' | 'level' | 'errorKm'>,
): Float64Array {
  return lng.map((degrees, row) => {
    const km = distanceKm(degrees, lat[row], found.lng[row], found.lat[row]);
    const isFine = isFineLevel(found.level[row]);
    const radii = (isFine ? RADII : COARSE_RADII) * found.errorKm[row];
    const reach = isFine ? Math.max(radii, LEAST_KM) : radii;
    return km > reach + ownErrorKm(row) ? km : NaN;
  });
}

/** The firms of which coordinates and address still contradict each other, once a person's fixes stand; the farthest first. Null for none. */
export function contradictionsTold(
  table: Table,
  firms: Pick<FirmColumns, 'name' | 'address'>,
  notes: readonly string[],
  km: Float64Array,
): Problem | null {
  const rows = [...km.keys()]
    .filter((row) => !Number.isNaN(km[row]) && notes[row].includes(OFF_ADDRESS))
    .sort((a, b) => km[b] - km[a]);
  if (rows.length === 0) return null;
  const shown = rows.slice(0, SHOWN);
  const facts = {
    rows: rows.length,
    names: shown.map((row) => toldFirm(firms, row)).join('\n'),
    lines: shown.map((row) => String(table.lines?.[row] ?? row + 1)).join('\n'),
    km: shown.map((row) => km[row].toFixed(1)).join('\n'),
    more: rows.length - shown.length,
  };
  return problem('coordinates-off-address', 'warning', { file: table.name }, facts);
}
