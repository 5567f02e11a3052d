import type { ColumnSource } from 'hyparquet-writer';
import { UNATTENDED, type Run } from '../../model';
import { fieldsOf, type FieldType, type LayerField } from './fields';
import type { VectorLayer } from './layer';
import { boundsOf, shapeAt } from './shapes';
import { wkbOf } from './wkb';

/** Types that the writer is told: what it guesses from the values fails on 13-digit numbers and on columns without a value. */
const PARQUET_TYPE: Readonly<Record<FieldType, NonNullable<ColumnSource['type']>>> = {
  text: 'STRING',
  integer: 'INT64',
  real: 'DOUBLE',
  boolean: 'BOOLEAN',
};
const SIDES = ['xmin', 'ymin', 'xmax', 'ymax'] as const;
const ROWS_BETWEEN_CHECKS = 5000;

/**
 * A layer as GeoParquet 1.1: the fields with their own types, the geometry as WKB in longitude and latitude (OGC:CRS84), and its
 * bounding box as the column that readers filter by. A feature without a place has nulls there.
 */
export async function writeGeoParquet(
  layer: VectorLayer,
  run: Run = UNATTENDED,
): Promise<Uint8Array<ArrayBuffer>> {
  const { parquetWriteBuffer, schemaFromColumnData } = await import('hyparquet-writer');
  const { ids, geometry } = layer;
  const wkb: (Uint8Array | null)[] = [];
  const boxes: (Record<(typeof SIDES)[number], number> | null)[] = [];
  const all = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < ids.length; i++) {
    const shape = shapeAt(geometry, i);
    wkb.push(shape && wkbOf(shape));
    const box = shape && boundsOf(shape);
    boxes.push(box && { xmin: box[0], ymin: box[1], xmax: box[2], ymax: box[3] });
    box?.forEach(
      (value, k) => (all[k] = k < 2 ? Math.min(all[k], value) : Math.max(all[k], value)),
    );
    if (i % ROWS_BETWEEN_CHECKS > 0) continue;
    run.progress(i / ids.length);
    const turn = run.checkpoint();
    if (turn) await turn;
  }
  const columns: ColumnSource[] = [
    ...fieldsOf(layer).map((field) => columnOf(field, ids.length)),
    { name: 'geometry', data: wkb, type: 'BYTE_ARRAY', statistics: false },
  ];
  const schema = schemaFromColumnData({ columnData: columns });
  schema[0].num_children = (schema[0].num_children ?? 0) + 1;
  schema.push(
    { name: 'bbox', repetition_type: 'OPTIONAL', num_children: SIDES.length },
    ...SIDES.map((name) => ({ name, type: 'DOUBLE', repetition_type: 'REQUIRED' }) as const),
  );
  const bytes = parquetWriteBuffer({
    // The types stand in the schema by now; the writer refuses them twice.
    columnData: [...columns, { name: 'bbox', data: boxes }].map(({ name, data }) => ({
      name,
      data,
    })),
    schema,
    kvMetadata: [
      { key: 'geo', value: JSON.stringify(geoKey(layer, all[0] <= all[2] ? all : null)) },
      { key: 'shuseki', value: JSON.stringify(layer.metadata) },
    ],
    createdBy: 'Shuseki',
  });
  return new Uint8Array(bytes as ArrayBuffer);
}

function columnOf({ key, type, at }: LayerField, rows: number): ColumnSource {
  const values = Array.from({ length: rows }, (_, i) => at(i));
  const data =
    type === 'integer' ? values.map((value) => (value === null ? null : BigInt(value))) : values;
  return { name: key, data, type: PARQUET_TYPE[type] };
}

/** The file's metadata by the GeoParquet specification 1.1. */
function geoKey({ geometry }: VectorLayer, bbox: number[] | null) {
  return {
    version: '1.1.0',
    primary_column: 'geometry',
    columns: {
      geometry: {
        encoding: 'WKB',
        geometry_types: bbox ? [geometry.type] : [],
        ...(geometry.type === 'MultiPolygon' ? { orientation: 'counterclockwise' } : {}),
        edges: 'planar',
        ...(bbox ? { bbox } : {}),
        covering: { bbox: Object.fromEntries(SIDES.map((side) => [side, ['bbox', side]])) },
      },
    },
  };
}
