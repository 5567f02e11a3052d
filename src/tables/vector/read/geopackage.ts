import { problem } from '../../../model';
import { RowReader } from '../sqlite-rows';
import { layerWanted, Unreadable, type FoundLayer, type LayerWanted } from './found-layer';
import { geometryOfWkb, OtherGeometry } from './wkb';
import type { Database, Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import type { Geometry } from 'geojson';

/** Bytes of the envelope by its indicator (OGC 12-128r18, table 7). */
const ENVELOPE_BYTES = [0, 32, 48, 48, 64];
const HEAD_BYTES = 8;

const SHAPES = { points: /^POINT$/, polygons: /^(MULTI)?POLYGON$/ };

interface Listed {
  readonly table: string;
  readonly geometry: string | null;
  readonly type: string | null;
  readonly system: string;
}

/**
 * Reads a layer of a GeoPackage: feature tables and views, and tables of attributes without geometry. Columns named `fid` by custom, the
 * primary key, are left out where they only number the rows. Booleans are true and false, whatever SQLite stores.
 */
export async function readGeoPackage(
  name: string,
  bytes: Uint8Array,
  wanted: LayerWanted,
): Promise<FoundLayer> {
  const { default: start } = await import('@sqlite.org/sqlite-wasm');
  const sqlite = await start();
  const database = new sqlite.oo1.DB(':memory:');
  try {
    load(sqlite, database, bytes);
    const listed = new Map(layersOf(database).map((layer) => [layer.table, layer]));
    const chosen = layerWanted(name, listed, wanted, ({ type }, shape) =>
      SHAPES[shape].test(type ?? ''),
    );
    return readTable(sqlite, database, listed.get(chosen)!, [...listed.keys()], name);
  } finally {
    database.close();
  }
}

/** Puts the file in the place of the empty database; SQLite frees the memory with it. */
function load(sqlite: Sqlite3Static, database: Database, bytes: Uint8Array): void {
  if (statedBytes(bytes) > bytes.length) throw new RangeError('the file is cut short');
  const { capi, wasm } = sqlite;
  const at = wasm.allocFromTypedArray(bytes);
  const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_READONLY;
  const code = capi.sqlite3_deserialize(
    database.pointer!,
    'main',
    at,
    bytes.length,
    bytes.length,
    flags,
  );
  database.checkRc(code);
}

/** How long an SQLite file says it is (its format's description, 1.3): page size times pages; 0 where that number is not kept. */
function statedBytes(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isKept = view.getUint32(24) === view.getUint32(92);
  const size = view.getUint16(16);
  return isKept ? (size === 1 ? 65_536 : size) * view.getUint32(28) : 0;
}

function layersOf(database: Database): Listed[] {
  const rows = database.exec({
    sql: `SELECT c.table_name, g.column_name, g.geometry_type_name, s.organization, s.organization_coordsys_id, s.definition
      FROM gpkg_contents c LEFT JOIN gpkg_geometry_columns g USING (table_name)
      LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = coalesce(g.srs_id, c.srs_id)
      WHERE c.data_type IN ('features', 'attributes') ORDER BY c.rowid`,
    returnValue: 'resultRows',
  });
  return rows.map(([table, geometry, type, organization, code, definition]) => ({
    table: String(table),
    geometry: geometry === null ? null : String(geometry),
    type: type === null ? null : String(type).toUpperCase(),
    system:
      typeof organization === 'string' && organization.toUpperCase() === 'EPSG'
        ? `EPSG:${String(code)}`
        : String(definition ?? ''),
  }));
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function readTable(
  sqlite: Sqlite3Static,
  database: Database,
  { table, geometry, system }: Listed,
  layers: readonly string[],
  file: string,
): FoundLayer {
  const columns = database.exec({
    sql: `SELECT name, upper(type), pk FROM pragma_table_info(?)`,
    bind: [table],
    returnValue: 'resultRows',
  });
  const fields = columns.filter(
    ([column, , key]) => column !== geometry && !(key && /^(fid|ogc_fid)$/i.test(String(column))),
  );
  const names = fields.map(([column]) => String(column));
  const isBoolean = fields.map(([, type]) => type === 'BOOLEAN');
  const picked = [...names, ...(geometry === null ? [] : [geometry])].map(quoted).join(', ') || '1';
  const rows: Record<string, unknown>[] = [];
  const geometries: (Geometry | null)[] = [];
  const reader = new RowReader(sqlite, database, `SELECT ${picked} FROM ${quoted(table)}`);
  try {
    for (let row = reader.next(); row !== null; row = reader.next()) {
      const values = row;
      rows.push(
        Object.fromEntries(
          names.map((column, c) => {
            const value = values[c];
            return [column, isBoolean[c] && value !== null ? Boolean(value) : value];
          }),
        ),
      );
      if (geometry !== null) {
        const blob = values[names.length];
        geometries.push(blob instanceof Uint8Array ? geometryOf(blob, file, rows.length) : null);
      }
    }
  } finally {
    reader.close();
  }
  return {
    name: table,
    layers,
    fields: names,
    rows,
    geometries: geometry === null ? null : geometries,
    system,
  };
}

/** GeoPackage's own head before the well-known binary; null for an empty geometry. */
function geometryOf(blob: Uint8Array, file: string, row: number): Geometry | null {
  const envelope = ENVELOPE_BYTES[(blob[3] >> 1) & 7];
  if (blob[0] !== 0x47 || blob[1] !== 0x50 || envelope === undefined)
    throw new Unreadable(
      problem('geojson-not-points', 'error', { file, row }, { found: 'no geometry' }),
    );
  if ((blob[3] >> 4) & 1) return null;
  return wkbAt(blob.subarray(HEAD_BYTES + envelope), file, row);
}

/** A geometry whose row is told where it is none. */
export function wkbAt(bytes: Uint8Array, file: string, row: number): Geometry | null {
  try {
    return geometryOfWkb(bytes);
  } catch (error) {
    const found = error instanceof OtherGeometry ? error.message : 'WKB';
    throw new Unreadable(problem('geojson-not-points', 'error', { file, row }, { found }));
  }
}
