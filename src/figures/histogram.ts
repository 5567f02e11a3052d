import { scaleLinear } from 'd3-scale';
import { axes } from './axes';
import { px, type Shape } from './drawing';
import { extentOf, measureScale } from './measure-scale';
import { plotFrame, type ChartDrawing } from './plot';

export interface HistogramInput {
  /** One entry per firm, NaN where not known. */
  readonly values: Float64Array;
  /** 1 for each firm that is selected. */
  readonly mask: Uint8Array;
  readonly log: boolean;
  readonly width: number;
  readonly height: number;
  readonly labels: {
    readonly figure: string;
    readonly x: string;
    readonly y: string;
    readonly value: (value: number) => string;
    readonly count: (count: number) => string;
  };
}

/** A bin holds its values from `from` on and below `to`; the last one `to` also. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly chosen: number;
}

export interface Histogram extends ChartDrawing {
  readonly bins: readonly Bin[];
}

const BINS = 24;
/** Up to so many whole numbers get a bin each. */
const MOST_WHOLE = 40;

/** Firms by value as bars, the selected among them dark. Null where no value is known. */
export function histogram(input: HistogramInput): Histogram | null {
  const { values, mask, log, width, height, labels } = input;
  const extent = extentOf(values);
  if (!extent) return null;
  const frame = plotFrame(width, height);
  const edges = edgesOf(values, extent, log);
  const range = [frame.left, frame.right] as const;
  const x = measureScale([edges[0], edges[edges.length - 1]], range, log, width / 70, labels.value);
  const bins = countInto(edges, values, mask);
  const most = bins.reduce((largest, { count }) => Math.max(largest, count), 1);
  const y = scaleLinear([0, most], [frame.bottom, frame.top]).nice(4);
  const bars = (height: (bin: Bin) => number) =>
    bins
      .filter((bin) => height(bin) > 0)
      .map((bin) => {
        const [left, right] = [x.at(bin.from) + 0.5, Math.max(x.at(bin.to) - 0.5, x.at(bin.from))];
        return `M${px(left)},${px(frame.bottom)}V${px(y(height(bin)))}H${px(right)}V${px(frame.bottom)}Z`;
      })
      .join('');
  const counts = y.ticks(4).filter(Number.isInteger);
  const shapes: Shape[] = [
    ...axes(
      frame,
      { title: labels.x, ticks: x.ticks },
      { title: labels.y, ticks: counts.map((at) => ({ at: y(at), text: labels.count(at) })) },
    ),
    { kind: 'path', role: 'bar', d: bars(({ count }) => count) },
    { kind: 'path', role: 'chosen-bar', d: bars(({ chosen }) => chosen) },
  ];
  return { drawing: { width, height, label: labels.figure, shapes }, frame, x, bins };
}

/** Edges of the bins: one per whole number where there are few, round ones, or equal steps of log(1 + value). */
function edgesOf(
  values: Float64Array,
  [least, most]: readonly [number, number],
  log: boolean,
): number[] {
  if (log && most > least) {
    const scale = measureScale([least, most], [0, BINS], true, BINS, String);
    const inner = Array.from({ length: BINS - 1 }, (_, i) => scale.valueAt(i + 1));
    return [least, ...inner, most];
  }
  const whole = values.every((value) => Number.isNaN(value) || Number.isInteger(value));
  if (whole && most - least < MOST_WHOLE)
    return Array.from({ length: most - least + 2 }, (_, i) => least + i);
  if (least === most) return [least - 0.5, most + 0.5];
  const scale = scaleLinear().domain([least, most]).nice(BINS);
  const [from, to] = scale.domain();
  return [...new Set([from, ...scale.ticks(BINS), to])];
}

function countInto(edges: readonly number[], values: Float64Array, mask: Uint8Array): Bin[] {
  const last = edges.length - 2;
  const counts = new Float64Array(last + 1);
  const chosen = new Float64Array(last + 1);
  values.forEach((value, row) => {
    if (Number.isNaN(value)) return;
    const bin = binOf(edges, value);
    counts[bin]++;
    chosen[bin] += mask[row];
  });
  return Array.from(counts, (count, bin) => ({
    from: edges[bin],
    to: edges[bin + 1],
    count,
    chosen: chosen[bin],
  }));
}

function binOf(edges: readonly number[], value: number): number {
  let low = 0;
  let high = edges.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (edges[middle] <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
