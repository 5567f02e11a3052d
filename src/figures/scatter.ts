import { axes, type Frame } from './axes';
import { px, type Drawing, type Shape } from './drawing';
import { extentOf, measureScale, type MeasureScale } from './measure-scale';
import { plotFrame, type ChartDrawing } from './plot';

export interface ScatterInput {
  /** One entry per firm each, NaN where not known: then the firm is not drawn. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly logX: boolean;
  readonly logY: boolean;
  readonly width: number;
  readonly height: number;
  readonly labels: {
    readonly figure: string;
    readonly x: string;
    readonly y: string;
    readonly value: (value: number) => string;
  };
}

export interface Scatter extends ChartDrawing {
  readonly y: MeasureScale;
  /** Firms that have both values. */
  readonly n: number;
}

/** Firms as dots. Null where no firm has both values. */
export function scatter(input: ScatterInput): Scatter | null {
  const { width, height, labels } = input;
  const both = (own: Float64Array, other: Float64Array) =>
    own.map((value, i) => (Number.isNaN(other[i]) ? NaN : value));
  const xs = both(input.x, input.y);
  const ys = both(input.y, input.x);
  const across = extentOf(xs);
  const up = extentOf(ys);
  if (!across || !up) return null;
  const frame: Frame = plotFrame(width, height);
  // Dots at the ends are whole.
  const x = measureScale(
    across,
    [frame.left + 4, frame.right - 4],
    input.logX,
    width / 70,
    labels.value,
  );
  const y = measureScale(
    up,
    [frame.bottom - 5, frame.top + 4],
    input.logY,
    height / 40,
    labels.value,
  );
  const shapes: Shape[] = [
    ...axes(frame, { title: labels.x, ticks: x.ticks }, { title: labels.y, ticks: y.ticks }),
    { kind: 'path', role: 'mark', d: dots(input, x, y, () => true) },
  ];
  const drawing: Drawing = { width, height, label: labels.figure, shapes };
  const n = xs.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
  return { drawing, frame, x, y, n };
}

/** The same dots of the firms that are selected, to lie on top. */
export function chosenDots(input: ScatterInput, { x, y }: Scatter, mask: Uint8Array): Shape {
  return { kind: 'path', role: 'chosen', d: dots(input, x, y, (row) => mask[row] === 1) };
}

/** Half a pixel tells dots apart; more of them on one place would only make the path longer. */
const GRAIN = 2;

/** Strokes of no length, which a round cap turns into dots: one path draws tens of thousands at once. */
function dots(
  { x: xs, y: ys, width, height }: ScatterInput,
  x: MeasureScale,
  y: MeasureScale,
  isDrawn: (row: number) => boolean,
): string {
  const across = Math.ceil(width * GRAIN) + 1;
  const taken = new Uint8Array(across * (Math.ceil(height * GRAIN) + 1));
  const parts: string[] = [];
  for (let row = 0; row < xs.length; row++) {
    if (Number.isNaN(xs[row]) || Number.isNaN(ys[row]) || !isDrawn(row)) continue;
    const column = Math.round(x.at(xs[row]) * GRAIN);
    const line = Math.round(y.at(ys[row]) * GRAIN);
    const place = line * across + column;
    if (taken[place] === 1) continue;
    taken[place] = 1;
    parts.push(`M${px(column / GRAIN)},${px(line / GRAIN)}h0`);
  }
  return parts.join('');
}
