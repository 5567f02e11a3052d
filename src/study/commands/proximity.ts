import { distanceKm } from '../../geo/earth';
import { hangingFirms, nearestErrorsKm, proximity } from '../../linkage';
import type { ProximityColumns } from '../../model';
import { formatNumber, writeCsv } from '../../tables';
import { cellsOf } from '../../tables';
import { proximityProperties } from '../proximity-measures';
import type { AddedColumns } from './added';

/** Rows with their ids and positions in degrees, NaN where a row has none. */
export interface PlacedRows {
  readonly id: readonly string[];
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** Kilometres, NaN where a row states none; absent where the table has no such column. */
  readonly errorKm?: Float64Array;
}

/** Nearest institution and counts within the distances, as columns to put behind the firms' own. */
export function proximityColumns(
  firms: PlacedRows,
  institutions: PlacedRows,
  withinKm: readonly number[],
): { readonly found: ProximityColumns; readonly added: AddedColumns } {
  const kinds = institutions.id.map(() => 'other' as const);
  const found = withErrors(proximity(firms, institutions, kinds, withinKm), firms, institutions);
  // A table states no kinds.
  const added = proximityProperties({
    proximity: { ...found, byKind: [] },
    firmPlaces: firms,
    institutions,
    institutionPlaces: institutions,
  }).map((property) => [property.key, cellsOf(property)] as const);
  return { found, added };
}

/** With ± where one of the tables states error radii; what it does not state counts as exact. */
function withErrors(
  found: ProximityColumns,
  firms: PlacedRows,
  institutions: PlacedRows,
): ProximityColumns {
  if (!firms.errorKm && !institutions.errorKm) return found;
  const withRadius = (rows: PlacedRows) => ({
    ...rows,
    errorKm: rows.errorKm ?? new Float64Array(rows.id.length),
  });
  const [from, to] = [withRadius(firms), withRadius(institutions)];
  return {
    ...found,
    nearestErrorKm: nearestErrorsKm(from, to, found.nearest),
    hanging: hangingFirms(from, to, found.withinKm),
  };
}

const FIRMS_PER_PIECE = 500;

/**
 * All distances as CSV text in pieces: one row per firm, `firm_id` and then one column per institution, headed by its id;
 * kilometres, empty where either has no place. Made piece by piece, since the whole may be far larger than the inputs.
 */
export async function* distanceMatrix(
  firms: PlacedRows,
  institutions: PlacedRows,
): AsyncGenerator<string> {
  const header = ['firm_id', ...institutions.id];
  for (let from = 0; from < firms.id.length; from += FIRMS_PER_PIECE) {
    const ids = firms.id.slice(from, from + FIRMS_PER_PIECE);
    const distances = institutions.id.map((_, j) =>
      ids.map((_, i) =>
        formatNumber(
          distanceKm(
            firms.lng[from + i],
            firms.lat[from + i],
            institutions.lng[j],
            institutions.lat[j],
          ),
        ),
      ),
    );
    const [head, ...rows] = await writeCsv(header, [ids, ...distances]);
    if (from === 0) yield head;
    yield* rows;
  }
}
