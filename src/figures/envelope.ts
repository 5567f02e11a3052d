import { scaleLinear } from 'd3-scale';
import { axes, type Frame } from './axes';
import { areaBetween, pathThrough, type Drawing, type Shape } from './drawing';

/** A function of distance with its envelopes; all columns have one entry per distance. */
export interface EnvelopeInput {
  /** Kilometres, ascending. */
  readonly distancesKm: ArrayLike<number>;
  readonly observed: ArrayLike<number>;
  readonly localLow: ArrayLike<number>;
  readonly localHigh: ArrayLike<number>;
  readonly globalLow: ArrayLike<number>;
  readonly globalHigh: ArrayLike<number>;
  /** Distances at which the function lies beyond the global envelopes, [from, to] in kilometres. */
  readonly significant: readonly (readonly [number, number])[];
  readonly width: number;
  readonly height: number;
  readonly labels: {
    readonly figure: string;
    readonly x: string;
    readonly y: string;
    readonly value: (value: number) => string;
  };
}

/**
 * The function as a line over the band of its local envelope, with the global envelopes dotted and, on the axis, the distances
 * at which it lies beyond them.
 */
export function envelopeFigure(input: EnvelopeInput): Drawing {
  const { distancesKm, observed, width, height, labels } = input;
  const frame: Frame = { left: 48, right: width - 10, top: 22, bottom: height - 36 };
  const km = Array.from(distancesKm);
  const columns = [observed, input.globalLow, input.globalHigh, input.localLow, input.localHigh];
  let least = Infinity;
  let most = -Infinity;
  for (const column of columns)
    for (let g = 0; g < km.length; g++) {
      least = Math.min(least, column[g]);
      most = Math.max(most, column[g]);
    }
  const x = scaleLinear([0, km[km.length - 1] || 1], [frame.left, frame.right]);
  const y = scaleLinear([least, most], [frame.bottom - 6, frame.top]).nice(5);
  const along = km.map((value) => x(value));
  const heights = (column: ArrayLike<number>) => km.map((_, g) => y(column[g]));
  const line = (column: ArrayLike<number>) =>
    pathThrough(heights(column).map((at, g): [number, number] => [along[g], at]));
  const shapes: Shape[] = [
    ...axes(
      frame,
      { title: labels.x, ticks: x.ticks(6).map((at) => ({ at: x(at), text: String(at) })) },
      { title: labels.y, ticks: y.ticks(5).map((at) => ({ at: y(at), text: labels.value(at) })) },
    ),
    {
      kind: 'path',
      role: 'band',
      d: areaBetween(along, heights(input.localLow), heights(input.localHigh)),
    },
    { kind: 'path', role: 'limit', d: line(input.globalLow) },
    { kind: 'path', role: 'limit', d: line(input.globalHigh) },
    { kind: 'path', role: 'curve', d: line(observed) },
    ...input.significant.map(([from, to]): Shape => ({
      kind: 'line',
      role: 'significant',
      x1: x(from),
      y1: frame.bottom,
      // One distance alone is still to be seen.
      x2: Math.max(x(to), x(from) + 3),
      y2: frame.bottom,
    })),
  ];
  return { width, height, label: labels.figure, shapes };
}
