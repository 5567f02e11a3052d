import { scaleLinear } from 'd3-scale';
import { formatDecimals, type Messages } from '../i18n';
import type { Balance, Balanced } from '../study';
import { ACCENT_COLOUR, INSIDE_COLOUR, LINE_COLOUR, OUTSIDE_COLOUR } from './colours';
import { shorten } from './specification-figure';
import { element, frame, label, round, type Figure, type FigureTable, type SvgNode } from './svg';

/** Traits that a page can hold. */
const LISTED = 20;
/** Beyond this a trait counts as unbalanced (Austin 2009). */
const UNBALANCED = 0.1;

/** Of a report's page, and of the panel beside the map; columns are the legend's. */
const SIZES = {
  page: { width: 640, left: 150, columns: 3, ticks: 6 },
  panel: { width: 330, left: 146, columns: 2, ticks: 3 },
} as const;
const RIGHT = 12;
const TOP = 8;
const ROW = 16;

/** Marks of the ways: outlines and colours differ, so that either tells them apart. */
const MARKS: Readonly<Record<Balance, { readonly path: string; readonly colour: string }>> = {
  industry: { path: 'M-3.5-3.5h7v7h-7z', colour: OUTSIDE_COLOUR },
  size: { path: 'M0-4.4L4.2 3H-4.2z', colour: OUTSIDE_COLOUR },
  both: { path: 'M-3.5-3.5h7v7h-7z', colour: INSIDE_COLOUR },
  matched: { path: 'M0-4.6L4.6 0L0 4.6L-4.6 0z', colour: INSIDE_COLOUR },
  propensity: { path: 'M0-4.4L4.2 3H-4.2z', colour: INSIDE_COLOUR },
  entropy: { path: 'M-4-4L4 4M-4 4L4-4', colour: ACCENT_COLOUR },
};

/** Traits as they are listed: employees first, then industries by how far the sides differ before. */
function orderOf({ traits }: Balanced): number[] {
  const size = (at: number) => Math.abs(traits[at].before) || 0;
  return [...traits.keys()].sort(
    (a, b) =>
      Number(traits[b].industry === null) - Number(traits[a].industry === null) ||
      size(b) - size(a) ||
      a - b,
  );
}

function nameOf({ traits }: Balanced, at: number, m: Messages): string {
  const { industry } = traits[at];
  return industry === null ? m.evidence.balanced.employees : m.words.industryName(industry);
}

/** Fabricated metal products for Manufacture of fabricated metal products: what differs is what is seen. */
const withoutManufacture = (name: string): string =>
  name.replace(/^Manufacture of (.)/, (_, first: string) => first.toUpperCase());

/** How far inside and outside differ in each trait, before and after each way; `listed` traits at most. */
export function balanceTable(found: Balanced, m: Messages, listed = LISTED): FigureTable {
  const { rows, traits } = found;
  const t = m.evidence.balanced;
  const order = orderOf(found).slice(0, listed);
  // What rounds to 0 has no sign.
  const written = (value: number) =>
    Number.isNaN(value) ? '–' : formatDecimals(Math.abs(value) < 5e-4 ? 0 : value, 3);
  return {
    ids: order.map((at) => `evidence.balance.${at}`),
    head: ['', t.before, ...rows.map(({ by }) => t.by[by])],
    rows: order.map((at) => [
      nameOf(found, at, m),
      written(traits[at].before),
      ...rows.map(({ balance }) => written(balance[at])),
    ]),
  };
}

/** The same as dots, with lines where a trait begins to count as unbalanced; null where no trait is known. */
export function balanceFigure(
  found: Balanced,
  m: Messages,
  place: keyof typeof SIZES = 'page',
): Figure | null {
  const { width, left, columns, ticks: wanted } = SIZES[place];
  const { rows, traits } = found;
  const t = m.evidence.balanced;
  const order = orderOf(found).slice(0, LISTED);
  const values = order.flatMap((at) => [traits[at].before, ...rows.map((row) => row.balance[at])]);
  const known = values.filter(Number.isFinite);
  if (known.length === 0) return null;
  const x = scaleLinear()
    .domain([Math.min(-2 * UNBALANCED, ...known), Math.max(2 * UNBALANCED, ...known)])
    .nice(6)
    .range([left, width - RIGHT]);
  const bottom = TOP + order.length * ROW;
  const y = (row: number) => TOP + (row + 0.5) * ROW;
  const upright = (value: number, attributes: SvgNode['attributes']) =>
    element('line', {
      ...{ x1: round(x(value)), x2: round(x(value)), y1: TOP, y2: bottom },
      ...{ stroke: LINE_COLOUR, 'stroke-width': 0.5, ...attributes },
    });
  const dots = order.flatMap((at, row): SvgNode[] => [
    label(shorten(withoutManufacture(nameOf(found, at, m))), left - 8, y(row) + 3, {
      'text-anchor': 'end',
    }),
    ...rows.flatMap(({ by, balance }) =>
      Number.isFinite(balance[at]) ? [markAt(by, x(balance[at]), y(row))] : [],
    ),
    ...(Number.isFinite(traits[at].before) ? [beforeAt(x(traits[at].before), y(row))] : []),
  ]);
  const ticks = x.ticks(wanted);
  const digits = ticks.some((tick) => Math.abs(tick * 10 - Math.round(tick * 10)) > 1e-9) ? 2 : 1;
  const entries = [
    { mark: beforeAt, text: t.before },
    ...rows.map(({ by }) => ({
      mark: (at: number, height: number) => markAt(by, at, height),
      text: t.by[by],
    })),
  ];
  const legendY = (at: number) => bottom + 46 + Math.floor(at / columns) * ROW;
  const legend = entries.flatMap(({ mark, text }, at): SvgNode[] => {
    const from = 8 + ((at % columns) * width) / columns;
    return [mark(from, legendY(at)), label(text, from + 10, legendY(at) + 3)];
  });
  const description = t.balanceDescription(order.length);
  return {
    title: t.balance,
    description,
    svg: frame(width, legendY(entries.length - 1) + 10, t.balance, description, [
      ...ticks.map((tick) =>
        label(formatDecimals(tick, digits), x(tick), bottom + 13, { 'text-anchor': 'middle' }),
      ),
      upright(0, { stroke: 'currentColor', 'stroke-width': 1 }),
      ...[-UNBALANCED, UNBALANCED].map((end) => upright(end, { 'stroke-dasharray': '2 2' })),
      ...dots,
      label(t.balanceAxis, width - RIGHT, bottom + 28, { 'text-anchor': 'end' }),
      ...legend,
    ]),
    table: balanceTable(found, m, traits.length),
  };
}

function beforeAt(x: number, y: number): SvgNode {
  const at = { cx: round(x), cy: round(y), r: 3.6 };
  return element('circle', { ...at, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.4 });
}

function markAt(by: Balance, x: number, y: number): SvgNode {
  const { path, colour } = MARKS[by];
  return element('path', {
    d: path,
    transform: `translate(${round(x)} ${round(y)})`,
    ...{ fill: 'none', stroke: colour, 'stroke-width': 1.4 },
  });
}
