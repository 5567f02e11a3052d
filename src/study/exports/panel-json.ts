import { notesJson, orNull, type DifferenceInDifferences, type JsonObject } from '../../evidence';
import { labelInFiles } from '../firms/column-names';
import type { LeftOut } from '../panel/panel-data';
import type { RoundPair } from '../panel/rounds-seen';
import type { StudyDifference, StudyPanel } from '../questions/panel';

/** Why firms are left out, as files call it. */
export const LEFT_OUT: Readonly<Record<LeftOut, string>> = {
  already: 'inside_from_the_first',
  returned: 'left_again',
  notLocated: 'not_located',
};

/** Firms over time in findings.json. */
export function panelJson({ rounds, refusal, difference }: StudyPanel) {
  return {
    ...(refusal ? { refused: refusal.problem } : {}),
    ...(rounds
      ? {
          column: rounds.column,
          firms_again: rounds.again,
          without_id: rounds.found.reduce((sum, { withoutId }) => sum + withoutId, 0),
          ids_of_another_form: rounds.folded,
          clusters_of: rounds.clusters,
          rounds: rounds.found.map(({ name, year, firms, withoutId, ...where }) => ({
            round: name,
            year: orNull(year),
            ...{ firms, without_id: withoutId },
            ...{ inside: where.inside, outside: where.outside },
            ...{ not_located: where.notLocated, clusters: where.clusters },
          })),
          changes: rounds.pairs.map(pairJson),
        }
      : {}),
    ...(difference
      ? {
          difference:
            'found' in difference
              ? differenceJson(difference)
              : { refused: difference.refusal.problem },
        }
      : {}),
  };
}

const pairJson = (pair: RoundPair) => ({
  ...{ from: pair.from, to: pair.to },
  ...{ entered: pair.entered, entered_inside: pair.enteredInside },
  ...{ left: pair.left, left_inside: pair.leftInside, stayed: pair.stayed },
  stayed_outside: pair.outside,
  became_inside: pair.becameInside,
  became_inside_by_moving: pair.movedIn,
  became_outside: pair.becameOutside,
  became_outside_by_moving: pair.movedOut,
  same_cluster: pair.sameCluster,
  changed_cluster: pair.changedCluster,
  not_located: pair.unknown,
  moved: pair.moved,
  clusters_new: pair.clustersNew,
  clusters_gone: pair.clustersGone,
  ties: pair.ties && {
    ...{ kept: pair.ties.kept, gained: pair.ties.gained, lost: pair.ties.lost },
    firms_before: pair.ties.firmsBefore,
    firms_after: pair.ties.firmsAfter,
  },
});

function differenceJson(own: StudyDifference) {
  const { outcome, of, opening, times, by, window, alike, byFirm, found } = own;
  return {
    outcome: labelInFiles(outcome),
    of,
    ...(opening ? { opening } : {}),
    ...{ times, times_are: by },
    ...(window === undefined ? {} : { years_of_events: window }),
    ...{ alike, errors_by_firm: byFirm },
    left_out: Object.fromEntries(
      Object.entries(own.left).map(([why, firms]) => [LEFT_OUT[why as LeftOut], firms]),
    ),
    ...(found.ok ? foundJson(found.value) : { refused: found.problem }),
  };
}

type Fit = DifferenceInDifferences['linear'];

function fitJson(fit: Fit): JsonObject {
  if (!fit.ok) return { refused: { ...fit.problem } as unknown as JsonObject };
  const { value, notes } = fit;
  return {
    estimate: orNull(value.estimate),
    std_error: orNull(value.stdError),
    p_value: orNull(value.pValue),
    ci_low: orNull(value.ciLow),
    ci_high: orNull(value.ciHigh),
    df: value.df,
    observations: value.n,
    firms: value.units,
    times: value.times,
    groups: value.groups,
    firms_without_any: value.without,
    ...(value.ratio
      ? {
          ratio: orNull(value.ratio.estimate),
          ratio_ci_low: orNull(value.ratio.ciLow),
          ratio_ci_high: orNull(value.ratio.ciHigh),
        }
      : {}),
    notes: notesJson(notes),
  };
}

function foundJson(found: DifferenceInDifferences) {
  const { means, linear, poisson, path, placebo, permutation } = found;
  return {
    ...{ changed: found.treated, unchanged: found.never, cohorts: found.cohorts },
    without_measure_before_and_after: found.oneSided + found.once,
    means: { changed: means.treated, unchanged: means.never },
    linear: fitJson(linear),
    poisson: poisson && fitJson(poisson),
    path: path && {
      points: path.points.map(({ relative, estimate, stdError, ciLow, ciHigh, pValue }) => ({
        ...{ time: relative, estimate, std_error: stdError },
        ...{ ci_low: ciLow, ci_high: ciHigh, p_value: pValue },
      })),
      before: path.before && {
        ...{ f: path.before.statistic, df1: path.before.df1, df2: path.before.df2 },
        p_value: path.before.pValue,
      },
    },
    placebo: placebo && {
      times_before: placebo.early,
      linear: fitJson(placebo.linear),
      poisson: placebo.poisson && fitJson(placebo.poisson),
    },
    permutation: permutation && {
      ...{ p_value: permutation.pValue, draws: permutation.draws, seed: permutation.seed },
      of: 'groups' in permutation ? 'groups' : 'firms',
    },
  };
}
