import { writeGeoJson } from '../../tables';
import type { StudyWhatIf } from '../questions/what-if';
import { withinKey } from '../proximity-measures';
import { metadataOf, type ExportInput } from './input';

/** what-if.geojson: every firm with its reach before and after the change. */
export function whatIfGeoJson(
  input: Pick<ExportInput, 'study' | 'findings' | 'gazetteer'>,
  found: StudyWhatIf,
): Promise<string[]> {
  const { findings } = input;
  const { firms, firmPlaces, institutions, membership } = findings;
  const { change, withinKm, halfKm } = found;
  /** Where no institution is left there is no distance. */
  const finite = (column: Float64Array) =>
    column.map((value) => (Number.isFinite(value) ? value : NaN));
  const reached = withinKm.map((km, i) => {
    const gained = new Set(found.gained[i]);
    const lost = new Set(found.lost[i]);
    return {
      key: `change_${withinKey(km)}`,
      kind: 'integer' as const,
      values: Float64Array.from(firmPlaces.lng, (lng, firm) =>
        Number.isNaN(lng) ? NaN : gained.has(firm) ? 1 : lost.has(firm) ? -1 : 0,
      ),
    };
  });
  return writeGeoJson({
    name: 'what-if',
    metadata: {
      ...metadataOf(input),
      change:
        change.kind === 'open'
          ? { kind: 'open', longitude: change.lng, latitude: change.lat }
          : { kind: 'close', institution: institutions.id[change.institution] },
      half_distance_km: halfKm,
    },
    ids: firms.id,
    geometry: { type: 'Point', lng: firmPlaces.lng, lat: firmPlaces.lat },
    properties: [
      { key: 'name', kind: 'text', values: firms.name },
      {
        key: 'cluster_id',
        kind: 'integer',
        values: Float64Array.from(membership.clusterOf, (cluster) => (cluster < 0 ? NaN : cluster)),
      },
      { key: 'nearest_km_before', kind: 'number', values: finite(found.nearestKmBefore) },
      { key: 'nearest_km_after', kind: 'number', values: finite(found.nearestKmAfter) },
      { key: 'accessibility_before', kind: 'number', values: found.accessBefore },
      { key: 'accessibility_after', kind: 'number', values: found.accessAfter },
      { key: 'accessibility_change', kind: 'number', values: found.accessChange },
      ...reached,
      {
        key: 'simulated',
        kind: 'boolean',
        values: Array.from(firms.id, () => (findings.simulated ? 1 : 0)),
      },
    ],
  });
}
