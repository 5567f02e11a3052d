import {
  formatCount,
  formatDecimals,
  formatFixed,
  formatKm,
  formatShare,
  nameIn,
  type Language,
  type Messages,
} from '../../i18n';
import type { Findings, Municipality, Outcome } from '../../model';
import {
  clusterOfGroup,
  meanDifference,
  PATH_STEPS,
  type ClusterPath,
  type Group,
  type GroupMean,
} from '../../study';
import type { Side } from '../comparison.svelte';

/** One measure of both groups and how they differ, as text. */
export interface ComparedRow {
  readonly key: string;
  readonly label: string;
  readonly a: string;
  readonly b: string;
  readonly difference: string;
}

/** What a group is called; its key where it is gone. */
export function groupName(
  group: Group,
  findings: Findings,
  municipalities: readonly Municipality[],
  language: Language,
): string {
  if (group.kind === 'cluster') {
    const cluster = clusterOfGroup(findings, group);
    return (cluster && nameIn(language, cluster.nameJa, cluster.nameEn)) ?? group.key;
  }
  if (group.kind === 'municipality') {
    const found = municipalities.find(({ code }) => code === group.key);
    if (!found) return group.key;
    return nameIn(language, `${found.prefecture}${found.name}`, found.labelEn || found.name);
  }
  return group.key;
}

/** The rows under a head for a spreadsheet, which reads a plain minus only. */
export function comparedCells(head: readonly string[], rows: readonly ComparedRow[]): string[][] {
  return [
    [...head],
    ...rows.map((row) =>
      [row.label, row.a, row.b, row.difference].map((cell) => cell.replaceAll('−', '-')),
    ),
  ];
}

/** All measures of two groups, row by row. */
export function comparedRows(
  a: Side,
  b: Side,
  outcome: Outcome | null,
  paths: readonly ClusterPath[],
  m: Messages,
): ComparedRow[] {
  const t = m.comparison;
  const [first, second] = [a.measures, b.measures];
  const number = (
    key: keyof typeof t.measure & keyof typeof first,
    text: (value: number) => string,
  ): ComparedRow => {
    const [x, y] = [first[key] as number, second[key] as number];
    return {
      key,
      label: t.measure[key],
      a: text(x),
      b: text(y),
      difference: signed(x - y, text),
    };
  };
  return [
    number('firms', formatCount),
    number('areaKm2', (value) => formatFixed(value, 1)),
    number('densityPerKm2', (value) => formatFixed(value, 2)),
    number('nearestKm', formatKm),
    number('tiesPerFirm', (value) => formatFixed(value, 2)),
    number('shareLinked', formatShare),
    ...(outcome ? [meanRow(outcome, first.outcome, second.outcome, m)] : []),
    industriesRow(a, b, m),
    ...pathRows(a, b, paths, m),
  ];
}

function meanRow({ label }: Outcome, a: GroupMean, b: GroupMean, m: Messages): ComparedRow {
  const t = m.comparison;
  const fixed = (each: number) => formatDecimals(each, 2);
  const text = ({ mean, low, high, n }: GroupMean) =>
    Number.isNaN(mean) ? '–' : t.mean(formatFixed(mean, 2), t.interval(fixed(low), fixed(high)), n);
  const { value, low, high } = meanDifference(a, b);
  const difference = Number.isNaN(value)
    ? '–'
    : `${signed(value, fixed)} ${t.interval(fixed(low), fixed(high))}`;
  return { key: 'outcome', label: t.meanOf(label), a: text(a), b: text(b), difference };
}

function industriesRow(a: Side, b: Side, m: Messages): ComparedRow {
  const text = ({ measures: { industries, firms } }: Side) =>
    industries
      .map(({ name, count }) =>
        m.comparison.industry(m.words.industryName(name), formatShare(count / firms)),
      )
      .join(m.comparison.separator);
  return {
    key: 'industries',
    label: m.comparison.industries,
    a: text(a),
    b: text(b),
    difference: '',
  };
}

/** The steps of the path, where at least one group is a cluster. */
function pathRows(
  a: Side,
  b: Side,
  paths: readonly ClusterPath[],
  { looking: { path: t }, comparison }: Messages,
): ComparedRow[] {
  if (a.cluster === null && b.cluster === null) return [];
  return PATH_STEPS.map((step, i): ComparedRow => {
    const of = ({ cluster }: Side) => (cluster === null ? undefined : paths[cluster]?.steps[i]);
    const text = (side: Side) => {
      const found = of(side);
      if (!found) return '–';
      if (found.level === 'unknown') return t.level.unknown;
      return comparison.step(t.level[found.level], t.percentile(found.percentile));
    };
    const [x, y] = [of(a)?.percentile ?? NaN, of(b)?.percentile ?? NaN];
    return {
      key: step,
      label: comparison.path(t.step[step]),
      a: text(a),
      b: text(b),
      difference: signed((x - y) * 100, (value) => formatFixed(value, 0)),
    };
  });
}

function signed(value: number, text: (size: number) => string): string {
  if (Number.isNaN(value)) return '–';
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${text(Math.abs(value))}`;
}
