import type { Geometry } from 'geojson';
import { problem, type Problem } from '../../../model';

/** One layer of a GIS file as it stands there, before it is a table of points or a layer of polygons. */
export interface FoundLayer {
  readonly name: string;
  /** All layers of the file, in its order; the file's own name where its format holds one. */
  readonly layers: readonly string[];
  /** Names of the fields in the file's order. */
  readonly fields: readonly string[];
  /** Field → value, one object per feature; null or absent for none. Numbers beyond 2^53 are bigint. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** One per feature, in the units of `system`; null for a layer that has no geometry. */
  readonly geometries: readonly (Geometry | null)[] | null;
  /** `EPSG:6668`, the text of WKT or PROJJSON; '' for longitude and latitude of WGS84. */
  readonly system: string;
  /** What was noticed beside; absent for nothing. */
  readonly problems?: readonly Problem[];
}

/** Which layer of a file is meant: by its name, else the first with such shapes, else the first. */
export interface LayerWanted {
  /** Undefined where nobody said. */
  readonly name?: string;
  readonly shape: 'points' | 'polygons';
}

/**
 * Reads one layer of a file. Throws `Unreadable` with the sentence's code, or whatever its library throws at bytes that are no such
 * file.
 */
export type LayerReader = (
  name: string,
  bytes: Uint8Array,
  wanted: LayerWanted,
) => Promise<FoundLayer>;

/** What is wrong with a file, as its reader finds it. */
export class Unreadable extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** The layer that is wanted; `has` says which shapes one has. Throws `Unreadable` where none has the name that was asked for. */
export function layerWanted<T>(
  file: string,
  layers: ReadonlyMap<string, T>,
  { name, shape }: LayerWanted,
  has: (layer: T, shape: LayerWanted['shape']) => boolean,
): string {
  const names = [...layers.keys()];
  if (name !== undefined && !layers.has(name))
    throw new Unreadable(
      problem('layer-unknown', 'error', { file }, { wanted: name, layers: names }),
    );
  const chosen = name ?? names.find((each) => has(layers.get(each)!, shape)) ?? names[0];
  if (chosen === undefined) throw new Unreadable(problem('layer-none', 'error', { file }, {}));
  return chosen;
}
