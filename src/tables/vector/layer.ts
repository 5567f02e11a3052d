import type { MultiPolygonCoordinates } from '../../model';

/**
 * One property of every feature. A kind decides the type in the file, so that no key has two types.
 * `text`: '' becomes null. `number`: 10 significant digits, NaN and infinities null. `integer`: the same, and every value is a
 * whole number. `boolean`: 1 true, 0 false, NaN null. `literal`: cells that are JSON numbers as they stand, '' null.
 */
export type LayerProperty =
  | { readonly key: string; readonly kind: 'text' | 'literal'; readonly values: readonly string[] }
  | {
      readonly key: string;
      readonly kind: 'number' | 'integer' | 'boolean';
      readonly values: ArrayLike<number>;
    };

/** The geometries of a layer, one per feature, in degrees; NaN or an empty list for a feature without a place. */
export type LayerGeometry =
  | { readonly type: 'Point'; readonly lng: ArrayLike<number>; readonly lat: ArrayLike<number> }
  | {
      readonly type: 'LineString';
      readonly fromLng: ArrayLike<number>;
      readonly fromLat: ArrayLike<number>;
      readonly toLng: ArrayLike<number>;
      readonly toLat: ArrayLike<number>;
    }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly MultiPolygonCoordinates[] };

export interface VectorLayer {
  /** Becomes the layer's name in GIS programs. */
  readonly name: string;
  /** What made the file and with which settings; written as it is, keys in their order. */
  readonly metadata: unknown;
  /** One per feature: its id, and its first property. */
  readonly ids: readonly string[];
  readonly geometry: LayerGeometry;
  /** Computed ones first, then the input's own (see inputProperties). */
  readonly properties: readonly LayerProperty[];
  /** Keys of the properties that are the input's own columns; absent where there are none. */
  readonly own?: ReadonlySet<string>;
}
