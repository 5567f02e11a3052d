import { scaleLinear, type ScaleLinear } from 'd3-scale';
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
/** Room for a row's text at most, and for one of its letters. */
const TEXT_PX = 84;
const LETTER_PX = 7;
const DOT_PX = 4;
const ARROW_PX = 3.5;

type Scale = ScaleLinear<number, number>;

/**
 * Rows one below the other: a bar from 0, or for means a dot with its interval. The selected share of a row is dark, as a part of the
 * bar's length or of the dot's area. `reference`: the value that is as usual, for which a line stands where values lie on both sides of it.
 */
export function rankedFigure(
  rows: readonly RankedRow[],
  style: 'bar' | 'dot',
  width: number,
  label: string,
  reference = 0,
): RankedFigure {
  const nameRight = Math.round(width * 0.42);
  const [least, most] = extentOf(rows, reference);
  const longest = rows.reduce((most, { text }) => Math.max(most, text.length), 0);
  const range = [nameRight + 8, width - Math.min(TEXT_PX, 12 + LETTER_PX * longest)];
  const x = scaleLinear([least, most > least ? most : least + 1], range).clamp(true);
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
  if (style === 'dot' && least < reference) {
    const at = x(reference);
    shapes.unshift({ kind: 'line', role: 'axis', x1: at, y1: 0, x2: at, y2: height });
  }
  return { drawing: { width, height, label, shapes }, rowPx: ROW_PX };
}

/** How far beyond 0 and the values intervals are shown, in the width of those: some are so wide that they would leave no room for the others. */
const INTERVALS_SHOWN = 1;

/** From the least to the greatest of values and intervals, with 0; the widest intervals end at the figure's edge. */
function extentOf(rows: readonly RankedRow[], reference: number): [number, number] {
  const values = rows.map(({ value }) => value).filter((value) => !Number.isNaN(value));
  const least = values.reduce((a, b) => Math.min(a, b), 0);
  const most = values.reduce((a, b) => Math.max(a, b), Math.max(0, reference));
  const room = INTERVALS_SHOWN * (most - least);
  const ends = rows.flatMap(({ low, high }) => (Number.isNaN(low) ? [] : [low, high]));
  return [
    Math.max(
      least - room,
      ends.reduce((a, b) => Math.min(a, b), least),
    ),
    Math.min(
      most + room,
      ends.reduce((a, b) => Math.max(a, b), most),
    ),
  ];
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

const line = (x1: number, y1: number, x2: number, y2: number): Shape => ({
  ...{ kind: 'line', role: 'interval', x1, y1, x2, y2 },
});

/** An interval; an arrowhead where it goes on beyond the figure. */
function interval({ low, high }: RankedRow, middle: number, x: Scale): Shape[] {
  if (Number.isNaN(low)) return [];
  const [least, most] = x.domain();
  const head = (at: number, inwards: number) =>
    [-ARROW_PX, ARROW_PX].map((up) => line(x(at), middle, x(at) + inwards, middle + up));
  return [
    line(x(low), middle, x(high), middle),
    ...(low < least ? head(low, ARROW_PX) : []),
    ...(high > most ? head(high, -ARROW_PX) : []),
  ];
}

function dot(row: RankedRow, middle: number, x: Scale): Shape[] {
  const { value, chosen } = row;
  return [
    ...interval(row, middle, x),
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
