import type { Municipality, MultiPolygonCoordinates } from '../../model';
import type { AreaLayer } from '../overlay-units';

/**
 * A municipality's polygons: by its code where the layer has codes (N03), else by its name with prefecture and district or the name
 * alone, as long as one area alone is called so. A designated city is all of its wards. Null where there is none.
 */
export function areaOf(
  { codes, names, shapes }: AreaLayer,
  { code, prefecture, district, name, kind }: Municipality,
): MultiPolygonCoordinates | null {
  const rowsWhere = (holds: (row: number) => boolean) =>
    shapes.map((_, row) => row).filter((row) => holds(row));
  const byCode = rowsWhere((row) => codes?.[row] === code);
  if (byCode.length > 0) return byCode.flatMap((row) => shapes[row]);
  const whole = `${prefecture}${district}${name}`;
  for (const wanted of [whole, name]) {
    const rows = rowsWhere((row) => names[row] === wanted);
    if (rows.length === 1) return shapes[rows[0]];
  }
  if (kind !== 'designated_city') return null;
  const wards = rowsWhere((row) => names[row].startsWith(whole) && names[row].endsWith('区'));
  return wards.length > 0 ? wards.flatMap((row) => shapes[row]) : null;
}
