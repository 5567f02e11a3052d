import {
  describeRefusal,
  formatBeside,
  formatCount,
  formatEstimate,
  formatMean,
  formatP,
  type Messages,
  type Sources,
} from '../../i18n';
import type { StudyDifference, StudyPanel } from '../../study';
import type { FigureTable } from '../svg';
import { PATH, plainly, sentencesOf, verdictOf, type Found, type Saying } from './panel-sentences';

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

type Estimate = Extract<Found['linear'], { ok: true }>['value'];
type Fit = Found['linear'];

/** A round with so small a share of another's firms is told. */
const UNEVEN = 2 / 3;

/** `say`: how sentences are written, where their numbers lead to their sources. */
export function panelTables(panel: StudyPanel, m: Messages, say: Saying = plainly): PanelTables {
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
    rounds: rounds && roundsTable(rounds, m, say),
    changes: rounds && changesTable(rounds, m),
    verdict: own && found ? verdictOf(found, m, say) : null,
    sentences: own && found ? sentencesOf(own, found, panel, m, say) : [],
    means: own && found ? meansTable(own, found, m) : null,
    estimates: own && found ? estimatesTable(own, found, m) : null,
    path: found?.path ? pathTable(found.path, m) : null,
  };
}

type Rounds = NonNullable<StudyPanel['rounds']>;

function roundsTable({ found, again }: Rounds, m: Messages, say: Saying): PanelTable {
  const t = m.panel.rounds;
  const sorted = [...found].sort((a, b) => a.firms - b.firms);
  const [least, most] = [sorted[0], sorted.at(-1)!];
  const uneven = least.firms < UNEVEN * most.firms ? [t.uneven(least.name, most.name)] : [];
  const withoutId = found.reduce((sum, round) => sum + round.withoutId, 0);
  const sources: Sources = [
    [again, 'panel.firms_again'],
    [withoutId, 'panel.without_id'],
  ];
  return {
    title: t.title,
    head: t.head,
    rows: found.map(({ name, firms, inside, outside, notLocated, clusters }) => [
      name,
      ...[firms, inside, outside, notLocated, clusters].map(formatCount),
    ]),
    ids: found.map((_, at) => `panel.rounds.${at}`),
    note: [say(sources, () => t.note(again, withoutId)), ...uneven].join(' '),
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
    ids: [...CHANGES, ...ties].map(() => ['', ...pairs.map((_, at) => `panel.changes.${at}`)]),
    note: t.note,
  };
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
    ids: [`${PATH}.means.changed`, `${PATH}.means.unchanged`],
    note: '',
  };
}

function estimatesTable(own: StudyDifference, found: Found, m: Messages): PanelTable {
  const t = m.panel.change;
  const { linear, poisson, placebo } = found;
  const rows: [id: string, rows: string[][]][] = [
    ['linear', estimateRows(t.linear, linear)],
    ['poisson', estimateRows(t.poisson, poisson)],
    ['poisson', poisson?.ok ? [ratioRow(t.ratio, poisson.value)] : []],
    ['placebo.linear', estimateRows(t.placeboLinear, placebo?.linear ?? null)],
    ['placebo.poisson', estimateRows(t.placeboPoisson, placebo?.poisson ?? null)],
  ];
  return {
    title: titleOf(own, m),
    head: t.head,
    rows: rows.flatMap(([, own]) => own),
    ids: rows.flatMap(([id, own]) => own.map(() => `${PATH}.${id}`)),
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
    ids: points.map((_, at) => `${PATH}.path.points.${at}`),
    note: t.note,
  };
}
