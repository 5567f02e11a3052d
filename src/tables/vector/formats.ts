import { success, UNATTENDED, type Result, type Run } from '../../model';
import { zippedBytes } from '../write-zip';
import { writeCsvForExcel } from '../write-csv';
import type { TextEncoding } from './dbf';
import type { VectorLayer } from './layer';
import type { MapLook } from './look';
import { fieldListCsv, layerCsv, type LayerTitles } from './write-csv-layer';

export type { LayerTitles };

export interface FormatFile {
  readonly name: string;
  /** Pieces that follow each other. */
  readonly bytes: readonly Uint8Array<ArrayBuffer>[];
}

/** What a writer is told beside the layers. */
export interface FormatContext {
  /** Name of a file that holds several layers, without its extension. */
  readonly name: string;
  titlesOf(layer: VectorLayer): LayerTitles;
  /** How the layers are drawn, for formats that keep it. */
  readonly look?: MapLook;
  readonly run?: Run;
}

/** One way to write layers for GIS programs, its library loaded when it is used. */
export interface LayerFormat<Name extends string = string> {
  /** As the terminal names it. */
  readonly name: Name;
  /** All layers in one file, or a file each. */
  readonly holds: 'all' | 'each';
  write(
    layers: readonly VectorLayer[],
    context: FormatContext,
  ): Promise<Result<readonly FormatFile[]>>;
}

/** Property that names a feature where a format shows one name on the map. */
const NAME_KEYS: Readonly<Record<string, string>> = {
  institutions: 'name',
  clusters: 'name',
  areas: 'name',
  links: 'kind',
};

const encoded = (text: string) => [new TextEncoder().encode(text)];

/** A layer at a time, each into a file of its own. */
function each(
  extension: string,
  write: (
    layer: VectorLayer,
    titles: LayerTitles,
    run: Run,
  ) => Promise<readonly Uint8Array<ArrayBuffer>[]>,
): LayerFormat['write'] {
  return async (layers, { titlesOf, run = UNATTENDED }) => {
    const files: FormatFile[] = [];
    for (const layer of layers)
      files.push({
        name: `${layer.name}.${extension}`,
        bytes: await write(layer, titlesOf(layer), run),
      });
    return success(files);
  };
}

function shapefiles(encoding: TextEncoding): LayerFormat['write'] {
  return async (layers, { name }) => {
    const { writeShapefile } = await import('./write-shapefile');
    const files: { name: string; bytes: Uint8Array<ArrayBuffer> }[] = [];
    const rows: string[][] = [];
    for (const layer of layers) {
      const written = writeShapefile(layer, encoding);
      if (!written.ok) return written;
      files.push(...written.value.files);
      for (const { key, short } of written.value.limits.names) rows.push([layer.name, short, key]);
    }
    // What the short names stand for.
    files.push({ name: 'fields.csv', bytes: encoded((await csv(rows)).join(''))[0] });
    return success([
      {
        name: `${name}-shp${encoding === 'cp932' ? '-cp932' : ''}.zip`,
        bytes: [zippedBytes(files)],
      },
    ]);
  };
}

const csv = (rows: readonly string[][]) =>
  writeCsvForExcel(
    FIELD_LIST,
    FIELD_LIST.map((_, column) => rows.map((row) => row[column])),
  );

/** What the layers' fields are, beside files that can't say it. */
export const FIELD_LIST_FILE = 'fields.csv';

/** Header of the table that says what the short names of a Shapefile's fields stand for. */
const FIELD_LIST = ['layer', 'field', 'name'];

/** Every format that layers can be had in beside GeoJSON, in the order in which they are offered. */
export const LAYER_FORMATS = [
  {
    name: 'gpkg',
    holds: 'all',
    async write(layers, { name, titlesOf, look, run }) {
      const { writeGeoPackage } = await import('./write-geopackage');
      const file = `${name}.gpkg`;
      const drawn = look && { map: look, file };
      const bytes = [await writeGeoPackage(layers, titlesOf, run, drawn)];
      return success([{ name: file, bytes }]);
    },
  },
  {
    name: 'fgb',
    holds: 'each',
    write: each('fgb', async (layer, { fields }, run) => {
      const { writeFlatGeobuf } = await import('./write-flatgeobuf');
      return writeFlatGeobuf(layer, fields, run);
    }),
  },
  {
    name: 'parquet',
    holds: 'each',
    write: each('parquet', async (layer, _, run) => {
      const { writeGeoParquet } = await import('./write-geoparquet');
      return [await writeGeoParquet(layer, run)];
    }),
  },
  { name: 'shp', holds: 'all', write: shapefiles('utf-8') },
  { name: 'shp-cp932', holds: 'all', write: shapefiles('cp932') },
  {
    name: 'kml',
    holds: 'all',
    async write(layers, { name }) {
      const { writeKml } = await import('./write-kml');
      const text = await writeKml(layers, (layer) => NAME_KEYS[layer.name] ?? 'name');
      return success([{ name: `${name}.kml`, bytes: encoded(text) }]);
    },
  },
  {
    name: 'csv',
    holds: 'each',
    async write(layers, { titlesOf, run }) {
      const files: FormatFile[] = [];
      for (const layer of layers) {
        const text = await layerCsv(layer, titlesOf(layer), run);
        files.push({ name: `${layer.name}-excel.csv`, bytes: encoded(text.join('')) });
      }
      const list = await fieldListCsv(layers, titlesOf);
      return success([...files, { name: FIELD_LIST_FILE, bytes: encoded(list.join('')) }]);
    },
  },
] as const satisfies readonly LayerFormat[];

export type LayerFormatName = (typeof LAYER_FORMATS)[number]['name'];
