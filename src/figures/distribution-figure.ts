import { scaleLinear } from 'd3-scale';
import { formatCount, formatFixed, formatShare, type Messages } from '../i18n';
import { INSIDE_COLOUR, LINE_COLOUR, OUTSIDE_COLOUR } from './colours';
import type { FirmsLink } from './links';
import { element, frame, label, round, type Figure, type SvgNode } from './svg';

/** One bar of each group: values from `low` to below `high`, or the single value `low` where both are the same. */
export interface Bin {
  readonly low: number;
  /** Infinity for the last bin of a count that takes all higher ones. */
  readonly high: number;
  readonly inside: number;
  readonly outside: number;
}

const MOST_BINS = 11;

/** Counts both groups: one bin per whole number, or equal steps where values are broken or reach far. */
export function binGroups(inside: Float64Array, outside: Float64Array): Bin[] {
  const all = [...inside, ...outside].sort((a, b) => a - b);
  if (all.length === 0) return [];
  const least = all[0];
  const most = all[all.length - 1];
  const count = (values: Float64Array, low: number, high: number) =>
    values.reduce((n, value) => n + (value >= low && value < high ? 1 : 0), 0);
  const bin = (low: number, high: number, until = high): Bin => ({
    low,
    high,
    inside: count(inside, low, until),
    outside: count(outside, low, until),
  });
  if (all.every(Number.isInteger)) {
    // Counts have long tails: the last bin takes the highest hundredth.
    const usual = Math.max(all[Math.floor((all.length - 1) * 0.99)], least);
    const end = Math.min(most, usual + 1, least + MOST_BINS - 1);
    if (usual - least < MOST_BINS * 3)
      return Array.from({ length: end - least + 1 }, (_, i) =>
        least + i === end && most > end
          ? bin(end, Infinity)
          : bin(least + i, least + i, least + i + 1),
      );
  }
  const scale = scaleLinear()
    .domain([least, most])
    .nice(MOST_BINS - 1);
  const ticks = scale.ticks(MOST_BINS - 1);
  return ticks
    .slice(0, -1)
    .map((low, i) => bin(low, ticks[i + 1], i === ticks.length - 2 ? Infinity : ticks[i + 1]));
}

function nameOf({ low, high }: Bin): string {
  const text = (value: number) => formatFixed(value, Number.isInteger(value) ? 0 : 2);
  if (high === Infinity) return `${text(low)}+`;
  return low === high ? text(low) : `${text(low)}–${text(high)}`;
}

const WIDTH = 320;
const HEIGHT = 150;
const LEFT = 34;
const TOP = 18;
const BOTTOM = 30;
/** Left edge of the legend, right of the vertical axis' title. */
const LEGEND = 150;

/** How the outcome spreads inside and outside clusters, as shares of each group's firms. */
export function distributionFigure(
  outcome: string,
  inside: Float64Array,
  outside: Float64Array,
  m: Messages,
): Figure {
  const t = m.models.distribution;
  const bins = binGroups(inside, outside);
  const shares = bins.map((bin) => ({
    name: nameOf(bin),
    inside: bin.inside / inside.length,
    outside: bin.outside / outside.length,
    bin,
  }));
  const highest = Math.max(0.01, ...shares.flatMap((share) => [share.inside, share.outside]));
  const y = scaleLinear()
    .domain([0, highest])
    .nice(4)
    .range([HEIGHT - BOTTOM, TOP]);
  const step = (WIDTH - LEFT - 4) / Math.max(1, bins.length);
  const bar = Math.min(18, step * 0.4);
  const bars = shares.flatMap((share, i): SvgNode[] => {
    const middle = LEFT + step * (i + 0.5);
    const draw = (value: number, x: number, colour: string) =>
      element('rect', {
        x: round(x),
        y: round(y(value)),
        width: round(bar),
        height: round(HEIGHT - BOTTOM - y(value)),
        fill: colour,
      });
    return [
      draw(share.inside, middle - bar, INSIDE_COLOUR),
      draw(share.outside, middle, OUTSIDE_COLOUR),
      label(share.name, middle, HEIGHT - BOTTOM + 11, {
        'text-anchor': 'middle',
        ...(bins.length > 8 && share.name.length > 4 ? { 'font-size': 7 } : {}),
      }),
    ];
  });
  const axis = y.ticks(4).flatMap((tick): SvgNode[] => [
    element('line', {
      x1: LEFT,
      x2: WIDTH - 4,
      y1: round(y(tick)),
      y2: round(y(tick)),
      stroke: LINE_COLOUR,
      'stroke-width': 0.5,
    }),
    label(formatShare(tick), LEFT - 4, y(tick) + 3, { 'text-anchor': 'end' }),
  ]);
  const title = `${t.title}: ${outcome}`;
  const description = t.description(outcome, inside.length, outside.length);
  return {
    title,
    description,
    svg: frame(WIDTH, HEIGHT, title, description, [
      ...axis,
      ...bars,
      ...legend([
        [m.evidence.table.inside, INSIDE_COLOUR],
        [m.evidence.table.outside, OUTSIDE_COLOUR],
      ]),
      label(t.share, 2, 11),
      label(outcome, (LEFT + WIDTH) / 2, HEIGHT - 5, { 'text-anchor': 'middle' }),
    ]),
    links: bins.flatMap((bin, i) => {
      const middle = LEFT + step * (i + 0.5);
      const part = { y: TOP, width: bar, height: HEIGHT - BOTTOM - TOP };
      return linksOf(bin, m).flatMap((link, side) =>
        link ? [{ ...link, ...part, x: side === 0 ? middle - bar : middle }] : [],
      );
    }),
    table: {
      links: bins.map((bin) => {
        const [inside, outside] = linksOf(bin, m);
        return [null, inside, null, outside, null];
      }),
      head: [t.bin, m.evidence.table.inside, '%', m.evidence.table.outside, '%'],
      rows: shares.map(({ name, bin, ...share }) => [
        name,
        formatCount(bin.inside),
        formatFixed(share.inside * 100, 1),
        formatCount(bin.outside),
        formatFixed(share.outside * 100, 1),
      ]),
    },
  };
}

/** What leads to the firms of a bin, inside and outside; null for a bar without firms. */
function linksOf(bin: Bin, { behind }: Messages): readonly (FirmsLink | null)[] {
  const high = bin.high === Infinity ? null : bin.high;
  return (['inside', 'outside'] as const).map((side) =>
    bin[side] === 0
      ? null
      : {
          mark: { kind: 'values', side, low: bin.low, high },
          label: behind.value(side, nameOf(bin), bin[side]),
        },
  );
}

function legend(entries: readonly (readonly [string, string])[]): SvgNode[] {
  return entries.flatMap(([text, colour], i) => [
    element('rect', { x: LEGEND + i * 80, y: 3, width: 9, height: 9, fill: colour }),
    label(text, LEGEND + 13 + i * 80, 11),
  ]);
}
