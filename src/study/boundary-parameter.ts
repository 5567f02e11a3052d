import { boundaryMethod, type LineParameter } from '../cluster';
import type { BoundaryMethod, ClusterSettings } from '../model';

/** What a boundary's line is drawn with, kilometres; see `boundaryOf`. */
export interface BoundaryParameter extends LineParameter {
  readonly method: BoundaryMethod;
}

export function boundaryParameter({
  boundary: method,
  radiusKm,
}: Pick<ClusterSettings, 'boundary' | 'radiusKm'>): BoundaryParameter {
  return { method, ...boundaryMethod(method).parameter(radiusKm) };
}
