import { scaleLinear } from 'd3-scale';
import { formatFixed, formatKm, formatShare, type Messages } from '../i18n';
import type { Specification, StudySpecifications } from '../study';
import { ACCENT_COLOUR, INSIDE_COLOUR, LINE_COLOUR, OUTSIDE_COLOUR } from './colours';
import type { FirmsLink } from './links';
import { element, frame, label, round, type Figure, type KeyEntry, type SvgNode } from './svg';

const WIDTH = 640;
const LEFT = 132;
const RIGHT = 8;
const CURVE_TOP = 20;
const CURVE_HEIGHT = 150;
const ROW = 11;

/** One row of the choices under the curve: which specifications it holds for. */
interface ChoiceRow {
  readonly group: string;
  readonly name: string;
  readonly holds: (specification: Specification) => boolean;
}

function choiceRows(found: StudySpecifications, m: Messages): ChoiceRow[] {
  const t = m.models.specifications;
  const { definitions } = found;
  const radii = [...new Set(definitions.map(({ radiusKm }) => radiusKm))];
  const minimums = [...new Set(definitions.map(({ minFirms }) => minFirms))].sort((a, b) => a - b);
  const of = ({ definition }: Specification) => definitions[definition];
  return [
    ...radii.map((radiusKm) => ({
      group: t.radius,
      name: radiusName(radiusKm),
      holds: (one: Specification) => Object.is(of(one).radiusKm, radiusKm),
    })),
    ...minimums.map((minFirms) => ({
      group: t.minimum,
      name: String(minFirms),
      holds: (one: Specification) => of(one).minFirms === minFirms,
    })),
    ...found.outcomes.map((_, outcome) => ({
      group: t.outcome,
      name: outcomeName(found, outcome, m),
      holds: (one: Specification) => one.outcome === outcome,
    })),
    ...found.controls.map((_, control) => ({
      group: t.controls,
      name: controlName(found, control, m),
      holds: (one: Specification) => one.control === control,
    })),
  ];
}

function radiusName(radiusKm: number): string {
  return Number.isNaN(radiusKm) ? 'HDBSCAN' : formatKm(radiusKm);
}

function outcomeName(
  { outcome, outcomes, offset }: StudySpecifications,
  index: number,
  m: Messages,
): string {
  if (offset?.used && outcomes[index] === 'as-given')
    return m.models.offset.perUnit(outcome.label, offset.column);
  return outcomes[index] === 'above-zero'
    ? m.models.specifications.anyOutcome(outcome.label)
    : outcome.label;
}

function controlName({ controls }: StudySpecifications, index: number, m: Messages): string {
  const names = controls[index];
  const t = m.models.specifications;
  return names.length === 0
    ? t.noControls
    : t.controlNames(names.map((name) => m.models.inThisStudy[name]));
}

/** What the measure is per, or why it is not; null without an offset. */
export function curvePerSentence({ offset }: StudySpecifications, m: Messages): string | null {
  if (!offset) return null;
  const t = m.models.offset;
  return offset.used ? t.curve(offset) : t.curveWithout(offset.column);
}

/** The setting that the study stands on: its own definition, the outcome as it is, nothing held constant. */
export function isAdopted(found: StudySpecifications, one: Specification): boolean {
  return found.definitions[one.definition].adopted && one.outcome === 0 && one.control === 0;
}

/** What fits beside the figure, in halves of a full-width character. */
const ROOM = 24;

/** Long texts would run out of the figure: their middle goes, since measures made of one column differ at the end. */
export function shorten(text: string): string {
  const wide = (character: string) => (/[\u1100-\uffdc]/u.test(character) ? 2 : 1);
  const size = (characters: readonly string[]) =>
    characters.reduce((sum, character) => sum + wide(character), 0);
  const characters = [...text];
  if (size(characters) <= ROOM) return text;
  let head = characters.length >> 1;
  let tail = characters.length - head;
  while (size(characters.slice(0, head)) > ROOM / 2 - 1) head--;
  while (size(characters.slice(-tail)) > ROOM / 2 - 1) tail--;
  return `${characters.slice(0, head).join('')}…${characters.slice(-tail).join('')}`;
}

