import { describeRefusal, formatCount, formatDecimals, formatP, type Messages } from '../../i18n';
import { isArbitrary } from '../../model';
import type { ResidualReach, StudyModels, StudySpace } from '../../study';
import type { FigureTable } from '../svg';

export interface SpaceTable extends FigureTable {
  /** Whether what the model leaves is alike among neighbours, in a sentence; null where it could not be tested. */
  readonly verdict: string | null;
  readonly refusals: readonly string[];
}

/** What the model of the Lagrange multiplier tests is, a sentence each. */
export function linearNotes(models: Pick<StudyModels, 'offset'> | null, m: Messages): string[] {
  const { space, offset } = m.models;
  return [space.linear, ...(models?.offset ? [offset.linear(models.offset.column)] : [])];
}

/** The tests for spatial likeness as a table. p of Moran's I is the permutation's. `models`: whose errors are read beside it. */
export function spaceTable(
  space: StudySpace,
  m: Messages,
  models: Pick<StudyModels, 'errors' | 'errorParameters' | 'chosenErrors'> | null,
): SpaceTable {
  const t = m.models.space;
  const refusals = new Set<string>();
  const moran = (name: string, found: StudySpace['outcome'] | null, id: string) => {
    if (!found) return [];
    if (!found.ok) {
      refusals.add(`${name}: ${describeRefusal(found.problem, m)}`);
      return [];
    }
    const { statistic, permutation } = found.value;
    const cells = [name, formatDecimals(statistic, 3), formatP(permutation.pValue)];
    // Draws are neither in findings.json nor repeated.
    return [{ cells, id: ['', id, ''] }];
  };
  const lagrange = () => {
    if (!space.linear.ok) {
      refusals.add(describeRefusal(space.linear.problem, m));
      return [];
    }
    const { lag, error, robustLag, robustError } = space.linear.value;
    return [
      [t.lag, lag, 'lag'] as const,
      [t.error, error, 'error'] as const,
      [t.robustLag, robustLag, 'robust_lag'] as const,
      [t.robustError, robustError, 'robust_error'] as const,
    ].map(([name, { statistic, pValue }, id]) => ({
      cells: [name, formatDecimals(statistic, 2), formatP(pValue)],
      id: `space.${id}`,
    }));
  };
  const rows = [
    ...moran(t.outcome, space.outcome, 'space.outcome'),
    ...moran(t.residuals, space.residuals, 'space.residuals'),
    ...lagrange(),
  ];
  const { firms, points } = space.shared;
  const arbitrary = isArbitrary(space.chosen, space.shared);
  const left = space.residuals?.ok ? space.residuals.value.permutation.pValue : NaN;
  return {
    head: [t.test, t.statistic, t.p],
    rows: rows.map(({ cells }) => cells),
    ids: rows.map(({ id }) => id),
    verdict: Number.isNaN(left)
      ? null
      : left >= 0.05
        ? arbitrary
          ? t.arbitrary(firms, points)
          : t.independent
        : isAllowedFor(space, models)
          ? t.dependentAllowed
          : t.dependent(space.reach?.squaresKm ?? null),
    refusals: [...refusals],
  };
}

/** The errors in use let firms be alike as far as the residuals are. */
function isAllowedFor(
  { reach }: StudySpace,
  models: Pick<StudyModels, 'errorParameters' | 'chosenErrors'> | null,
): boolean {
  if (!models) return false;
  const { groups, gridKm, conleyKm } = models.errorParameters;
  const needed = reach?.squaresKm ?? Infinity;
  if (models.chosenErrors === 'conley') return conleyKm >= needed;
  return models.chosenErrors === 'clustered' && groups === 'grid' && gridKm >= needed;
}

/** The residuals' likeness by distance as a table, with its sentence. */
export function reachTable(
  { bands, km, squaresKm, firms }: ResidualReach,
  m: Messages,
): FigureTable & { readonly sentence: string } {
  const t = m.models.space;
  const known = bands.flatMap((band, at) => (band.pairs > 0 ? [{ ...band, at }] : []));
  return {
    head: [t.band, t.pairs, t.statistic, t.p],
    rows: known.map(({ fromKm, toKm, pairs, statistic, pValue }) => [
      t.bandOf(fromKm, toKm),
      formatCount(pairs),
      formatDecimals(statistic, 3),
      formatP(pValue),
    ]),
    ids: known.map(({ at }) => `space.correlogram.${at}`),
    sentence: t.reach(km, squaresKm, firms),
  };
}
