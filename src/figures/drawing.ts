import { element, frame, label, type Figure, type KeyEntry, type SvgNode } from './svg';

/** What a shape stands for; the screen and the print style each role in their own way. */
export type ShapeRole =
  | 'axis'
  | 'grid'
  | 'tick'
  | 'title'
  | 'curve'
  | 'reference'
  | 'band'
  | 'limit'
  | 'knee'
  | 'present'
  | 'significant'
  | 'mark'
  | 'chosen'
  | 'bar'
  | 'chosen-bar'
  | 'interval'
  | 'inside'
  | 'outside'
  | 'group';

/** One element of a figure, in pixels from the upper left corner. */
export type Shape =
  | {
      readonly kind: 'line';
      readonly role: ShapeRole;
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
    }
  | { readonly kind: 'path'; readonly role: ShapeRole; readonly d: string }
  | {
      readonly kind: 'circle';
      readonly role: ShapeRole;
      readonly x: number;
      readonly y: number;
      readonly r: number;
    }
  | {
      readonly kind: 'text';
      readonly role: ShapeRole;
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly anchor: 'start' | 'middle' | 'end';
    };

/** A figure as data: drawn on the page by a component, in files and in print as `printed` gives it. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** What it shows, for who can't see it. */
  readonly label: string;
  readonly shapes: readonly Shape[];
}

/** A tenth of a pixel is enough, and keeps files short and alike. */
export function px(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The path through the points in order; '' for none. A point with NaN ends one stretch. */
export function pathThrough(points: readonly (readonly [number, number])[]): string {
  let d = '';
  let down = false;
  for (const [x, y] of points) {
    if (Number.isNaN(x) || Number.isNaN(y)) {
      down = false;
      continue;
    }
    d += `${down ? 'L' : 'M'}${px(x)},${px(y)}`;
    down = true;
  }
  return d;
}

/** The area between two curves over the same x. */
export function areaBetween(
  x: readonly number[],
  low: readonly number[],
  high: readonly number[],
): string {
  if (x.length === 0) return '';
  const there = x.map((value, i): [number, number] => [value, high[i]]);
  const back = x.map((value, i): [number, number] => [value, low[i]]).reverse();
  return `${pathThrough([...there, ...back])}Z`;
}

const PRINT: Readonly<Record<ShapeRole, string>> = {
  axis: 'stroke:#1d2429;fill:none',
  grid: 'stroke:#dce1e4;fill:none',
  tick: 'fill:#55616a;stroke:none',
  title: 'fill:#1d2429;stroke:none',
  curve: 'stroke:#1d2429;stroke-width:1.6;fill:none',
  reference: 'stroke:#55616a;stroke-dasharray:4 3;fill:none',
  band: 'fill:#b4bdc3;fill-opacity:.45;stroke:none',
  limit: 'stroke:#6b7780;stroke-dasharray:2 2;fill:none',
  knee: 'fill:#d55e00;stroke:none',
  present: 'stroke:#0072b2;stroke-width:1.6;fill:#0072b2',
  significant: 'stroke:#d55e00;stroke-width:3;fill:none',
  mark: 'stroke:#55616a;stroke-opacity:.5;stroke-width:4;stroke-linecap:round;fill:none',
  chosen: 'stroke:#d55e00;stroke-width:4.5;stroke-linecap:round;fill:none',
  bar: 'fill:#b4bdc3;stroke:none',
  'chosen-bar': 'fill:#d55e00;stroke:none',
  interval: 'stroke:#1d2429;stroke-width:1.4;fill:#1d2429',
  inside: 'stroke:#0072b2;stroke-width:2;fill:none',
  outside: 'stroke:#55616a;stroke-width:2;stroke-dasharray:5 3;fill:none',
  group: 'stroke:#009e73;stroke-width:2;fill:none',
};

/** A drawing as a tree for print and files: complete in itself, colours for white paper. */
export function printed({ width, height, label: title, shapes }: Drawing): SvgNode {
  return frame(width, height, title, title, shapes.map(nodeOf));
}

function nodeOf(shape: Shape): SvgNode {
  const style = PRINT[shape.role];
  switch (shape.kind) {
    case 'line':
      return element('line', {
        x1: px(shape.x1),
        y1: px(shape.y1),
        x2: px(shape.x2),
        y2: px(shape.y2),
        style,
      });
    case 'path':
      return element('path', { d: shape.d, style });
    case 'circle':
      return element('circle', { cx: px(shape.x), cy: px(shape.y), r: px(shape.r), style });
    case 'text':
      return label(shape.text, shape.x, shape.y, { 'text-anchor': shape.anchor, style });
  }
}

/** A drawing as a figure for files: with what its marks stand for, and its numbers. */
export function drawnFigure(
  drawing: Drawing,
  rest: Pick<Figure, 'title' | 'table' | 'keys'>,
): Figure {
  return { ...rest, description: drawing.label, svg: printed(drawing) };
}

const KEY_WIDTH = 20;

/** The legend's entry for what is drawn in a role. */
export function roleKey(role: ShapeRole, text: string): KeyEntry {
  const style = PRINT[role];
  const half = KEY_WIDTH / 2;
  const box = { x: 0, y: -5, width: KEY_WIDTH, height: 10, style };
  const line = element('line', { x1: 0, x2: KEY_WIDTH, y1: 0, y2: 0, style });
  const marks: Partial<Record<ShapeRole, SvgNode[]>> = {
    band: [element('rect', box)],
    bar: [element('rect', box)],
    'chosen-bar': [element('rect', box)],
    knee: [element('circle', { cx: half, cy: 0, r: 4, style })],
    interval: [line, element('circle', { cx: half, cy: 0, r: 4, style })],
    mark: [element('path', { d: `M${half},0h0`, style })],
    chosen: [element('path', { d: `M${half},0h0`, style })],
  };
  return { width: KEY_WIDTH, height: 12, mark: marks[role] ?? [line], text };
}
