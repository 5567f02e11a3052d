import type { Geometry } from 'geojson';
import type { Problem } from '../../../model';

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
}

/**
 * Reads one layer of a file: the one that is named, else the first that has points, else the first. Throws `Unreadable` with the
 * sentence's code, or whatever its library throws at bytes that are no such file.
 */
export type LayerReader = (
  name: string,
  bytes: Uint8Array,
  layer: string | undefined,
) => Promise<FoundLayer>;

/** What is wrong with a file, as its reader finds it. */
export class Unreadable extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}
