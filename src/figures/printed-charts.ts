import type { Messages } from '../i18n';
import { decayFigure, type DecayInput } from './decay-curve';
import { drawnFigure, roleKey } from './drawing';
import { histogram, type HistogramInput } from './histogram';
import { rankedFigure, type RankedRow } from './ranked';
import { reachFigure, type ReachInput } from './reach-curves';
import { chosenDots, scatter, type ScatterInput } from './scatter';
import type { Figure, KeyEntry } from './svg';

/** A chart for a file has its own size, so that it does not depend on the window it was seen in. Pixels. */
const PAPER = { width: 420, height: 270 } as const;

/** Six digits, as other figures' tables have them; '' for what is not known. */
function cell(value: number): string {
  return Number.isNaN(value) ? '' : String(Number(value.toPrecision(6)));
}

function countOf(mask: Uint8Array, isMeant: (row: number) => boolean): number {
  return mask.reduce((count, chosen, row) => count + (chosen === 1 && isMeant(row) ? 1 : 0), 0);
}

/** The legend's line for the selection; none while nothing is selected. */
function chosenKey(role: 'chosen' | 'chosen-bar', n: number, m: Messages): KeyEntry[] {
  return n > 0 ? [roleKey(role, m.chartFiles.chosen(n))] : [];
}

/** The firms as dots, with a row for each that has both values. Null where no firm has. */
export function printedScatter(
  input: ScatterInput,
  names: readonly string[],
  mask: Uint8Array,
  m: Messages,
): Figure | null {
  const t = m.chartFiles;
  const sized = { ...input, ...PAPER };
  const drawn = scatter(sized);
  if (!drawn) return null;
  const { x, y } = input;
  const isDrawn = (row: number) => !Number.isNaN(x[row]) && !Number.isNaN(y[row]);
  const title = m.charts.scatter.figure(input.labels.x, input.labels.y, drawn.n);
  const rows = names.flatMap((name, row) =>
    isDrawn(row) ? [[name, cell(x[row]), cell(y[row]), mask[row] === 1 ? t.yes : '']] : [],
  );
  const shapes = [...drawn.drawing.shapes, chosenDots(sized, drawn, mask)];
  return drawnFigure(
    { ...drawn.drawing, label: title, shapes },
    {
      title,
      keys: [roleKey('mark', t.firms(drawn.n)), ...chosenKey('chosen', countOf(mask, isDrawn), m)],
      table: { head: [t.firm, input.labels.x, input.labels.y, t.selected], rows },
    },
  );
}

/** The bars, with a row for each bin. Null where no value is known. */
export function printedHistogram(input: HistogramInput, m: Messages): Figure | null {
  const t = m.chartFiles;
  const drawn = histogram({ ...input, ...PAPER });
  if (!drawn) return null;
  const measure = input.labels.x;
  const sum = (of: 'count' | 'chosen') => drawn.bins.reduce((total, bin) => total + bin[of], 0);
  return drawnFigure(drawn.drawing, {
    title: input.labels.figure,
    keys: [roleKey('bar', t.firms(sum('count'))), ...chosenKey('chosen-bar', sum('chosen'), m)],
    table: {
      head: [t.from(measure), t.below(measure), t.all, t.selected],
      rows: drawn.bins.map(({ from, to, count, chosen }) => [from, to, count, chosen].map(cell)),
    },
  });
}

/** The curve in its band, with a row for each place that it was computed at. Null where no mean is known. */
export function printedDecay(input: DecayInput, m: Messages): Figure | null {
  const t = m.chartFiles;
  const drawn = decayFigure({ ...input, ...PAPER });
  if (!drawn) return null;
  const { at, mean, low, high, km, mask, labels } = input;
  const chosen = countOf(mask, (row) => km[row] <= drawn.x.most);
  return drawnFigure(drawn.drawing, {
    title: labels.figure,
    keys: [
      roleKey('curve', t.mean),
      roleKey('band', t.band),
      ...(chosen > 0 ? [roleKey('significant', t.chosenAt)] : []),
    ],
    table: {
      head: [labels.x, labels.y, t.low, t.high],
      rows: Array.from(at, (place, i) => [place, mean[i], low[i], high[i]].map(cell)),
    },
  });
}

/** A ranked row with the firms behind it. */
export interface PrintedRankingRow extends RankedRow {
  readonly n: number;
}

/** The ranked rows. `measure` says what they are ranked by, `first` what they are. */
export function printedRanking(
  rows: readonly PrintedRankingRow[],
  style: 'bar' | 'dot',
  labels: {
    readonly figure: string;
    readonly first: string;
    readonly measure: string;
    readonly reference?: number;
  },
  m: Messages,
): Figure {
  const t = m.chartFiles;
  const { drawing } = rankedFigure(rows, style, PAPER.width, labels.figure, labels.reference);
  const isMean = style === 'dot';
  const isChosen = rows.some(({ chosen }) => chosen > 0);
  return drawnFigure(drawing, {
    title: labels.figure,
    keys: [
      roleKey(isMean ? 'interval' : 'bar', isMean ? t.interval : labels.measure),
      ...(isChosen ? [roleKey('chosen-bar', t.share)] : []),
    ],
    table: {
      head: [labels.first, labels.measure, ...(isMean ? [t.low, t.high] : []), t.n, t.share],
      rows: rows.map(({ label, value, low, high, n, chosen }) => [
        label,
        ...[value, ...(isMean ? [low, high] : []), n, chosen].map(cell),
      ]),
    },
  });
}

/** Steps that a table of distances may have, kilometres. */
const STEPS_KM = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50] as const;
const MOST_ROWS = 100;

/** The curves, with their shares at round distances up to where the axis ends. Null where no group has a firm. */
export function printedReach(input: ReachInput): Figure | null {
  const drawn = reachFigure({ ...input, ...PAPER });
  if (!drawn) return null;
  const { labels } = input;
  const curves = input.curves.filter(({ curve }) => curve.firms > 0);
  const { most } = drawn.x;
  const step = STEPS_KM.find((km) => most / km <= MOST_ROWS) ?? 100;
  const distances = Array.from({ length: Math.floor(most / step) + 1 }, (_, i) =>
    Number((i * step).toFixed(2)),
  );
  return drawnFigure(drawn.drawing, {
    title: labels.figure,
    // The drawing names its curves itself.
    table: {
      head: [labels.x, ...curves.map(({ name }) => name)],
      rows: distances.map((km) => [
        String(km),
        ...curves.map(({ curve }) => cell(shareWithin(curve, km))),
      ]),
    },
  });
}

/** The curve's last step that is not beyond the distance; 0 before the first. */
function shareWithin(
  { km, share }: { readonly km: Float64Array; readonly share: Float64Array },
  distance: number,
): number {
  let found = 0;
  for (let i = 0; i < km.length && km[i] <= distance; i++) found = share[i];
  return found;
}