/** The curve of all specifications with their intervals, and under it the choices; null where it could not be computed. */
export function specificationFigure(found: StudySpecifications, m: Messages): Figure | null {
  if (!found.curve.ok) return null;
  const t = m.models.specifications;
  const { specifications } = found.curve.value;
  const count = specifications.length;
  const x = (rank: number) => LEFT + ((rank + 0.5) * (WIDTH - LEFT - RIGHT)) / count;
  const low = Math.min(0, ...specifications.map(({ ciLow }) => ciLow));
  const high = Math.max(0, ...specifications.map(({ ciHigh }) => ciHigh));
  const y = scaleLinear()
    .domain([low, high])
    .nice(5)
    .range([CURVE_TOP + CURVE_HEIGHT, CURVE_TOP]);
  const rows = choiceRows(found, m);
  const groups = [...new Set(rows.map(({ group }) => group))];
  const rowY = (index: number) =>
    CURVE_TOP +
    CURVE_HEIGHT +
    24 +
    index * ROW +
    // Each group's name has a line of its own, so that no row's name runs into it.
    (groups.indexOf(rows[index].group) + 1) * (ROW + 4);
  const height = rowY(rows.length - 1) + 10;
  const colourOf = (one: Specification) =>
    isAdopted(found, one)
      ? ACCENT_COLOUR
      : one.ciLow > 0 || one.ciHigh < 0
        ? INSIDE_COLOUR
        : OUTSIDE_COLOUR;
  const width = Math.max(0.4, Math.min(2, (WIDTH - LEFT) / count / 2));
  const points = specifications.flatMap((one, rank): SvgNode[] => [
    element('line', {
      x1: round(x(rank)),
      x2: round(x(rank)),
      y1: round(y(one.ciLow)),
      y2: round(y(one.ciHigh)),
      stroke: colourOf(one),
      'stroke-width': round(width),
      'stroke-opacity': 0.45,
    }),
    element('circle', {
      cx: round(x(rank)),
      cy: round(y(one.estimate)),
      r: isAdopted(found, one) ? 3.5 : 1.4,
      fill: colourOf(one),
    }),
  ]);
  const choices = rows.flatMap((row, index): SvgNode[] => {
    const first = index === 0 || rows[index - 1].group !== row.group;
    return [
      ...(first ? [label(row.group, 2, rowY(index) - ROW + 3, { 'font-weight': 600 })] : []),
      label(shorten(row.name), LEFT - 6, rowY(index) + 3, { 'text-anchor': 'end' }),
      ...ticksOf(specifications, row, rowY(index), x, colourOf),
    ];
  });
  const title = t.title;
  const description = t.description(count);
  const adopted = specifications.findIndex((one) => isAdopted(found, one));
  return {
    title,
    description,
    svg: frame(WIDTH, height, title, description, [
      ...yAxis(y.ticks(5), y),
      ...points,
      ...(adopted >= 0 ? [adoptedMark(x(adopted), t.adopted)] : []),
      ...choices,
      label(t.axis, 2, 11),
    ]),
    keys: [
      pointKey(INSIDE_COLOUR, m.images.specifications.clear),
      pointKey(OUTSIDE_COLOUR, m.images.specifications.unclear),
      ...(adopted >= 0 ? [pointKey(ACCENT_COLOUR, t.adopted)] : []),
    ],
    links: specifications.map((one, rank) => ({
      ...linkOf(found, one, m),
      x: x(rank) - (x(1) - x(0)) / 2,
      y: CURVE_TOP,
      width: x(1) - x(0),
      height: height - CURVE_TOP,
    })),
    table: {
      links: specifications.map((one) => [linkOf(found, one, m)]),
      head: [
        t.rank,
        t.radius,
        t.minimum,
        t.outcome,
        t.controls,
        t.inside,
        t.estimate,
        m.models.interval,
        'p',
      ],
      rows: specifications.map((one, rank) => {
        const { radiusKm, minFirms, insideShare } = found.definitions[one.definition];
        return [
          isAdopted(found, one) ? `${rank + 1} (${t.adopted})` : String(rank + 1),
          radiusName(radiusKm),
          String(minFirms),
          outcomeName(found, one.outcome, m),
          controlName(found, one.control, m),
          formatShare(insideShare),
          formatFixed(one.estimate, 3),
          `${formatFixed(one.ciLow, 3)} – ${formatFixed(one.ciHigh, 3)}`,
          one.pValue < 0.001 ? '< 0.001' : formatFixed(one.pValue, 3),
        ];
      }),
    },
  };
}

