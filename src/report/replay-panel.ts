import type { ReplayFacts, StudyDifference, StudyPanel } from '../study';
import { CHANGE_TOOLS, EXCHANGE_TOOLS, ROUND_TOOLS } from './replay-panel-tools';
import { check } from './replay-text';

type Rounds = NonNullable<StudyPanel['rounds']>;
type Found = Extract<StudyDifference['found'], { ok: true }>['value'];

/** Where findings.json has what a difference in differences is. */
const PATH = 'panel.difference';

/** Firms over time: what became of them, and whether the measure changed with it; nothing where the study follows none. */
export function panelLines({ panel }: Pick<ReplayFacts, 'panel'>): string[] {
  if (!panel) return [];
  const { rounds, difference } = panel;
  const own = difference && 'found' in difference ? difference : null;
  const found = own?.found.ok ? own.found.value : null;
  if (!rounds && !found) return [];
  return [
    ...(rounds ? [ROUND_TOOLS] : []),
    ...(found ? [CHANGE_TOOLS] : []),
    'section("Firms over time")',
    ...(rounds ? roundLines(rounds) : []),
    ...(own && found ? differenceLines(own, found, rounds) : []),
  ];
}

/** The exchange of who it happened to, from draws.csv. */
export function panelDrawLines({ panel }: Pick<ReplayFacts, 'panel'>): string[] {
  const difference = panel?.difference;
  if (!difference || !('found' in difference) || !difference.found.ok) return [];
  const { permutation } = difference.found.value;
  if (!permutation) return [];
  const p =
    'groups' in permutation
      ? 'exchange_of_groups(changed$y, changed$inside, changed$group, "panel_group_permutation")'
      : 'exchange_of_firms(changed$y, changed$inside, "panel_firm_permutation")';
  return [
    EXCHANGE_TOOLS,
    check('p by exchange of whom it happened to', p, permutation.pValue, `${PATH}.permutation`),
  ];
}

/** R's name of each count of a pair of rounds. */
const COUNTS = [
  ...([
    ['entered', 'entered'],
    ['enteredInside', 'entered_inside'],
    ['left', 'left'],
  ] as const),
  ...([
    ['leftInside', 'left_inside'],
    ['stayed', 'stayed'],
    ['outside', 'outside'],
  ] as const),
  ...([
    ['becameInside', 'became_inside'],
    ['becameOutside', 'became_outside'],
  ] as const),
  ...([
    ['sameCluster', 'same_cluster'],
    ['changedCluster', 'changed_cluster'],
  ] as const),
  ...([
    ['unknown', 'unknown'],
    ['moved', 'moved'],
    ['movedIn', 'moved_in'],
  ] as const),
  ...([
    ['movedOut', 'moved_out'],
    ['clustersNew', 'clusters_new'],
  ] as const),
  ...([['clustersGone', 'clusters_gone']] as const),
];

function roundLines({ found, pairs, again }: Rounds): string[] {
  const withoutId = found.reduce((sum, round) => sum + round.withoutId, 0);
  return [
    ...found.flatMap(({ name, firms, inside, outside, notLocated, clusters }, at) => {
      const one = (of: string, expected: number) =>
        check(`${name}, ${of.replace('_', ' ')}`, `r["${of}"]`, expected, `panel.rounds.${at}`);
      return [
        `r <- counts_of_round(${at + 1})`,
        one('firms', firms),
        one('inside', inside),
        one('outside', outside),
        one('not_located', notLocated),
        one('clusters', clusters),
      ];
    }),
    check('firms in several rounds', 'firms_again()', again, 'panel.firms_again'),
    check('rows without an id', 'sum(is.na(rounds$firm))', withoutId, 'panel.without_id'),
    ...pairs.flatMap((pair, at) => {
      const id = `panel.changes.${at}`;
      const one = (name: string, expected: number) =>
        check(`${pair.to}, ${name.replaceAll('_', ' ')}`, `r["${name}"]`, expected, id);
      return [
        `r <- changes_between(${at + 1}, ${at + 2})`,
        ...COUNTS.map(([key, name]) => one(name, pair[key])),
        ...(pair.ties
          ? [
              one('ties_kept', pair.ties.kept),
              one('ties_gained', pair.ties.gained),
              one('ties_lost', pair.ties.lost),
            ]
          : []),
      ];
    }),
  ];
}

