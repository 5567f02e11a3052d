import type { DrawTask } from '../../stats/draw-parts';
import { EXPLANATION_REDRAWS } from '../explain';
import { FIRM_PERMUTATION, GROUP_PERMUTATION } from './permutation';
import { MORAN_DRAWS } from '../spatial/spatial';
import { CURVE_DRAWS } from '../specification-curve';
import { WILD_DRAWS } from './wild-bootstrap';

/** The random draws of this room that can be made in parts. */
export const EVIDENCE_DRAWS: readonly DrawTask<never, unknown>[] = [
  FIRM_PERMUTATION,
  GROUP_PERMUTATION,
  WILD_DRAWS,
  EXPLANATION_REDRAWS,
  CURVE_DRAWS,
  MORAN_DRAWS,
];
