import {
  describeEvidenceNote,
  describeRefusal,
  formatBeside,
  formatCount,
  formatEstimate,
  formatMean,
  formatP,
  type Messages,
} from '../../i18n';
import type { StudyDifference, StudyPanel } from '../../study';
import type { FigureTable } from '../svg';

/** A table of firms over time, with what stands above and below it. */
export interface PanelTable extends FigureTable {
  readonly title: string;
  readonly note: string;
}

/** Firms over time as they are read, in the order in which they are. */
export interface PanelTables {
  /** Why the rounds, or the change, can't be compared. */
  readonly refusals: readonly string[];
  /** What the clusters of each round are; null without rounds. */
  readonly rule: string | null;
  readonly rounds: PanelTable | null;
  readonly changes: PanelTable | null;
  /** What the difference is, what it rests on, and what speaks against it. */
  readonly verdict: string | null;
  readonly sentences: readonly string[];
  readonly means: PanelTable | null;
  readonly estimates: PanelTable | null;
  readonly path: PanelTable | null;
}

type Found = Extract<StudyDifference['found'], { ok: true }>['value'];
type Estimate = Extract<Found['linear'], { ok: true }>['value'];
type Fit = Found['linear'];

/** An institution whose place may err by more than this share of the distance is told. */
const VAGUE = 0.25;
/** p below which sides are told to have drifted apart before. */
const TOLD = 0.05;
/** A round with so small a share of another's firms is told. */
const UNEVEN = 2 / 3;

export function panelTables(panel: StudyPanel, m: Messages): PanelTables {
  const { difference, refusal, rounds } = panel;
  const own = difference && 'found' in difference ? difference : null;
  const found = own?.found.ok ? own.found.value : null;
  const refusals = [
    refusal,
    difference && 'refusal' in difference ? difference.refusal : null,
    own && !own.found.ok ? own.found : null,
    ...(found ? [found.linear, found.poisson].filter((fit) => fit && !fit.ok) : []),
  ].flatMap((each) => (each && !each.ok ? [describeRefusal(each.problem, m)] : []));
  return {
    refusals: [...new Set(refusals)],
    rule: rounds && m.panel.rule[rounds.clusters],
    rounds: rounds && roundsTable(rounds, m),
    changes: rounds && changesTable(rounds, m),
    verdict: own && found ? verdictOf(found, m) : null,
    sentences: own && found ? sentencesOf(own, found, panel, m) : [],
    means: own && found ? meansTable(own, found, m) : null,
    estimates: own && found ? estimatesTable(own, found, m) : null,
    path: found?.path ? pathTable(found.path, m) : null,
  };
}

type Rounds = NonNullable<StudyPanel['rounds']>;

function roundsTable({ found, again }: Rounds, m: Messages): PanelTable {
  const t = m.panel.rounds;
  const sorted = [...found].sort((a, b) => a.firms - b.firms);
  const [least, most] = [sorted[0], sorted.at(-1)!];
  const uneven = least.firms < UNEVEN * most.firms ? [t.uneven(least.name, most.name)] : [];
  const withoutId = found.reduce((sum, round) => sum + round.withoutId, 0);
  return {
    title: t.title,
    head: t.head,
    rows: found.map(({ name, firms, inside, outside, notLocated, clusters }) => [
      name,
      ...[firms, inside, outside, notLocated, clusters].map(formatCount),
    ]),
    note: [t.note(again, withoutId), ...uneven].join(' '),
  };
}

const CHANGES = [
  ...(['entered', 'left', 'stayed', 'outside', 'becameInside', 'becameOutside'] as const),
  ...(['sameCluster', 'changedCluster', 'unknown', 'moved', 'movedIn', 'movedOut'] as const),
  ...(['clustersNew', 'clustersGone'] as const),
];

function changesTable({ pairs }: Rounds, m: Messages): PanelTable {
  const t = m.panel.changes;
  const ties = (['kept', 'gained', 'lost'] as const).map((kind) => [
    t.rows[`ties${kind[0].toUpperCase()}${kind.slice(1)}` as 'tiesKept'],
    ...pairs.map((pair) => (pair.ties ? formatCount(pair.ties[kind]) : '–')),
  ]);
  return {
    title: t.title,
    head: ['', ...pairs.map(({ from, to }) => t.pair(from, to))],
    rows: [
      ...CHANGES.map((key) => [t.rows[key], ...pairs.map((pair) => formatCount(pair[key]))]),
      ...(pairs.some((pair) => pair.ties) ? ties : []),
    ],
    note: t.note,
  };
}

function verdictOf({ linear }: Found, m: Messages): string | null {
  if (!linear.ok) return null;
  const { estimate, ciLow, ciHigh } = linear.value;
  const t = m.panel.change;
  const written = (value: number) => formatBeside(value, ciLow, ciHigh);
  if (ciLow > 0) return t.more(written(estimate), written(ciLow), written(ciHigh));
  if (ciHigh < 0) return t.less(written(-estimate), written(-ciHigh), written(-ciLow));
  return t.unclear(written(estimate), written(ciLow), written(ciHigh));
}

