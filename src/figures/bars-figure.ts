import { INSIDE_COLOUR, LINE_COLOUR } from './colours';
import { element, frame, label, round, type Figure, type SvgNode } from './svg';
import { emsOf, wrapText } from './text-layout';

export interface FigureBar {
  readonly label: string;
  /** Zero or more; a bar of NaN has no length. */
  readonly value: number;
  /** The value in words, with its unit. */
  readonly text: string;
}

const WIDTH = 420;
const FONT_PX = 10;
const ROW = 16;
const TOP = 2;
const MOST_LABEL = 190;

/** Named values as bars from one line, with the same as a table. `head` are the table's two columns. */
export function barsFigure(
  title: string,
  bars: readonly FigureBar[],
  head: readonly [string, string],
): Figure {
  const widest = (texts: readonly string[]) =>
    Math.ceil(Math.max(0, ...texts.map((text) => emsOf(text) * FONT_PX)));
  const left = Math.min(MOST_LABEL, widest(bars.map((bar) => bar.label))) + 8;
  const right = widest(bars.map(({ text }) => text)) + 8;
  const most = Math.max(1e-12, ...bars.map(({ value }) => value || 0));
  const height = TOP + bars.length * ROW + 4;
  const nodes = bars.flatMap(({ label: name, value, text }, i): SvgNode[] => {
    const y = TOP + i * ROW;
    const length = (Math.max(0, value || 0) / most) * (WIDTH - left - right);
    const [first = '', ...rest] = wrapText(name, (left - 8) / FONT_PX);
    return [
      label(rest.length > 0 ? `${first}…` : first, left - 6, y + 11.5, { 'text-anchor': 'end' }),
      element('rect', {
        x: round(left),
        y: y + 3,
        width: round(length),
        height: ROW - 6,
        fill: INSIDE_COLOUR,
      }),
      label(text, left + length + 4, y + 11.5),
    ];
  });
  const axis = element('line', {
    x1: round(left),
    x2: round(left),
    y1: TOP,
    y2: height - 2,
    stroke: LINE_COLOUR,
  });
  return {
    title,
    description: title,
    svg: frame(WIDTH, height, title, title, [...nodes, axis]),
    table: { head, rows: bars.map((bar) => [bar.label, bar.text]) },
  };
}
