import { problem, type MultiPolygonCoordinates, type Problem } from '../../model';
import { crossingProblems, crossingsOf } from '../../study';
import type { DrawingRefusal, WaitingShape } from './drawing-tools';

/** Why the last wish of someone who draws came to nothing, and the shape that waits for what the person says to it. */
export class DrawingFaults {
  waiting = $state.raw<WaitingShape | null>(null);
  problem = $state.raw<Problem | null>(null);
  refusal = $state<DrawingRefusal | null>(null);

  forgive(): void {
    this.waiting = null;
    this.problem = null;
    this.refusal = null;
  }

  noArea(file?: string): void {
    this.problem = problem(
      'boundary-without-area',
      'error',
      file === undefined ? {} : { file },
      {},
    );
  }

  /** True for a shape that can be used as it is; one that crosses itself waits. */
  isSimple(shape: MultiPolygonCoordinates, id: string | null, name: string): boolean {
    const crossings = crossingsOf(shape);
    this.problem = crossingProblems('', [{ name, shape, crossings }])[0] ?? null;
    this.waiting = crossings.length > 0 ? { shape, id } : null;
    return crossings.length === 0;
  }
}
