import type { MultiPolygonCoordinates } from '../../model/cluster';

/** What the pointer draws: polygons, holes and lines corner by corner, or changes of the boundary that is given. */
export interface DrawingSpec {
  readonly tool: 'polygon' | 'hole' | 'line' | 'edit';
  /** The boundary whose corners are shown; only with `edit`. */
  readonly shape: { readonly id: string; readonly coordinates: MultiPolygonCoordinates } | null;
  /** Another number draws the boundary anew, whatever the hand has made of it. */
  readonly revision: number;
}

/** What a person has drawn, in degrees. Lines of a shape may cross each other. */
export interface DrawingIntents {
  readonly onShape?: (shape: MultiPolygonCoordinates) => void;
  readonly onLine?: (line: readonly (readonly [number, number])[]) => void;
  /** `settled` when the hand lets go. */
  readonly onReshape?: (id: string, shape: MultiPolygonCoordinates, settled: boolean) => void;
}
