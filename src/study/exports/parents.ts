import { GEOCODE_LEVELS, type ParentColumns } from '../../model';
import type { GeoJsonLayer, GeoJsonProperty } from '../../tables';
import { metadataOf, type ExportInput } from './input';
import { layerExport } from './export-kind';

/** parents.geojson: a straight line from each firm to its parent firm; a null geometry where an end has no place. */
export function parentsLayer(
  input: Pick<ExportInput, 'study' | 'findings' | 'gazetteer'>,
  { name, address, places, of, km }: ParentColumns,
): GeoJsonLayer {
  const { firms, firmPlaces, simulated } = input.findings;
  const rows = Array.from(of.keys()).filter((firm) => of[firm] >= 0);
  const text = (key: string, each: (firm: number) => string): GeoJsonProperty => ({
    key,
    kind: 'text',
    values: rows.map(each),
  });
  const column = (each: (firm: number) => number) => Float64Array.from(rows, each);
  return {
    name: 'parents',
    metadata: metadataOf(input),
    ids: rows.map((firm) => firms.id[firm]),
    geometry: {
      type: 'LineString',
      fromLng: column((firm) => firmPlaces.lng[firm]),
      fromLat: column((firm) => firmPlaces.lat[firm]),
      toLng: column((firm) => places.lng[of[firm]]),
      toLat: column((firm) => places.lat[of[firm]]),
    },
    properties: [
      text('firm_id', (firm) => firms.id[firm]),
      text('firm_name', (firm) => firms.name[firm]),
      text('parent_name', (firm) => name[of[firm]]),
      text('parent_address', (firm) => address[of[firm]]),
      text('parent_geocode_level', (firm) => GEOCODE_LEVELS[places.level[of[firm]]]),
      {
        key: 'parent_geocode_error_km',
        kind: 'number',
        values: column((firm) => places.errorKm[of[firm]]),
      },
      { key: 'parent_km', kind: 'number', values: column((firm) => km[firm]) },
      { key: 'simulated', kind: 'boolean', values: rows.map(() => (simulated ? 1 : 0)) },
    ],
  };
}

export const parentsExport = layerExport({
  name: 'parents.geojson',
  optional: true,
  count: ({ parents }) => parents?.of.reduce((sum, parent) => sum + (parent < 0 ? 0 : 1), 0) ?? 0,
  layer: async (input) => {
    const { parents } = input.findings;
    return parents ? parentsLayer(input, parents) : null;
  },
});
