import type { BoundaryMethod } from '../../model/cluster';
import type { MethodOfBoundary } from './boundary-method';
import { concave } from './concave';
import { convex } from './convex';
import { discs } from './discs';
import { isopleth } from './isopleth';

export type { LineParameter } from './boundary-method';

/** Every way to draw a boundary, by the word that study.json and the command line know it by. */
const METHODS: Readonly<Record<BoundaryMethod, MethodOfBoundary>> = {
  discs,
  concave,
  convex,
  isopleth,
};

export const boundaryMethod = (method: BoundaryMethod): MethodOfBoundary => METHODS[method];
