import {
  formatCoordinate,
  writeCsvForExcel,
  writeGeoJson,
  type GeoJsonProperty,
} from '../../tables';
import { cellsOf, firmProperties } from './firms';
import { metadataOf, type ExportInput } from './input';

/** A file of some firms. */
interface SelectionKind<Name extends string = string> {
  readonly name: Name;
  /** Its media type. */
  readonly type: string;
  /** Firms with all that the files of all firms say of them: each feature or row is the same as there. */
  make(input: ExportInput, rows: ArrayLike<number>): Promise<string[]>;
}

const selectionGeoJson: SelectionKind<'selection.geojson'> = {
  name: 'selection.geojson',
  type: 'application/geo+json',
  make(input, rows) {
    const { ids, lng, lat, properties } = chosen(input, rows);
    return writeGeoJson({
      name: 'selection',
      metadata: metadataOf(input),
      ids,
      geometry: { type: 'Point', lng, lat },
      properties,
    });
  },
};

const selectionCsv: SelectionKind<'selection.csv'> = {
  name: 'selection.csv',
  type: 'text/csv',
  make(input, rows) {
    const { ids, lng, lat, properties } = chosen(input, rows);
    return writeCsvForExcel(
      ['id', 'longitude', 'latitude', ...properties.map(({ key }) => key)],
      [
        ids,
        Array.from(lng, formatCoordinate),
        Array.from(lat, formatCoordinate),
        ...properties.map(cellsOf),
      ],
    );
  },
};

/** Every file that is made of some firms, in the order in which they are offered. */
export const SELECTIONS = [selectionGeoJson, selectionCsv] as const;
export type SelectionName = (typeof SELECTIONS)[number]['name'];

function chosen(input: ExportInput, rows: ArrayLike<number>) {
  const { firms, firmPlaces } = input.findings;
  return {
    ids: Array.from(rows, (row) => firms.id[row]),
    lng: Float64Array.from(rows, (row) => firmPlaces.lng[row]),
    lat: Float64Array.from(rows, (row) => firmPlaces.lat[row]),
    properties: firmProperties(input).map((property) => picked(property, rows)),
  };
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
