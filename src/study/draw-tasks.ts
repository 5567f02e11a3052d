import { LABEL_DRAWS } from '../cluster';
import { EVIDENCE_DRAWS } from '../evidence';
import type { DrawTask } from '../stats/draw-parts';
import { POSITION_REDRAWS } from './questions/position-error';
import { POSITION_ESTIMATES } from './questions/position-evidence';

/** All random draws that other threads can make a part of; a thread finds them by their names. */
export const DRAW_TASKS: readonly DrawTask<never, unknown>[] = [
  ...EVIDENCE_DRAWS,
  LABEL_DRAWS,
  POSITION_REDRAWS,
  POSITION_ESTIMATES,
];
