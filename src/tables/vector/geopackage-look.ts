import type { Database } from '@sqlite.org/sqlite-wasm';
import { UNDATED } from './geopackage-schema';
import { SIZE_FIELD, type LayerLook, type MapLook } from './look';
import type { LayerProperty, VectorLayer } from './layer';
import { projectContent, qgisProject } from './qgis-project';
import { layerStyle } from './qgis-style';
import type { LayerTitles } from './write-csv-layer';

/** A look, and the name of the file that it is written into: the project finds its layers by it. */
export interface FileLook {
  readonly map: MapLook;
  readonly file: string;
}

const lookOf = ({ name }: VectorLayer, { map }: FileLook): LayerLook | undefined =>
  map.layers.find(({ layer }) => layer === name);

/** The layer with the values that its look reads from each feature. */
export function withLook(layer: VectorLayer, file?: FileLook): VectorLayer {
  const look = file && lookOf(layer, file);
  if (!look) return layer;
  const { field, column, sizesMm } = look;
  const added: LayerProperty[] = [];
  if (column) added.push({ key: field, kind: 'integer', values: column.values });
  if (sizesMm) added.push({ key: SIZE_FIELD, kind: 'number', values: sizesMm });
  return { ...layer, properties: [...layer.properties, ...added] };
}

/** QGIS's own tables, for the layers that are in the file and have a look. */
export function writeLook(
  database: Database,
  layers: readonly VectorLayer[],
  titlesOf: (layer: VectorLayer) => LayerTitles,
  file: FileLook,
): void {
  const insert = (sql: string, bind: (string | number | null)[]) => database.exec({ sql, bind });
  // The first layer of the look lies on top.
  const drawn = file.map.layers.flatMap((look) => {
    const layer = layers.find((each) => lookOf(each, file) === look);
    return layer ? [{ look, titles: titlesOf(layer), geometry: layer.geometry.type }] : [];
  });
  database.exec(TABLES);
  for (const { look, titles } of drawn)
    insert(
      "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner, ui, update_time) VALUES ('', '', ?, 'geom', ?, ?, '', 1, '', '', NULL, ?)",
      [look.layer, titles.title, layerStyle(look, titles), UNDATED],
    );
  insert('INSERT INTO qgis_projects VALUES (?, ?, ?)', [
    file.map.title,
    JSON.stringify({ last_modified_time: UNDATED.slice(0, 19), last_modified_user: '' }),
    projectContent(qgisProject(file.file, file.map, drawn)),
  ]);
}

const TABLES = `
CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
  f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN,
  description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')));
INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, srs_id) VALUES
  ('layer_styles', 'attributes', 'layer_styles', '${UNDATED}', 0);
CREATE TABLE qgis_projects (name TEXT PRIMARY KEY, metadata BLOB, content BLOB);
`;
