import { UNATTENDED, type Run } from '../model';
import { roundSignificant } from './values/numbers';
import type { LayerGeometry, LayerProperty, VectorLayer } from './vector/layer';
import { shapeAt, type Position } from './vector/shapes';

export type {
  LayerGeometry as GeoJsonGeometry,
  LayerProperty as GeoJsonProperty,
  VectorLayer as GeoJsonLayer,
} from './vector/layer';

const FEATURES_PER_CHUNK = 1000;

/**
 * A layer as GeoJSON by RFC 7946, in pieces that follow each other: a FeatureCollection with the foreign members `name` and
 * `metadata` in front, one feature per line, the same keys in every feature, coordinates with 7 decimals. Exterior rings go
 * counter-clockwise, holes clockwise; positions that coincide after rounding are written once, and rings and lines that
 * vanish thereby are left out (a feature that has nothing left has a null geometry). The bytes do not depend on the JavaScript engine. Throws
 * where a property's length or key does not fit.
 */
export async function writeGeoJson(layer: VectorLayer, run: Run = UNATTENDED): Promise<string[]> {
  const count = layer.ids.length;
  checkProperties(layer);
  const keys = layer.properties.map(({ key }) => `,${json(key)}:`);
  const metadata = JSON.stringify(layer.metadata, roundedNumber) ?? 'null';
  const chunks = [
    `{"type":"FeatureCollection","name":${json(layer.name)},"metadata":${metadata},"features":[\n`,
  ];
  for (let from = 0; from < count; from += FEATURES_PER_CHUNK) {
    const to = Math.min(count, from + FEATURES_PER_CHUNK);
    const lines: string[] = [];
    for (let i = from; i < to; i++) {
      const id = json(layer.ids[i]);
      let line = `{"type":"Feature","id":${id},"properties":{"id":${id}`;
      layer.properties.forEach((property, p) => (line += keys[p] + valueText(property, i)));
      lines.push(`${line}},"geometry":${geometryText(layer.geometry, i)}}`);
    }
    chunks.push(lines.join(',\n') + (to < count ? ',\n' : '\n'));
    run.progress(to / count);
    const turn = run.checkpoint();
    if (turn) await turn;
  }
  chunks.push(']}\n');
  return chunks;
}

function checkProperties({ ids, properties }: VectorLayer): void {
  const seen = new Set(['id', 'fid']);
  for (const { key, values } of properties) {
    if (values.length !== ids.length) {
      throw new Error(`writeGeoJson: ${key} has ${values.length} values, not ${ids.length}`);
    }
    if (seen.has(key.toLowerCase())) throw new Error(`writeGeoJson: ${key} is used twice`);
    seen.add(key.toLowerCase());
  }
}

function valueText(property: LayerProperty, i: number): string {
  const value = property.values[i];
  if (typeof value === 'string') {
    if (value === '') return 'null';
    return property.kind === 'text' ? json(value) : value;
  }
  if (!Number.isFinite(value)) return 'null';
  if (property.kind === 'boolean') return value === 0 ? 'false' : 'true';
  if (property.kind === 'integer' && !Number.isInteger(value)) {
    throw new Error(`writeGeoJson: ${property.key} holds ${value}, not a whole number`);
  }
  return String(roundSignificant(value));
}

function geometryText(geometry: LayerGeometry, i: number): string {
  const shape = shapeAt(geometry, i);
  if (!shape) return 'null';
  switch (shape.type) {
    case 'Point':
      return `{"type":"Point","coordinates":${positionText(shape.position)}}`;
    case 'LineString':
      return `{"type":"LineString","coordinates":${positionsText(shape.positions)}}`;
    case 'MultiPolygon': {
      const polygons = shape.polygons.map((rings) => `[${rings.map(positionsText).join(',')}]`);
      return `{"type":"MultiPolygon","coordinates":[${polygons.join(',')}]}`;
    }
  }
}

const positionText = ([lng, lat]: Position) => `[${lng},${lat}]`;

const positionsText = (positions: readonly Position[]) =>
  `[${positions.map(positionText).join(',')}]`;

const LONE_SURROGATE = /\p{Surrogate}/gu;

/** JSON text; half a surrogate pair, which no UTF-8 file can hold, becomes the replacement character. */
function json(text: string): string {
  return JSON.stringify(text.replace(LONE_SURROGATE, '\ufffd'));
}

function roundedNumber(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? roundSignificant(value) : value;
}
