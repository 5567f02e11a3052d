import { scaleLinear, scaleLog } from 'd3-scale';
import { axes, type Frame } from './axes';
import { pathThrough, type Drawing, type Shape } from './drawing';

/** What the figure of nearest distances shows. */
export interface KDistanceInput {
  /** Kilometres, ascending, one per firm that takes part. */
  readonly km: Float64Array;
  /** Index of the suggested knee, -1 for none. */
  readonly knee: number;
  readonly radiusKm: number;
  readonly width: number;
  readonly height: number;
  readonly labels: {
    readonly figure: string;
    readonly x: string;
    readonly y: string;
    readonly share: (share: number) => string;
    readonly km: (km: number) => string;
  };
}

/** The drawing with its vertical scale, for a line that can be dragged. */
export interface KDistanceFigure {
  readonly drawing: Drawing;
  readonly frame: Frame;
  readonly yOf: (km: number) => number;
  /** Kilometres at a height in pixels, within the figure's range. */
  readonly kmAt: (y: number) => number;
  readonly leastKm: number;
  readonly mostKm: number;
}

/** Firms on one point have no logarithm of their distance: they are drawn at this one, kilometres. */
const LEAST_KM = 0.01;
/** No more points than pixels make a difference. */
export const MOST_POINTS = 400;

/**
 * The distances to the k-th nearest firm in ascending order, on a logarithmic scale, with the knee as a dot and the present radius as
 * a line. The range covers all but the first and last hundredth of the firms, and the radius in any case.
 */
export function kDistanceFigure(input: KDistanceInput): KDistanceFigure {
  const { km, knee, radiusKm, width, height, labels } = input;
  const frame: Frame = { left: 44, right: width - 10, top: 22, bottom: height - 36 };
  const last = Math.max(0, km.length - 1);
  const at = (share: number) => Math.max(LEAST_KM, km[Math.round(last * share)] ?? radiusKm);
  const leastKm = Math.min(at(0.01), radiusKm) / 1.2;
  const mostKm = Math.max(at(0.99), radiusKm) * 1.2;
  const y = scaleLog([leastKm, mostKm], [frame.bottom, frame.top]).clamp(true);
  const x = scaleLinear([0, last || 1], [frame.left, frame.right]);

  const step = Math.max(1, Math.floor(km.length / MOST_POINTS));
  const points: [number, number][] = [];
  for (let i = 0; i < km.length; i += step) points.push([x(i), y(Math.max(LEAST_KM, km[i]))]);
  if (km.length > 1 && last % step !== 0) points.push([x(last), y(Math.max(LEAST_KM, km[last]))]);

  const shapes: Shape[] = [
    ...axes(
      frame,
      {
        title: labels.x,
        ticks: [0, 0.25, 0.5, 0.75, 1].map((share) => ({
          at: x(share * last),
          text: labels.share(share),
        })),
      },
      {
        title: labels.y,
        ticks: decades(leastKm, mostKm).map((value) => ({ at: y(value), text: labels.km(value) })),
      },
    ),
    { kind: 'path', role: 'curve', d: pathThrough(points) },
  ];
  if (knee >= 0)
    shapes.push({
      kind: 'circle',
      role: 'knee',
      x: x(knee),
      y: y(Math.max(LEAST_KM, km[knee])),
      r: 4.5,
    });
  return {
    drawing: { width, height, label: labels.figure, shapes },
    frame,
    yOf: (value) => y(value),
    kmAt: (pixel) => y.invert(pixel),
    leastKm,
    mostKm,
  };
}

/** 0.1, 0.2, 0.5, 1, 2, 5 … between two distances. */
export function decades(least: number, most: number): number[] {
  const found: number[] = [];
  for (let power = -3; power <= 4; power++)
    for (const digit of [1, 2, 5]) {
      const value = Number(`${digit}e${power}`);
      if (value >= least && value <= most) found.push(value);
    }
  return found;
}
