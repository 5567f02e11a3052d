import {
  layerCsv,
  writeGeoJson,
  type FormatContext,
  type GeoJsonLayer,
  type GeoJsonProperty,
} from '../../tables';
import { firmProperties } from './firms';
import { metadataOf, type ExportInput } from './input';

/** A file of some firms. */
interface SelectionKind<Name extends string = string> {
  readonly name: Name;
  /** Its media type. */
  readonly type: string;
  /** Firms with all that the files of all firms say of them: each feature or row is the same as there. */
  make(
    input: ExportInput,
    rows: ArrayLike<number>,
    titlesOf?: FormatContext['titlesOf'],
  ): Promise<string[]>;
}

const selectionGeoJson: SelectionKind<'selection.geojson'> = {
  name: 'selection.geojson',
  type: 'application/geo+json',
  make: (input, rows) => writeGeoJson(chosen(input, rows)),
};

const selectionCsv: SelectionKind<'selection.csv'> = {
  name: 'selection.csv',
  type: 'text/csv',
  make(input, rows, titlesOf) {
    const layer = chosen(input, rows);
    return layerCsv(layer, titlesOf?.(layer));
  },
};

/** Every file that is made of some firms, in the order in which they are offered. */
export const SELECTIONS = [selectionGeoJson, selectionCsv] as const;
export type SelectionName = (typeof SELECTIONS)[number]['name'];

function chosen(input: ExportInput, rows: ArrayLike<number>): GeoJsonLayer {
  const { firms, firmPlaces } = input.findings;
  return {
    name: 'selection',
    metadata: metadataOf(input),
    ids: Array.from(rows, (row) => firms.id[row]),
    geometry: {
      type: 'Point',
      lng: Float64Array.from(rows, (row) => firmPlaces.lng[row]),
      lat: Float64Array.from(rows, (row) => firmPlaces.lat[row]),
    },
    properties: firmProperties(input).properties.map((property) => picked(property, rows)),
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