/** An estimate with its interval, as the curve has it. */
function pointKey(colour: string, text: string): KeyEntry {
  const line = { x1: 5, x2: 5, y1: -6, y2: 6, stroke: colour, 'stroke-opacity': 0.45 };
  return {
    width: 10,
    height: 13,
    mark: [
      element('line', { ...line, 'stroke-width': 2 }),
      element('circle', { cx: 5, cy: 0, r: 2.4, fill: colour }),
    ],
    text,
  };
}

function yAxis(ticks: readonly number[], y: (value: number) => number): SvgNode[] {
  return ticks.flatMap((tick): SvgNode[] => [
    element('line', {
      x1: LEFT,
      x2: WIDTH - RIGHT,
      y1: round(y(tick)),
      y2: round(y(tick)),
      stroke: tick === 0 ? 'currentColor' : LINE_COLOUR,
      'stroke-width': tick === 0 ? 1 : 0.4,
    }),
    label(formatFixed(tick, 2), LEFT - 6, y(tick) + 3, { 'text-anchor': 'end' }),
  ]);
}

function adoptedMark(x: number, text: string): SvgNode {
  const anchor = x > (LEFT + WIDTH) / 2 ? 'end' : 'start';
  return element('g', { fill: ACCENT_COLOUR }, [
    element('line', {
      x1: round(x),
      x2: round(x),
      y1: CURVE_TOP,
      y2: CURVE_TOP + CURVE_HEIGHT,
      stroke: ACCENT_COLOUR,
      'stroke-dasharray': '2 2',
      'stroke-width': 0.8,
    }),
    label(text, x + (anchor === 'end' ? -4 : 4), CURVE_TOP + 8, { 'text-anchor': anchor }),
  ]);
}

/** All ticks of one row and colour as one path, so that a few hundred specifications stay a small file. */
function ticksOf(
  specifications: readonly Specification[],
  row: ChoiceRow,
  y: number,
  x: (rank: number) => number,
  colourOf: (one: Specification) => string,
): SvgNode[] {
  const paths = new Map<string, string>();
  specifications.forEach((one, rank) => {
    if (!row.holds(one)) return;
    const colour = colourOf(one);
    const tick = `M${round(x(rank))} ${round(y - 3.5)}v7`;
    paths.set(colour, (paths.get(colour) ?? '') + tick);
  });
  return [...paths].map(([stroke, d]) =>
    element('path', { d, stroke, 'stroke-width': 1, fill: 'none' }),
  );
}

/** What leads to the firms that are inside by a specification's definition. */
function linkOf(found: StudySpecifications, { definition }: Specification, m: Messages): FirmsLink {
  const { method, radiusKm, minFirms, insideShare } = found.definitions[definition];
  const share = formatShare(insideShare);
  const t = m.behind;
  return {
    mark: {
      kind: 'definition',
      method,
      radiusKm: Number.isNaN(radiusKm) ? null : radiusKm,
      minFirms,
    },
    label: Number.isNaN(radiusKm)
      ? t.otherDefinition(radiusName(radiusKm), minFirms, share)
      : t.definition(radiusName(radiusKm), minFirms, share),
  };
}