function sentencesOf(
  own: StudyDifference,
  found: Found,
  { weighted }: StudyPanel,
  m: Messages,
): string[] {
  const t = m.panel.change;
  const left = t.leftOut({ ...own, oneSided: found.oneSided, once: found.once });
  const { placebo, path, permutation, linear, poisson, cohorts } = found;
  const p = placebo?.linear.ok ? placebo.linear.value.pValue : NaN;
  const before = path?.before?.pValue ?? NaN;
  const without = poisson?.ok ? poisson.value.without : 0;
  return [
    ...(Number.isNaN(p) && Number.isNaN(before) ? [t.noBefore] : []),
    ...(Number.isNaN(p) ? [] : [p < TOLD ? t.placeboFound(p) : t.placeboClean(p)]),
    ...(Number.isNaN(before)
      ? []
      : [before < TOLD ? t.beforeFound(before) : t.beforeClean(before)]),
    ...(permutation
      ? [t.permuted(permutation.pValue, permutation.draws, 'groups' in permutation)]
      : []),
    t.sample(found.treated, found.never, own),
    ...(left.length > 0 ? [t.leftOutOf(left)] : []),
    ...(cohorts > 1 ? [t.cohorts(cohorts)] : []),
    ...(own.window === undefined ? [] : [t.window(own.window)]),
    ...(own.by === 'year' ? [t.years(own.times[0], own.times.at(-1)!)] : []),
    ...(without > 0 ? [t.without(without)] : []),
    ...(own.opening && own.opening.errorKm > VAGUE * own.opening.km
      ? [t.vague(own.opening.errorKm)]
      : []),
    ...(own.byFirm
      ? [t.errors[own.byFirm]]
      : linear.ok
        ? [t.errors.grouped(linear.value.groups)]
        : []),
    ...(linear.ok ? linear.notes.map((note) => describeEvidenceNote(note, m)) : []),
    ...(weighted ? [t.weights] : []),
  ];
}

function titleOf({ outcome, of, opening }: StudyDifference, m: Messages): string {
  const { name = '', nameEn = '', opened = NaN, km = NaN } = opening ?? {};
  return m.panel.change.title(outcome.label, { of, name, nameEn, opened, km });
}

function meansTable(own: StudyDifference, { means }: Found, m: Messages): PanelTable {
  const t = m.panel.change;
  const [treated, never] = t.sides[own.of];
  const row = (name: string, { before, after }: Found['means']['treated']) => [
    name,
    formatMean(before.mean),
    formatMean(after.mean),
    formatEstimate(after.mean - before.mean),
  ];
  return {
    title: t.means,
    head: ['', ...t.meansHead],
    rows: [row(treated, means.treated), row(never, means.never)],
    note: '',
  };
}

function estimatesTable(own: StudyDifference, found: Found, m: Messages): PanelTable {
  const t = m.panel.change;
  const { linear, poisson, placebo } = found;
  return {
    title: titleOf(own, m),
    head: t.head,
    rows: [
      ...estimateRows(t.linear, linear),
      ...estimateRows(t.poisson, poisson),
      ...(poisson?.ok ? [ratioRow(t.ratio, poisson.value)] : []),
      ...estimateRows(t.placeboLinear, placebo?.linear ?? null),
      ...estimateRows(t.placeboPoisson, placebo?.poisson ?? null),
    ],
    note: t.method,
  };
}

function estimateRows(name: string, fit: Fit | null): string[][] {
  if (!fit?.ok) return [];
  const { estimate, stdError, ciLow, ciHigh, pValue, units } = fit.value;
  const end = (value: number) => formatBeside(value, ciLow, ciHigh);
  return [
    [
      ...[name, formatEstimate(estimate), formatEstimate(stdError)],
      ...[`${end(ciLow)} – ${end(ciHigh)}`, formatP(pValue), formatCount(units)],
    ],
  ];
}

function ratioRow(name: string, { ratio, pValue, units }: Estimate): string[] {
  const { estimate, ciLow, ciHigh } = ratio!;
  const end = (value: number) => formatBeside(value, ciLow, ciHigh);
  return [
    ...[name, end(estimate), ''],
    ...[`${end(ciLow)} – ${end(ciHigh)}`, formatP(pValue), formatCount(units)],
  ];
}

function pathTable({ points }: NonNullable<Found['path']>, m: Messages): PanelTable {
  const t = m.panel.path;
  return {
    title: t.title,
    head: t.head,
    rows: points.map(({ relative, estimate, ciLow, ciHigh, pValue }) => {
      const end = (value: number) => formatBeside(value, ciLow, ciHigh);
      const time = relative < 0 ? `−${-relative}` : String(relative);
      return [time, end(estimate), `${end(ciLow)} – ${end(ciHigh)}`, formatP(pValue)];
    }),
    note: t.note,
  };
}