function differenceLines(own: StudyDifference, found: Found, rounds: Rounds | null): string[] {
  const { means, linear, poisson, placebo, cohorts } = found;
  return [
    ...happenedLines(own, found, rounds),
    check('times at which it happened', 'length(cohorts)', cohorts, `${PATH}.cohorts`),
    ...(own.window === undefined ? [] : [windowLine(own.window, rounds)]),
    ...(['changed', 'unchanged'] as const).flatMap((side) => {
      const { before, after } = side === 'changed' ? means.treated : means.never;
      const isChanged = side === 'changed' ? 'TRUE' : 'FALSE';
      const id = `${PATH}.means.${side}`;
      return [
        check(`${side}, mean before`, `cell_mean(${isChanged}, FALSE)`, before.mean, id),
        check(`${side}, mean after`, `cell_mean(${isChanged}, TRUE)`, after.mean, id),
      ];
    }),
    ...fitLines('linear', 'two_way(stacked, happened(stacked))', linear, 'linear'),
    ...fitLines('Poisson', 'two_way(stacked, happened(stacked), TRUE)', poisson, 'poisson'),
    ...pathLines(found),
    ...fitLines(
      'placebo, linear',
      'two_way(earlier, supposed)',
      placebo?.linear ?? null,
      'placebo.linear',
    ),
    ...fitLines(
      'placebo, Poisson',
      'two_way(earlier, supposed, TRUE)',
      placebo?.poisson ?? null,
      'placebo.poisson',
    ),
  ];
}

/** Whom it happened to, from where firms are: from rounds.csv, or from the distance to the opening. */
function happenedLines(
  { left, of, opening }: StudyDifference,
  { treated, never, oneSided, once }: Found,
  rounds: Rounds | null,
): string[] {
  const leftOut = (name: string, firms: number) =>
    check(
      `left out: ${name.replaceAll('_', ' ')}`,
      of === 'inside'
        ? `sum(b %in% ${{ inside_from_the_first: -1, left_again: -2, not_located: -3 }[name]})`
        : `left_out("${name}")`,
      firms,
      `${PATH}.left_out.${name}`,
    );
  const isApart =
    of === 'inside'
      ? `b[panel$firm] != ifelse(is.na(panel$since), 0, panel$since)`
      : `(panel$km <= ${opening!.km}) == is.na(panel$since)`;
  return [
    ...(of === 'inside' && rounds ? [`b <- became_inside(${rounds.found.length})`] : []),
    leftOut('inside_from_the_first', left.already),
    leftOut('left_again', left.returned),
    leftOut('not_located', left.notLocated),
    check('rows that say another time', `sum(${isApart})`, 0, `${PATH}.changed`),
    check('it happened to', 'length(usable$treated)', treated, `${PATH}.changed`),
    check('it never happened to', 'length(usable$never)', never, `${PATH}.unchanged`),
    check(
      'not known before and after',
      'length(unique(panel$firm)) - length(unlist(usable))',
      oneSided + once,
      `${PATH}.without_measure_before_and_after`,
    ),
  ];
}

function windowLine(window: number, rounds: Rounds | null): string {
  const years = (rounds?.found ?? []).map(({ year }) => year);
  return check(
    'years of events for a round',
    `min(diff(c(${years.join(', ')})))`,
    window,
    `${PATH}.years_of_events`,
  );
}

function fitLines(name: string, fit: string, found: Found['poisson'], member: string): string[] {
  if (!found?.ok) return [];
  const { estimate, stdError, df, pValue, ciLow, ciHigh, ratio, units, groups, without } =
    found.value;
  const one = (what: string, value: string, expected: number) =>
    check(`${name}, ${what}`, value, expected, `${PATH}.${member}`);
  return [
    `f <- ${fit}`,
    one('estimate', 'f$estimate', estimate),
    one('error', 'f$error', stdError),
    one('degrees of freedom', 'f$df', df),
    one('p', 'f$p', pValue),
    one('low', 'f$low', ciLow),
    one('high', 'f$high', ciHigh),
    ...(ratio
      ? [
          one('ratio', 'exp(f$estimate)', ratio.estimate),
          one('ratio, low', 'exp(f$low)', ratio.ciLow),
          one('ratio, high', 'exp(f$high)', ratio.ciHigh),
          one('firms without any', 'f$without', without),
        ]
      : []),
    one('firms', 'f$firms', units),
    one('groups', 'f$groups', groups),
  ];
}

function pathLines({ path }: Found): string[] {
  if (!path) return [];
  const times = path.points.map(({ relative }) => relative);
  const before = times.flatMap((time, at) => (time < 0 ? [at + 1] : []));
  return [
    `f <- two_way(stacked, sapply(c(${times.join(', ')}), function(t) as.numeric(stacked$own & stacked$relative == t)))`,
    ...path.points.flatMap(({ relative, estimate, stdError, ciLow, ciHigh, pValue }, at) => {
      const one = (what: string, field: string, expected: number) =>
        check(
          `time ${relative}, ${what}`,
          `f$${field}[${at + 1}]`,
          expected,
          `${PATH}.path.points.${at}`,
        );
      return [
        one('estimate', 'estimate', estimate),
        one('error', 'error', stdError),
        one('p', 'p', pValue),
        one('low', 'low', ciLow),
        one('high', 'high', ciHigh),
      ];
    }),
    ...(path.before
      ? [
          `z <- all_zero(f, c(${before.join(', ')}))`,
          check('times before, F', 'z["f"]', path.before.statistic, `${PATH}.path.before`),
          check('times before, p', 'z["p"]', path.before.pValue, `${PATH}.path.before`),
        ]
      : []),
  ];
}
