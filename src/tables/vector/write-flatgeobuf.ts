import { Builder } from 'flatbuffers';
import { Column } from 'flatgeobuf/lib/mjs/flat-geobuf/column.js';
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js';
import { Crs } from 'flatgeobuf/lib/mjs/flat-geobuf/crs.js';
import { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js';
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js';
import { buildGeometry, type IParsedGeometry } from 'flatgeobuf/lib/mjs/generic/geometry.js';
import { UNATTENDED, type Run } from '../../model';
import { fieldsOf, type FieldType, type LayerField } from './fields';
import type { VectorLayer } from './layer';
import { shapeAt, type Position, type Shape } from './shapes';

const MAGIC = new Uint8Array([0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 0]);
const WGS84 = 4326;
const ROWS_BETWEEN_CHECKS = 500;

const COLUMN_TYPE: Readonly<Record<FieldType, ColumnType>> = {
  text: ColumnType.String,
  integer: ColumnType.Long,
  real: ColumnType.Double,
  boolean: ColumnType.Bool,
};

/**
 * A layer as FlatGeobuf, in pieces that follow each other, without a spatial index so that features keep their order. The package's own
 * writer takes the columns from the first feature alone, which loses what is missing there; here they come from the layer.
 * `titles` are names of fields for people.
 */
export async function writeFlatGeobuf(
  layer: VectorLayer,
  titles: ReadonlyMap<string, string> = new Map(),
  run: Run = UNATTENDED,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const fields = fieldsOf(layer);
  const pieces = [MAGIC, headerOf(layer, fields, titles)];
  const builder = new Builder(4096);
  const values = new ValueBytes();
  for (let i = 0; i < layer.ids.length; i++) {
    builder.clear();
    const shape = shapeAt(layer.geometry, i);
    const properties = Feature.createPropertiesVector(builder, values.of(fields, i));
    const geometry = shape && geometryOf(builder, shape);
    Feature.startFeature(builder);
    if (geometry) Feature.addGeometry(builder, geometry);
    Feature.addProperties(builder, properties);
    builder.finishSizePrefixed(Feature.endFeature(builder));
    pieces.push(builder.asUint8Array().slice());
    if (i % ROWS_BETWEEN_CHECKS > 0) continue;
    run.progress(i / layer.ids.length);
    const turn = run.checkpoint();
    if (turn) await turn;
  }
  return pieces;
}

function headerOf(
  { name, ids, geometry, metadata }: VectorLayer,
  fields: readonly LayerField[],
  titles: ReadonlyMap<string, string>,
): Uint8Array<ArrayBuffer> {
  const builder = new Builder(4096);
  const columns = fields.map(({ key, type }) => {
    const keyAt = builder.createString(key);
    const title = titles.get(key);
    const titleAt = title === undefined ? 0 : builder.createString(title);
    Column.startColumn(builder);
    Column.addName(builder, keyAt);
    Column.addType(builder, COLUMN_TYPE[type]);
    if (titleAt) Column.addTitle(builder, titleAt);
    return Column.endColumn(builder);
  });
  const columnsAt = Header.createColumnsVector(builder, columns);
  const nameAt = builder.createString(name);
  const metadataAt =
    (metadata ?? null) === null ? 0 : builder.createString(JSON.stringify(metadata));
  Crs.startCrs(builder);
  Crs.addCode(builder, WGS84);
  const crsAt = Crs.endCrs(builder);
  Header.startHeader(builder);
  Header.addName(builder, nameAt);
  Header.addGeometryType(builder, GeometryType[geometry.type]);
  Header.addColumns(builder, columnsAt);
  Header.addFeaturesCount(builder, BigInt(ids.length));
  Header.addIndexNodeSize(builder, 0);
  Header.addCrs(builder, crsAt);
  if (metadataAt) Header.addMetadata(builder, metadataAt);
  builder.finishSizePrefixed(Header.endHeader(builder));
  return builder.asUint8Array().slice();
}

/** What the package's builder takes: it reads a member that is there as one to be written, also where it is empty. */
type Parsed = Partial<IParsedGeometry> & Pick<IParsedGeometry, 'type'>;

function geometryOf(builder: Builder, shape: Shape): number {
  return buildGeometry(builder, parsed(shape) as IParsedGeometry);
}

function parsed(shape: Shape): Parsed {
  switch (shape.type) {
    case 'Point':
      return { xy: [...shape.position], type: GeometryType.Point };
    case 'LineString':
      return { xy: shape.positions.flat(), type: GeometryType.LineString };
    case 'MultiPolygon':
      return {
        parts: shape.polygons.map(polygonPart) as IParsedGeometry[],
        type: GeometryType.MultiPolygon,
      };
  }
}

function polygonPart(rings: readonly (readonly Position[])[]): Parsed {
  let end = 0;
  const ends = rings.map((ring) => (end += ring.length));
  return { xy: rings.flat(2) as number[], ends, type: GeometryType.Polygon };
}

/** A feature's values as the format packs them: the column's number, then the value; nothing for a missing one. */
class ValueBytes {
  #bytes = new Uint8Array(4096);
  #view = new DataView(this.#bytes.buffer);
  readonly #encoder = new TextEncoder();

  of(fields: readonly LayerField[], i: number): Uint8Array {
    let at = 0;
    fields.forEach((field, column) => {
      const value = field.at(i);
      if (value === null) return;
      this.#reserve(at + 16 + (typeof value === 'string' ? value.length * 3 : 0));
      this.#view.setUint16(at, column, true);
      at += 2;
      if (typeof value === 'string') {
        const { written } = this.#encoder.encodeInto(value, this.#bytes.subarray(at + 4));
        this.#view.setUint32(at, written, true);
        at += 4 + written;
      } else if (typeof value === 'boolean') this.#bytes[at++] = value ? 1 : 0;
      else {
        if (field.type === 'integer') this.#view.setBigInt64(at, BigInt(value), true);
        else this.#view.setFloat64(at, value, true);
        at += 8;
      }
    });
    return this.#bytes.subarray(0, at);
  }

  #reserve(size: number): void {
    if (size <= this.#bytes.length) return;
    const larger = new Uint8Array(size * 2);
    larger.set(this.#bytes);
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
}
