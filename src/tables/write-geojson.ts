import { UNATTENDED, type MultiPolygonCoordinates, type Run } from '../model';
import { roundCoordinate, roundSignificant } from './numbers';
import { oriented, ringOf } from './rings';

/**
 * One property of every feature. A kind decides the type in the file, so that no key has two types.
 * `text`: '' becomes null. `number`: 10 significant digits, NaN and infinities null. `integer`: the same, and every value is a
 * whole number. `boolean`: 1 true, 0 false, NaN null. `literal`: cells that are JSON numbers as they stand, '' null.
 */
export type GeoJsonProperty =
  | { readonly key: string; readonly kind: 'text' | 'literal'; readonly values: readonly string[] }
  | {
      readonly key: string;
      readonly kind: 'number' | 'integer' | 'boolean';
      readonly values: ArrayLike<number>;
    };

/** The geometries of a layer, one per feature, in degrees; NaN or an empty list for a feature without a place. */
export type GeoJsonGeometry =
  | { readonly type: 'Point'; readonly lng: ArrayLike<number>; readonly lat: ArrayLike<number> }
  | {
      readonly type: 'LineString';
      readonly fromLng: ArrayLike<number>;
      readonly fromLat: ArrayLike<number>;
      readonly toLng: ArrayLike<number>;
      readonly toLat: ArrayLike<number>;
    }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly MultiPolygonCoordinates[] };

export interface GeoJsonLayer {
  /** Becomes the layer's name in GIS programs. */
  readonly name: string;
  /** What made the file and with which settings; written as it is, keys in their order. */
  readonly metadata: unknown;
  /** One per feature: its id, and its first property. */
  readonly ids: readonly string[];
  readonly geometry: GeoJsonGeometry;
  /** Computed ones first, then the input's own (see inputProperties). */
  readonly properties: readonly GeoJsonProperty[];
}

const FEATURES_PER_CHUNK = 1000;

/**
 * A layer as GeoJSON by RFC 7946, in pieces that follow each other: a FeatureCollection with the foreign members `name` and
 * `metadata` in front, one feature per line, the same keys in every feature, coordinates with 7 decimals. Exterior rings go
 * counter-clockwise, holes clockwise; positions that coincide after rounding are written once, and rings and lines that
 * vanish thereby are left out (a feature that has nothing left has a null geometry). The bytes do not depend on the JavaScript engine. Throws
 * where a property's length or key does not fit.
 */
export async function writeGeoJson(layer: GeoJsonLayer, run: Run = UNATTENDED): Promise<string[]> {
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

function checkProperties({ ids, properties }: GeoJsonLayer): void {
  const seen = new Set(['id', 'fid']);
  for (const { key, values } of properties) {
    if (values.length !== ids.length) {
      throw new Error(`writeGeoJson: ${key} has ${values.length} values, not ${ids.length}`);
    }
    if (seen.has(key.toLowerCase())) throw new Error(`writeGeoJson: ${key} is used twice`);
    seen.add(key.toLowerCase());
  }
}

function valueText(property: GeoJsonProperty, i: number): string {
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

function geometryText(geometry: GeoJsonGeometry, i: number): string {
  switch (geometry.type) {
    case 'Point': {
      const point = positionText(geometry.lng[i], geometry.lat[i]);
      return point ? `{"type":"Point","coordinates":${point}}` : 'null';
    }
    case 'LineString': {
      const from = positionText(geometry.fromLng[i], geometry.fromLat[i]);
      const to = positionText(geometry.toLng[i], geometry.toLat[i]);
      if (!from || !to || from === to) return 'null';
      return `{"type":"LineString","coordinates":[${from},${to}]}`;
    }
    case 'MultiPolygon':
      return multiPolygonText(geometry.coordinates[i]);
  }
}

function multiPolygonText(polygons: MultiPolygonCoordinates): string {
  const parts: string[] = [];
  for (const rings of polygons) {
    const kept = rings.map((ring, r) => ringOf(ring, roundCoordinate) ?? (r === 0 ? 'gone' : null));
    if (kept[0] === 'gone' || kept.length === 0) continue;
    const texts = kept
      .filter((ring) => ring !== null && ring !== 'gone')
      .map((ring, r) => ringText(oriented(ring, r === 0)));
    parts.push(`[${texts.join(',')}]`);
  }
  return parts.length > 0 ? `{"type":"MultiPolygon","coordinates":[${parts.join(',')}]}` : 'null';
}

function ringText(ring: readonly [number, number][]): string {
  return `[${ring.map(([lng, lat]) => `[${lng},${lat}]`).join(',')}]`;
}

function positionText(lng: number, lat: number): string | null {
  if (!Number.isFinite(lng) || !Number.isFinite(lat)) return null;
  return `[${roundCoordinate(lng)},${roundCoordinate(lat)}]`;
}

const LONE_SURROGATE = /\p{Surrogate}/gu;

/** JSON text; half a surrogate pair, which no UTF-8 file can hold, becomes the replacement character. */
function json(text: string): string {
  return JSON.stringify(text.replace(LONE_SURROGATE, '\ufffd'));
}

function roundedNumber(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? roundSignificant(value) : value;
}
