import type { Shape } from './drawing';

/** Room around the plot for ticks and titles, pixels. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Tick {
  /** Pixels along the axis. */
  readonly at: number;
  readonly text: string;
}

/** The frame of a figure: ticks with their lines and both axes' titles. */
export function axes(
  frame: Frame,
  x: { readonly title: string; readonly ticks: readonly Tick[] },
  y: { readonly title: string; readonly ticks: readonly Tick[] },
): Shape[] {
  const { left, right, top, bottom } = frame;
  const middle = (left + right) / 2;
  return [
    ...y.ticks.flatMap(({ at, text }): Shape[] => [
      { kind: 'line', role: 'grid', x1: left, y1: at, x2: right, y2: at },
      { kind: 'text', role: 'tick', x: left - 5, y: at + 4, text, anchor: 'end' },
    ]),
    ...x.ticks.map(({ at, text }): Shape => ({
      kind: 'text',
      role: 'tick',
      x: at,
      y: bottom + 14,
      text,
      anchor: 'middle',
    })),
    { kind: 'line', role: 'axis', x1: left, y1: bottom, x2: right, y2: bottom },
    { kind: 'text', role: 'title', x: middle, y: bottom + 29, text: x.title, anchor: 'middle' },
    { kind: 'text', role: 'title', x: left, y: top - 6, text: y.title, anchor: 'start' },
  ];
}
