import { axes } from './axes';
import { areaBetween, pathThrough, px, type Shape } from './drawing';
import { measureScale } from './measure-scale';
import { plotFrame, type ChartDrawing } from './plot';

/** A smoothed mean over distance with its band, one entry per distance each; NaN where it has no value. */
export interface DecayInput {
  /** Kilometres, ascending. */
  readonly at: Float64Array;
  readonly mean: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Kilometres of each firm, drawn as strokes at the foot where the mask is 1. */
  readonly km: Float64Array;
  readonly mask: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly labels: {
    readonly figure: string;
    readonly x: string;
    readonly y: string;
    readonly value: (value: number) => string;
  };
}

const RUG_PX = 7;

/** The curve over its band, and where the selected firms lie. Null where no mean is known. */
export function decayFigure(input: DecayInput): ChartDrawing | null {
  const { at, mean, low, high, width, height, labels } = input;
  const known = [...mean, ...low, ...high].filter((value) => !Number.isNaN(value));
  if (known.length === 0) return null;
  const least = known.reduce((a, b) => Math.min(a, b));
  const most = known.reduce((a, b) => Math.max(a, b));
  const frame = plotFrame(width, height);
  const range = [frame.left, frame.right] as const;
  const x = measureScale([at[0], at[at.length - 1]], range, false, width / 70, labels.value);
  const y = measureScale(
    [Math.min(0, least), most],
    [frame.bottom, frame.top],
    false,
    height / 40,
    labels.value,
  );
  const along = Array.from(at, x.at);
  const line = pathThrough(along.map((place, i): [number, number] => [place, y.at(mean[i])]));
  const shapes: Shape[] = [
    ...axes(frame, { title: labels.x, ticks: x.ticks }, { title: labels.y, ticks: y.ticks }),
    ...stretches(low).map(([from, to]): Shape => ({
      kind: 'path',
      role: 'band',
      d: areaBetween(
        along.slice(from, to),
        Array.from(low.slice(from, to), y.at),
        Array.from(high.slice(from, to), y.at),
      ),
    })),
    { kind: 'path', role: 'curve', d: line },
    { kind: 'path', role: 'significant', d: rug(input, x.at, frame.bottom, x.most) },
  ];
  return { drawing: { width, height, label: labels.figure, shapes }, frame, x };
}

/** Stretches [from, to) of entries that are known. */
function stretches(values: Float64Array): [number, number][] {
  const found: [number, number][] = [];
  let from = -1;
  for (let i = 0; i <= values.length; i++) {
    const known = i < values.length && !Number.isNaN(values[i]);
    if (known && from < 0) from = i;
    if (!known && from >= 0) {
      found.push([from, i]);
      from = -1;
    }
  }
  return found;
}

/** One stroke per pixel that has a selected firm; firms beyond the curve have none. */
function rug(
  { km, mask }: DecayInput,
  at: (value: number) => number,
  bottom: number,
  mostKm: number,
): string {
  const taken = new Set<number>();
  km.forEach((value, row) => {
    if (mask[row] === 1 && value <= mostKm) taken.add(Math.round(at(value)));
  });
  return [...taken]
    .sort((a, b) => a - b)
    .map((place) => `M${px(place)},${px(bottom - RUG_PX)}v${RUG_PX - 2}`)
    .join('');
}
