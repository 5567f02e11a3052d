import type { Database, Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { UNATTENDED, type Run } from '../../model';
import { fieldsOf, type FieldType, type LayerField } from './fields';
import {
  APPLICATION_ID,
  identifier,
  indexTriggers,
  SCHEMA,
  UNDATED,
  USER_VERSION,
} from './geopackage-schema';
import type { VectorLayer } from './layer';
import { writeLook, type FileLook, withLook } from './geopackage-look';
import { boundsOf, shapeAt, type Shape } from './shapes';
import { RowWriter } from './sqlite-rows';
import type { LayerTitles } from './write-csv-layer';
import { wkbSize, writeWkb } from './wkb';

const COLUMN_TYPE: Readonly<Record<FieldType, string>> = {
  text: 'TEXT',
  integer: 'INTEGER',
  real: 'REAL',
  boolean: 'BOOLEAN',
};
const WGS84 = 4326;
const ROWS_BETWEEN_CHECKS = 500;
const HEAD_BYTES = 8;
const ENVELOPE_BYTES = 32;

/**
 * Layers as one GeoPackage (OGC 12-128r18, version 1.3.1): a table each with its spatial index, names for people, and the layer's
 * metadata as JSON. Values and coordinates are those of the GeoJSON files. The same layers give the same bytes. Throws where two layers
 * have one name. With a look, QGIS draws the layers with it and opens the project in the file as the map was on screen.
 */
export async function writeGeoPackage(
  layers: readonly VectorLayer[],
  titlesOf: (layer: VectorLayer) => LayerTitles,
  run: Run = UNATTENDED,
  look?: FileLook,
): Promise<Uint8Array<ArrayBuffer>> {
  const { default: start } = await import('@sqlite.org/sqlite-wasm');
  const sqlite = await start();
  const database = new sqlite.oo1.DB(':memory:');
  try {
    database.exec(
      `PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${USER_VERSION};`,
    );
    // Nothing that could be lost stands in this memory: a journal would only cost time.
    database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;');
    database.exec(SCHEMA);
    const total = layers.reduce((sum, { ids }) => sum + ids.length, 0) || 1;
    let before = 0;
    for (const layer of layers) {
      const done = before;
      await writeLayer(sqlite, database, withLook(layer, look), titlesOf(layer), {
        progress: (rows) => run.progress((done + rows) / total),
        checkpoint: () => run.checkpoint(),
      });
      before += layer.ids.length;
    }
    if (look) writeLook(database, layers, titlesOf, look);
    return sqlite.capi.sqlite3_js_db_export(database);
  } finally {
    database.close();
  }
}

async function writeLayer(
  sqlite: Sqlite3Static,
  database: Database,
  layer: VectorLayer,
  titles: LayerTitles,
  run: Run,
): Promise<void> {
  const { name, geometry } = layer;
  const fields = fieldsOf(layer);
  const type = geometry.type.toUpperCase();
  const columns = fields.map(({ key, type }) => `, ${identifier(key)} ${COLUMN_TYPE[type]}`);
  database.exec(
    `CREATE TABLE ${identifier(name)} ("fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, "geom" ${type}${columns.join('')})`,
  );
  const index = identifier(`rtree_${name}_geom`);
  database.exec(`CREATE VIRTUAL TABLE ${index} USING rtree(id, minx, maxx, miny, maxy)`);
  database.exec('BEGIN');
  const bounds = await writeRows(sqlite, database, layer, fields, run);
  database.exec('COMMIT');
  database.exec(indexTriggers(name));
  const insert = (sql: string, bind: (string | number | null)[]) => database.exec({ sql, bind });
  insert('INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
    ...[name, 'features', titles.title, '', UNDATED],
    ...(bounds ?? [null, null, null, null]),
    WGS84,
  ]);
  insert('INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)', [
    name,
    'geom',
    type,
    WGS84,
  ]);
  insert("INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', ?, 'write-only')", [
    name,
    'http://www.geopackage.org/spec/#extension_rtree',
  ]);
  for (const [key, title] of titles.fields)
    if (fields.some((field) => field.key === key))
      insert('INSERT INTO gpkg_data_columns VALUES (?, ?, ?, ?, NULL, NULL, NULL)', [
        ...[name, key, title, title],
      ]);
  if ((layer.metadata ?? null) !== null) writeMetadata(insert, layer);
}

async function writeRows(
  sqlite: Sqlite3Static,
  database: Database,
  { name, ids, geometry }: VectorLayer,
  fields: readonly LayerField[],
  run: Run,
) {
  const marks = fields.map(() => ', ?').join('');
  const rows = new RowWriter(
    sqlite,
    database,
    `INSERT INTO ${identifier(name)} VALUES (?, ?${marks})`,
  );
  const index = new RowWriter(
    sqlite,
    database,
    `INSERT INTO ${identifier(`rtree_${name}_geom`)} VALUES (?, ?, ?, ?, ?)`,
  );
  const all = [Infinity, Infinity, -Infinity, -Infinity];
  try {
    for (let i = 0; i < ids.length; i++) {
      const shape = shapeAt(geometry, i);
      rows.insert([i + 1, shape && geometryBlob(shape), ...fields.map((field) => field.at(i))]);
      if (shape) {
        const [west, south, east, north] = boundsOf(shape);
        index.insert([i + 1, west, east, south, north]);
        all[0] = Math.min(all[0], west);
        all[1] = Math.min(all[1], south);
        all[2] = Math.max(all[2], east);
        all[3] = Math.max(all[3], north);
      }
      if (i % ROWS_BETWEEN_CHECKS > 0) continue;
      run.progress(i);
      const turn = run.checkpoint();
      if (turn) await turn;
    }
  } finally {
    rows.close();
    index.close();
  }
  return all[0] <= all[2] ? all : null;
}

/** A geometry as GeoPackage holds it: `GP`, version 0, flags, the reference system, the envelope unless it is a point, then WKB. */
function geometryBlob(shape: Shape): Uint8Array {
  const head = shape.type === 'Point' ? HEAD_BYTES : HEAD_BYTES + ENVELOPE_BYTES;
  const bytes = new Uint8Array(head + wkbSize(shape));
  const view = new DataView(bytes.buffer);
  bytes.set([0x47, 0x50, 0, shape.type === 'Point' ? 0b0001 : 0b0011]);
  view.setInt32(4, WGS84, true);
  if (shape.type !== 'Point') {
    const [west, south, east, north] = boundsOf(shape);
    [west, east, south, north].forEach((degrees, k) =>
      view.setFloat64(HEAD_BYTES + 8 * k, degrees, true),
    );
  }
  writeWkb(shape, view, head);
  return bytes;
}

function writeMetadata(
  insert: (sql: string, bind: (string | number | null)[]) => void,
  { name, metadata }: VectorLayer,
): void {
  insert(
    "INSERT INTO gpkg_metadata (md_scope, md_standard_uri, mime_type, metadata) VALUES ('dataset', 'http://www.geopackage.org/spec/', 'application/json', ?)",
    [JSON.stringify(metadata)],
  );
  insert(
    "INSERT INTO gpkg_metadata_reference VALUES ('table', ?, NULL, NULL, ?, last_insert_rowid(), NULL)",
    [name, UNDATED],
  );
}
