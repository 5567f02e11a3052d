import type { Frame } from './axes';
import type { Drawing } from './drawing';
import type { MeasureScale } from './measure-scale';

/** A chart with its scales, for what is drawn or brushed over it. */
export interface ChartDrawing {
  readonly drawing: Drawing;
  readonly frame: Frame;
  readonly x: MeasureScale;
}

/** Room that a chart's axes need around its plot, pixels. */
export function plotFrame(width: number, height: number): Frame {
  return { left: 44, right: width - 12, top: 20, bottom: height - 34 };
}
