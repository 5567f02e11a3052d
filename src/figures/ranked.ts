import { scaleLinear } from 'd3-scale';
import { px, type Drawing, type Shape } from './drawing';

export interface RankedRow {
  readonly label: string;
  /** NaN where it is not known: a row without a mark. */
  readonly value: number;
  /** Ends of an interval; NaN for none. */
  readonly low: number;
  readonly high: number;
  /** Share of its firms that are selected, 0 to 1. */
  readonly chosen: number;
  readonly text: string;
}

export interface RankedFigure {
  readonly drawing: Drawing;
  /** Height of each row, pixels; row i begins at i times this. */
  readonly rowPx: number;
}

const ROW_PX = 20;
const TEXT_PX = 84;
const DOT_PX = 4;

/**
 * Rows one below the other: a bar from 0, or for means a dot with its interval. The selected share of a row is dark, as a part of the
 * bar's length or of the dot's area.
 */
export function rankedFigure(
  rows: readonly RankedRow[],
  style: 'bar' | 'dot',
  width: number,
  label: string,
): RankedFigure {
  const nameRight = Math.round(width * 0.42);
  const most = rows.reduce((largest, { value, high }) => {
    const end = Number.isNaN(high) ? value : high;
    return end > largest ? end : largest;
  }, 0);
  const least = rows.reduce((smallest, { low, value }) => {
    const end = Number.isNaN(low) ? value : low;
    return end < smallest ? end : smallest;
  }, 0);
  const range = [nameRight + 8, width - TEXT_PX];
  const x = scaleLinear([least, most > least ? most : least + 1], range);
  const shapes = rows.flatMap((row, i): Shape[] => {
    const middle = (i + 0.5) * ROW_PX;
    return [
      {
        kind: 'text',
        role: 'title',
        x: nameRight,
        y: middle + 4,
        text: shortened(row.label, nameRight),
        anchor: 'end',
      },
      ...(Number.isNaN(row.value)
        ? []
        : style === 'bar'
          ? bar(row, middle, x)
          : dot(row, middle, x)),
      { kind: 'text', role: 'tick', x: width - 4, y: middle + 4, text: row.text, anchor: 'end' },
    ];
  });
  const height = Math.max(1, rows.length) * ROW_PX;
  return { drawing: { width, height, label, shapes }, rowPx: ROW_PX };
}

function bar({ value, chosen }: RankedRow, middle: number, x: (value: number) => number): Shape[] {
  const box = (to: number) => {
    const [top, bottom] = [px(middle - 6), px(middle + 6)];
    return `M${px(x(0))},${top}H${px(x(to))}V${bottom}H${px(x(0))}Z`;
  };
  return [
    { kind: 'path', role: 'bar', d: box(value) },
    ...(chosen > 0
      ? [{ kind: 'path' as const, role: 'chosen-bar' as const, d: box(value * chosen) }]
      : []),
  ];
}

function dot(
  { value, low, high, chosen }: RankedRow,
  middle: number,
  x: (value: number) => number,
): Shape[] {
  return [
    ...(Number.isNaN(low)
      ? []
      : [
          {
            kind: 'line' as const,
            role: 'interval' as const,
            x1: x(low),
            y1: middle,
            x2: x(high),
            y2: middle,
          },
        ]),
    { kind: 'circle', role: 'interval', x: x(value), y: middle, r: DOT_PX },
    ...(chosen > 0
      ? [
          {
            kind: 'circle' as const,
            role: 'chosen-bar' as const,
            x: x(value),
            y: middle,
            r: DOT_PX * Math.sqrt(chosen),
          },
        ]
      : []),
  ];
}

/** Ends a name that does not fit; wide letters count double. */
function shortened(name: string, width: number): string {
  let used = 0;
  for (let i = 0; i < name.length; i++) {
    used += name.charCodeAt(i) > 0x2e7f ? 11 : 6;
    if (used > width - 8) return `${name.slice(0, Math.max(1, i - 1))}…`;
  }
  return name;
}
