import { axes } from './axes';
import { px, type Shape, type ShapeRole } from './drawing';
import { measureScale } from './measure-scale';
import { plotFrame, type ChartDrawing } from './plot';

/** A step function of distance, see `ReachCurve` of the linkage room. */
interface Curve {
  readonly firms: number;
  /** Kilometres at which the share rises, ascending. */
  readonly km: Float64Array;
  readonly share: Float64Array;
}

export interface ReachInput {
  /** Drawn in this order; a curve without a firm is left out. */
  readonly curves: readonly {
    readonly role: Extract<ShapeRole, 'inside' | 'outside' | 'group' | 'chosen'>;
    readonly name: string;
    readonly curve: Curve;
  }[];
  readonly width: number;
  readonly height: number;
  readonly labels: {
    readonly figure: string;
    readonly x: string;
    readonly y: string;
    readonly km: (value: number) => string;
    readonly share: (value: number) => string;
  };
}

const SHOWN_SHARE = 0.98;

/**
 * Share of each group's firms that have an institution at most so far away. The axis ends where nearly all firms of every group have
 * one. Null where no group has a firm.
 */
export function reachFigure({ curves, width, height, labels }: ReachInput): ChartDrawing | null {
  const drawn = curves.filter(({ curve }) => curve.firms > 0);
  if (drawn.length === 0) return null;
  const most = drawn.reduce((farthest, { curve: { km, share } }) => {
    const reached = share.findIndex((value) => value >= SHOWN_SHARE);
    return Math.max(farthest, km[reached]);
  }, 0);
  const frame = plotFrame(width, height);
  const range = [frame.left, frame.right] as const;
  const x = measureScale([0, most > 0 ? most : 1], range, false, width / 70, labels.km);
  const y = measureScale([0, 1], [frame.bottom, frame.top], false, 4, labels.share);
  const shapes: Shape[] = [
    ...axes(frame, { title: labels.x, ticks: x.ticks }, { title: labels.y, ticks: y.ticks }),
    ...drawn.map(({ role, curve }): Shape => ({
      kind: 'path',
      role: role === 'chosen' ? 'significant' : role,
      d: steps(curve, x.at, y.at, x.most),
    })),
    ...drawn.flatMap(({ role, name }, i): Shape[] => {
      const at = frame.bottom - 8 - (drawn.length - 1 - i) * 14;
      const shown = role === 'chosen' ? 'significant' : role;
      return [
        {
          kind: 'line',
          role: shown,
          x1: frame.right - 22,
          y1: at - 4,
          x2: frame.right - 2,
          y2: at - 4,
        },
        { kind: 'text', role: 'tick', x: frame.right - 26, y: at, text: name, anchor: 'end' },
      ];
    }),
  ];
  return { drawing: { width, height, label: labels.figure, shapes }, frame, x };
}

/** Steps of less than a pixel are drawn as one. */
function steps(
  { km, share }: Curve,
  x: (value: number) => number,
  y: (value: number) => number,
  mostKm: number,
): string {
  let d = `M${px(x(0))},${px(y(0))}`;
  let drawnTo = x(0);
  for (let i = 0; i < km.length && km[i] <= mostKm; i++) {
    const isLast = i + 1 === km.length || km[i + 1] > mostKm;
    if (x(km[i]) - drawnTo < 0.5 && !isLast && i > 0) continue;
    drawnTo = x(km[i]);
    d += `H${px(drawnTo)}V${px(y(share[i]))}`;
  }
  return `${d}H${px(x(mostKm))}`;
}
