import { failure, problem, success, type Result } from '../../model';
import { CODE_PAGE, writeDbf, type DbfWritten, type TextEncoding } from './dbf';
import { fieldsOf } from './fields';
import type { VectorLayer } from './layer';
import { boundsOf, shapeAt, type Shape } from './shapes';

export type { TextEncoding } from './dbf';

const FILE_CODE = 9994;
const VERSION = 1000;
const HEAD = 100;
const RECORD_HEAD = 8;
const NULL_SHAPE = 0;
const SHAPE_TYPE = { Point: 1, LineString: 3, MultiPolygon: 5 };
const EMPTY_BYTES = 4;
const POINT_BYTES = 20;
const PARTS_HEAD = 44;
/** Offsets are counted in 16-bit words of a signed number: no part of a Shapefile may be larger. */
const LARGEST = 2 ** 31 - 1;

const WGS84 =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

export interface ShapefileWritten {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
  /** What the format could not hold. */
  readonly limits: Pick<DbfWritten, 'names' | 'cut' | 'lost'>;
}

/**
 * A layer as the files of an ESRI Shapefile (technical description, July 1998): .shp, .shx, .dbf, .prj and .cpg. Field names are cut
 * to 10 bytes and made unique. Refused with more than 255 fields or more than 2 GB.
 */
export function writeShapefile(
  layer: VectorLayer,
  encoding: TextEncoding = 'utf-8',
): Result<ShapefileWritten> {
  const { name, ids, geometry } = layer;
  const shapes = ids.map((_, i) => shapeAt(geometry, i));
  const size = shapes.reduce((sum, shape) => sum + RECORD_HEAD + recordSize(shape), HEAD);
  if (size > LARGEST)
    return failure(
      problem(
        'shapefile-too-large',
        'error',
        { file: `${name}.shp` },
        { megabytes: Math.ceil(size / 1e6) },
      ),
    );
  const table = writeDbf(fieldsOf(layer), ids.length, encoding);
  if (!table.ok) return table;
  const { shp, shx } = writeShapes(shapes, SHAPE_TYPE[geometry.type], size);
  const text = (content: string) => new TextEncoder().encode(content);
  const { bytes, ...limits } = table.value;
  return success({
    files: [
      { name: `${name}.shp`, bytes: shp },
      { name: `${name}.shx`, bytes: shx },
      { name: `${name}.dbf`, bytes },
      { name: `${name}.prj`, bytes: text(WGS84) },
      { name: `${name}.cpg`, bytes: text(CODE_PAGE[encoding]) },
    ],
    limits,
  });
}

function writeShapes(shapes: readonly (Shape | null)[], type: number, size: number) {
  const shp = new Uint8Array(size);
  const shx = new Uint8Array(HEAD + RECORD_HEAD * shapes.length);
  const view = new DataView(shp.buffer);
  const index = new DataView(shx.buffer);
  const bounds = [Infinity, Infinity, -Infinity, -Infinity];
  let at = HEAD;
  shapes.forEach((shape, i) => {
    const length = recordSize(shape);
    index.setInt32(HEAD + RECORD_HEAD * i, at / 2);
    index.setInt32(HEAD + RECORD_HEAD * i + 4, length / 2);
    view.setInt32(at, i + 1);
    view.setInt32(at + 4, length / 2);
    writeRecord(view, at + RECORD_HEAD, shape, type);
    at += RECORD_HEAD + length;
    if (!shape) return;
    const [west, south, east, north] = boundsOf(shape);
    bounds[0] = Math.min(bounds[0], west);
    bounds[1] = Math.min(bounds[1], south);
    bounds[2] = Math.max(bounds[2], east);
    bounds[3] = Math.max(bounds[3], north);
  });
  for (const part of [view, index]) {
    part.setInt32(0, FILE_CODE);
    part.setInt32(24, part.byteLength / 2);
    part.setInt32(28, VERSION, true);
    part.setInt32(32, type, true);
    if (bounds[0] <= bounds[2])
      bounds.forEach((value, k) => part.setFloat64(36 + 8 * k, value, true));
  }
  return { shp, shx };
}

function linesOf(shape: Exclude<Shape, { type: 'Point' }>) {
  // Exterior rings go clockwise here and holes the other way: the reverse of GeoJSON.
  return shape.type === 'LineString'
    ? [shape.positions]
    : shape.polygons.flat().map((ring) => ring.toReversed());
}

function recordSize(shape: Shape | null): number {
  if (!shape) return EMPTY_BYTES;
  if (shape.type === 'Point') return POINT_BYTES;
  const lines = shape.type === 'LineString' ? [shape.positions] : shape.polygons.flat();
  return PARTS_HEAD + lines.reduce((sum, line) => sum + 4 + 16 * line.length, 0);
}

function writeRecord(view: DataView, start: number, shape: Shape | null, type: number): void {
  view.setInt32(start, shape ? type : NULL_SHAPE, true);
  if (!shape) return;
  if (shape.type === 'Point') {
    shape.position.forEach((value, k) => view.setFloat64(start + 4 + 8 * k, value, true));
    return;
  }
  const lines = linesOf(shape);
  boundsOf(shape).forEach((value, k) => view.setFloat64(start + 4 + 8 * k, value, true));
  view.setInt32(start + 36, lines.length, true);
  view.setInt32(
    start + 40,
    lines.reduce((sum, { length }) => sum + length, 0),
    true,
  );
  let first = 0;
  let at = start + PARTS_HEAD + 4 * lines.length;
  lines.forEach((line, k) => {
    view.setInt32(start + PARTS_HEAD + 4 * k, first, true);
    first += line.length;
    for (const [lng, lat] of line) {
      view.setFloat64(at, lng, true);
      view.setFloat64(at + 8, lat, true);
      at += 16;
    }
  });
}
