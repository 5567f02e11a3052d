import {
  formatCoordinate,
  writeCsvForExcel,
  writeGeoJson,
  type GeoJsonProperty,
} from '../../tables';
import { cellsOf, firmProperties } from './firms';
import { metadataOf, type ExportInput } from './input';

export const SELECTION_NAMES = ['selection.geojson', 'selection.csv'] as const;
export type SelectionName = (typeof SELECTION_NAMES)[number];

/** Some firms with all that the files of all firms say of them: each feature or row is the same as there. */
export function exportSelection(
  name: SelectionName,
  input: ExportInput,
  rows: ArrayLike<number>,
): Promise<string[]> {
  const { firms, firmPlaces } = input.findings;
  const properties = firmProperties(input).map((property) => picked(property, rows));
  const ids = Array.from(rows, (row) => firms.id[row]);
  const lng = Float64Array.from(rows, (row) => firmPlaces.lng[row]);
  const lat = Float64Array.from(rows, (row) => firmPlaces.lat[row]);
  if (name === 'selection.geojson')
    return writeGeoJson({
      name: 'selection',
      metadata: metadataOf(input),
      ids,
      geometry: { type: 'Point', lng, lat },
      properties,
    });
  return writeCsvForExcel(
    ['id', 'longitude', 'latitude', ...properties.map(({ key }) => key)],
    [
      ids,
      Array.from(lng, formatCoordinate),
      Array.from(lat, formatCoordinate),
      ...properties.map(cellsOf),
    ],
  );
}

function picked(property: GeoJsonProperty, rows: ArrayLike<number>): GeoJsonProperty {
  switch (property.kind) {
    case 'text':
    case 'literal':
      return { ...property, values: Array.from(rows, (row) => property.values[row]) };
    default:
      return { ...property, values: Float64Array.from(rows, (row) => property.values[row]) };
  }
}
